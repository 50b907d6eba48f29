import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overflowing, setWidth, violations } from "./accessible.ts";
import { recompute, tab, type } from "./acts.ts";
import { announced, hasChromium, openStage, paneFrame, situation } from "./chromium.ts";
import { pane as fr } from "../../src/locales/fr/pane.ts";
import type { Bench, Stage } from "./chromium.ts";
import type { Page } from "playwright-core";

const { results, settings } = fr;

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

/** What has the focus in the pane, as a screen reader names it. */
const focused = async (bench: Bench): Promise<string> =>
  plain(
    await paneFrame(bench).evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
      return element?.getAttribute("aria-label") ?? (label ?? element)?.textContent ?? "";
    }),
  );

/** Presses the key until that has the focus. */
async function reach(bench: Bench, name: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(bench)) === name) return;
    await bench.page.keyboard.press(key);
  }
  throw new Error(`“${name}” is not reached by ${key}`);
}

/** Axe's violations, and what is cut or scrolls sideways at 300 pixels and at 300 pixels and 200 %. */
async function faults(bench: Bench): Promise<string[]> {
  const found = await violations(paneFrame(bench));
  for (const width of [300, 150]) {
    await setWidth(bench, width);
    await bench.page.waitForTimeout(100);
    found.push(...(await overflowing(paneFrame(bench))).map((fault) => `${width}: ${fault}`));
  }
  found.push(...(await violations(paneFrame(bench))).map((fault) => `150: ${fault}`));
  await setWidth(bench, 350);
  return found;
}

const sheet = (page: Page, name: string) =>
  page.getByRole("tablist", { name: "Feuilles" }).getByRole("tab", { name, exact: true });

describe.skipIf(!hasChromium)("for the committee", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it("the situation is stored beside its date, by keyboard, and twice only once one said so", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await recompute(bench);
    const date = pane.getByText("Situation au 30/09/2015", { exact: true });
    const freeze = pane.getByRole("button", { name: results.freeze });
    const [left, right] = [await date.boundingBox(), await freeze.boundingBox()];
    expect(Math.abs(left!.y + left!.height / 2 - (right!.y + right!.height / 2))).toBeLessThan(8);
    expect(await faults(bench)).toEqual([]);
    await reach(bench, fr.actions.recompute, "Shift+Tab").catch(() => reach(bench, fr.actions.recompute));
    await reach(bench, results.freeze, "Shift+Tab");
    await page.keyboard.press("Enter");
    await pane.getByText(results.frozen).waitFor();
    await situation(pane, "current");
    expect(await focused(bench)).toBe(results.freeze);
    await sheet(page, "Suivi").waitFor();

    const question = plain(results.freezeAgain("30/09/2015"));
    await page.keyboard.press("Enter");
    await pane.getByRole("button", { name: results.freezeReplace }).waitFor();
    expect((await announced(bench)).at(-1)).toBe(question);
    expect(await faults(bench)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await focused(bench)).toBe(results.freeze);
    await page.keyboard.press("Enter");
    await reach(bench, results.freezeKeep);
    await page.keyboard.press("Enter");
    expect(await focused(bench)).toBe(results.freeze);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await pane.getByText(results.frozen).waitFor();
    await situation(pane, "current");
    await sheet(page, "Suivi").click();
    await page.locator('[role="gridcell"]', { hasText: "30/09/2015" }).first().waitFor();
    expect(await page.locator('[role="gridcell"]', { hasText: /^30\/09\/2015$/ }).count()).toBe(1);
    expect(bench.troubles).toEqual([]);
    await bench.close();
  });

  it("cells changed by hand are shown before they are lost: kept, replaced one by one, or all", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await recompute(bench);
    await sheet(page, "Exécution budgétaire").click();
    await type(page, "C16", "2300000");
    await sheet(page, "Synthèse COPIL").click();
    await type(page, "B4", "Mon message");
    await recompute(bench);
    const heading = (count: number) => pane.getByRole("heading", { name: results.edits(String(count)) });
    await heading(2).waitFor();
    expect(await faults(bench)).toEqual([]);

    await pane.getByRole("button", { name: "Exécution budgétaire!C16", exact: true }).click();
    await expect.poll(() => page.getByRole("textbox", { name: "Zone Nom" }).inputValue()).toBe("C16");
    await reach(bench, results.replaceCell("Exécution budgétaire!C16"));
    await page.keyboard.press("Enter");
    await heading(1).waitFor();
    await situation(pane, "current");
    expect(await focused(bench)).toBe(results.edits("1"));

    await reach(bench, results.keepEdits);
    await page.keyboard.press("Enter");
    await pane.getByText(results.editsKept).waitFor();
    expect(await focused(bench)).toBe(results.edits("1"));
    expect(await faults(bench)).toEqual([]);
    await recompute(bench);
    await heading(1).waitFor();

    await pane.getByRole("button", { name: results.editsShow }).click();
    await reach(bench, results.replaceAll);
    await page.keyboard.press("Enter");
    await pane.getByText(results.editsNone).waitFor();
    await situation(pane, "current");
    await sheet(page, "Synthèse COPIL").click();
    await page.locator('[role="gridcell"]', { hasText: "71,2 % engagés" }).first().waitFor();
    expect(await page.locator('[role="gridcell"]', { hasText: "Mon message" }).count()).toBe(0);
    expect(bench.troubles).toEqual([]);
    await bench.close();
  });

  it("the sheets that are ticked go, after a confirmation; Paramètres stays unless ticked", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    const names = () => page.getByRole("tablist", { name: "Feuilles" }).getByRole("tab").allInnerTexts();
    const before = await names();
    await recompute(bench);
    await tab(pane, "Paramètres").click();
    await pane.getByRole("button", { name: settings.remove }).focus();
    await page.keyboard.press("Enter");
    const dialog = pane.getByRole("alertdialog");
    await dialog.waitFor();
    const ticks = dialog.getByRole("checkbox");
    expect(await ticks.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))).toEqual([
      ...Array<boolean>((await ticks.count()) - 1).fill(true),
      false,
    ]);
    expect(await faults(bench)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await focused(bench)).toBe(settings.remove);

    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await reach(bench, "Assistance");
    await page.keyboard.press("Space");
    await reach(bench, settings.removeConfirm);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(names).toEqual([...before, "Assistance", "Paramètres"]);
    expect(bench.troubles).toEqual([]);
    await bench.close();
  });
});
