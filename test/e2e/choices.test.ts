import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFile, recompute, save, status, tab, type } from "./acts.ts";
import { hasChromium, openStage, situation } from "./chromium.ts";
import { pane as fr } from "../../src/locales/fr/pane.ts";
import type { Stage } from "./chromium.ts";

describe.skipIf(!hasChromium)("what a person chooses", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it("about a sheet is kept in the workbook, and found again in the saved file", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await tab(pane, "Sources").click();
    await pane.getByRole("button", { name: /Feuille de route/ }).click();
    const kind = pane.getByRole("combobox", { name: "Nature" });
    await kind.click();
    await pane.getByRole("option", { name: "Décisions" }).click();
    await pane.getByRole("button", { name: "Appliquer" }).click();
    await situation(pane, "ready");
    await recompute(bench);
    const saved = await save(page);
    expect(saved.suggestedFilename()).toBe("copil-2015-09.jauge.xlsx");
    const buffer = readFileSync(await saved.path());
    await openFile(page, { name: "copil-2015-09.xlsx", buffer });
    await page.getByRole("tab", { name: "Synthèse COPIL" }).waitFor();
    await situation(pane, "current");
    await tab(pane, "Sources").click();
    await pane.getByRole("button", { name: /^Feuille de route/ }).click();
    expect(await kind.innerText()).toBe("Décisions");
    await bench.close();
  });

  it("on the sheet Paramètres is what the next run takes", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await recompute(bench);
    await page.getByRole("tab", { name: "Paramètres", exact: true }).last().waitFor();
    const sheets = page.getByRole("tablist", { name: "Feuilles" });
    await sheets.getByRole("tab", { name: "Paramètres" }).click();
    const labels = page.locator('[role="gridcell"]', { hasText: "Date de la situation" }).first();
    const row = Number(await labels.getAttribute("data-row")) + 1;
    await type(page, `C${row}`, "31/08/2015");
    await pane.getByRole("button", { name: fr.actions.recompute }).click();
    await expect.poll(() => status(pane), { timeout: 20_000 }).toBe("À jour · situation au 31/08/2015");
    await pane.getByText("69,84 %").first().waitFor();
    await bench.close();
  });
});

describe.skipIf(!hasChromium)("in English", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it("the page, the pane and the pack speak English, numbers too", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await page.getByRole("combobox", { name: "Langue" }).selectOption("en");
    await pane.getByRole("button", { name: "Recompute indicators" }).click();
    await situation(pane, "current");
    expect(await status(pane)).toMatch(/^Up to date · as of/);
    await pane.getByText("71.16%").first().waitFor();
    const ribbon = page.getByRole("toolbar", { name: "Ribbon" });
    expect(await ribbon.getByRole("button").allInnerTexts()).toEqual(["Pane", "Recompute", "Summary"]);
    const sheets = await page.getByRole("tablist", { name: "Sheets" }).getByRole("tab").allInnerTexts();
    expect(sheets.slice(6)).toEqual([
      "Steering summary",
      "Budget execution",
      "Quality indicators",
      "Support",
      "Reliability",
      "Decisions",
      "Roadmap",
      "Checks",
      "Settings",
    ]);
    const words = await pane.locator("body").innerText();
    expect(words.match(/\b(depuis|feuilles?|constats?|écriture|engagé|mandaté|Réessayer|sur)\b/gi) ?? []).toEqual([]);
    expect(bench.troubles).toEqual([]);
    await bench.close();
  });
});
