// Renews the pictures that test/line/pictures.test.ts compares printed pages with; look at the pages before.
import { install, run } from "./set-up.mjs";

install();
process.exit(
  run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "test/line/pictures.test.ts"], {
    env: { ...process.env, JAUGE_PICTURES: "renew" },
  }),
);
