import { expect } from "vitest";
import { pane as fr } from "../../src/locales/fr/pane.ts";
import { situation } from "./chromium.ts";
import type { Bench } from "./chromium.ts";
import type { Download, FrameLocator, Page } from "playwright-core";

/** What a person does in the page, in French. */

export async function recompute({ pane }: Pick<Bench, "pane">): Promise<void> {
  await pane.getByRole("button", { name: fr.actions.recompute }).click();
  await situation(pane, "current");
}

export const tab = (pane: FrameLocator, name: string | RegExp) => pane.getByRole("tab", { name });

/** Types into a cell of the sheet that is shown. */
export async function type(page: Page, address: string, text: string): Promise<void> {
  await goTo(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

export async function goTo(page: Page, address: string): Promise<void> {
  const box = page.getByRole("textbox", { name: "Zone Nom" });
  await box.fill(address);
  await box.press("Enter");
  await expect.poll(() => box.inputValue()).toBe(address);
}

export const shownSheet = (page: Page): Promise<string> =>
  page.locator('[role="tab"][aria-selected="true"]').innerText();

export const selectedCell = (page: Page): Promise<string> =>
  page.getByRole("textbox", { name: "Zone Nom" }).inputValue();

export async function openFile(page: Page, file: string | { name: string; buffer: Buffer }): Promise<void> {
  const chosen = typeof file === "string" ? file : { ...file, mimeType: "application/octet-stream" };
  await page.locator('input[type="file"]').setInputFiles(chosen);
}

export async function save(page: Page): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Enregistrer sous" }).click(),
  ]);
  return download;
}

export const switchOn = (page: Page, name: string) => page.getByRole("checkbox", { name }).check();
export const switchOff = (page: Page, name: string) => page.getByRole("checkbox", { name }).uncheck();

/** The pane's status line; no-break spaces are plain here. */
export const status = async (pane: FrameLocator): Promise<string> =>
  (await pane.locator("h1").innerText()).replace(/[\u00a0\u202f]/g, " ");
