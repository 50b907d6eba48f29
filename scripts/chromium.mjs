// The browser in which the pane is tried and timed; nothing else here needs one.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** CHROMIUM's, the system's, or Playwright's own; null where there is none. */
export const chromiumPath =
  [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", chromium.executablePath()].find(
    (path) => path && existsSync(path),
  ) ?? null;

export const launchChromium = () => chromium.launch({ executablePath: chromiumPath, args: FLAGS });
