import { existsSync } from "node:fs";
import { chromiumPath, launchChromium } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/serve.mjs";
import type { Browser, Frame, FrameLocator, Page } from "playwright-core";

/** Tests of the page are skipped, and seen to be, where there is no Chromium (npm start needs none). */
export const hasChromium = chromiumPath !== null;

/** Chromium with what `npm start` serves, built before. */
export interface Stage {
  readonly url: string;
  readonly browser: Browser;
  /** A new page with the sample open and its pane ready. */
  open(options?: OpenOptions): Promise<Bench>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: "active";
  readonly reducedMotion?: "reduce";
  /** Is called before anything is loaded. */
  prepare?(page: Page): Promise<unknown>;
}

export interface Bench {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** What the page asked for, by address. */
  readonly requests: readonly string[];
  /** Errors and refusals that the page or the pane wrote or threw. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

interface Announcing extends Window {
  said: string[];
}

/** Chromium hands announcements to the screen reader without putting them in the page. */
function recordAnnouncements(): void {
  const here = window as unknown as Announcing;
  here.said = [];
  const record = (text: string) => void here.said.push(text);
  Object.assign(Document.prototype, { ariaNotify: record });
  Object.assign(Element.prototype, { ariaNotify: record });
}

/** What the pane has announced so far; no-break spaces are plain here. */
export async function announced({ page }: Pick<Bench, "page">): Promise<string[]> {
  const said = await paneFrame({ page }).evaluate(() => (window as unknown as Announcing).said);
  return said.map((text) => text.replace(/[\u00a0\u202f]/g, " "));
}

export const paneFrame = ({ page }: Pick<Bench, "page">): Frame =>
  page.frames().find((frame) => frame.url().includes("workbench-pane.html"))!;

export async function openStage(): Promise<Stage> {
  for (const file of ["dist/taskpane.html", "dist/workbench/index.html"])
    if (!existsSync(file)) throw new Error(`${file} is not built: npm test builds it, and so does npm start.`);
  const server = await serve(0);
  const browser = await launchChromium();
  return {
    url: server.url,
    browser,
    async open({ width = 1360, height = 900, prepare, ...media } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, acceptDownloads: true, ...media });
      page.setDefaultTimeout(15_000);
      const requests: string[] = [];
      const troubles: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", (error) => troubles.push(error.message));
      page.on("console", (message) => {
        // Office.js sets style attributes that the pane's policy refuses; nothing is lost by it.
        const ofOffice = message.location().url.includes("/office-js/");
        if (message.type() === "error" && !ofOffice) troubles.push(message.text());
      });
      await page.addInitScript(recordAnnouncements);
      await prepare?.(page);
      await page.goto(server.url);
      const pane = page.frameLocator("iframe.pane");
      await pane.locator("[data-situation]:not([data-situation=opening])").waitFor();
      return { page, pane, requests, troubles, close: () => page.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the pane is in one of its situations ("current", "stale", …). */
export const situation = (pane: FrameLocator, name: string): Promise<void> =>
  pane.locator(`[data-situation="${name}"]`).waitFor({ timeout: 20_000 });
