import type { Browser } from "playwright-core";

/** CHROMIUM's, the system's, or Playwright's own; null where there is none. */
export const chromiumPath: string | null;
export function launchChromium(): Promise<Browser>;
