import { build } from "../../../scripts/set-up.mjs";

/** `dist/cli/jauge.js` is that of the present sources. */
export const setup = (): void => build("node");
