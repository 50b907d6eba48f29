import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goTo, recompute, selectedCell, shownSheet, status, tab, type } from "./acts.ts";
import { announced, hasChromium, openStage, situation } from "./chromium.ts";
import type { Stage } from "./chromium.ts";

describe.skipIf(!hasChromium)("the sample in a browser", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it("is recomputed by a click, and asks nothing of any other site", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    expect(await status(pane)).toMatch(/^Prêt : 6 feuilles reconnues sur 6/);
    await recompute(bench);
    expect((await announced(bench)).filter((text) => text.startsWith("Synthèse à jour"))).toEqual([
      "Synthèse à jour : 1 critique, 2 à surveiller, 6 informations",
    ]);
    expect(await status(pane)).toMatch(/À jour · situation au 30\/09\/2015/);
    for (const figure of ["71,16 %", "61,16 %", "656 325 €", "2 / 3"]) await pane.getByText(figure).first().waitFor();
    const sheets = await page.getByRole("tablist", { name: "Feuilles" }).getByRole("tab").allInnerTexts();
    expect(sheets.slice(0, 6)).toEqual(["Exécution", "Qualité", "DA", "Incidents", "Registre", "Feuille de route"]);
    expect(sheets.slice(6)).toEqual([
      "Synthèse COPIL",
      "Exécution budgétaire",
      "Indicateurs qualité",
      "Assistance",
      "Fiabilité",
      "Décisions",
      "Feuille de route – synthèse",
      "Contrôles",
      "Paramètres",
    ]);
    expect(
      bench.requests.filter((address) => !address.startsWith(stage.url) && !/^(data|blob):/.test(address)),
    ).toEqual([]);
    expect(bench.troubles).toEqual([]);
    await bench.close();
  });

  it("lists what is breached, and leads to the cited cell without taking the focus", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await recompute(bench);
    await tab(pane, /^Constats/).click();
    await pane.getByRole("heading", { name: "Critique (1)" }).waitFor();
    await pane.getByText(/5,79/).first().waitFor();
    const link = pane.getByRole("button", { name: /Aller à Qualité!C6/ }).first();
    await link.click();
    await expect.poll(() => shownSheet(page)).toBe("Qualité");
    expect(await selectedCell(page)).toBe("C6");
    expect(await link.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true);
    expect((await announced(bench)).at(-1)).toBe("Cellule C6 sélectionnée, F6 pour la grille");
    await bench.close();
  });

  it("says which cell made it stale, keeps what it showed, and computes only when asked", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await recompute(bench);
    await type(page, "D12", "1000000");
    await situation(pane, "stale");
    expect(await status(pane)).toMatch(/À recalculer : Exécution!D12 a changé/);
    await pane.getByText("61,16 %").first().waitFor();
    await recompute(bench);
    await pane.getByText("61,76 %").first().waitFor();
    await bench.close();
  });

  it("counts a requirement once it is confirmed", async () => {
    const bench = await stage.open();
    const { pane } = bench;
    await recompute(bench);
    await tab(pane, /^Constats/).click();
    await pane.getByRole("button", { name: "Maximum" }).first().click();
    await situation(pane, "stale");
    await recompute(bench);
    await tab(pane, "Synthèse").click();
    await pane.getByText("2 / 4").first().waitFor();
    await bench.close();
  });

  it("runs from the ribbon, and shows the cover", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    const ribbon = page.getByRole("toolbar", { name: "Ruban" });
    await ribbon.getByRole("button", { name: "Recalculer" }).click();
    await situation(pane, "current");
    await expect.poll(() => shownSheet(page)).toBe("Synthèse COPIL");
    await page.getByRole("tab", { name: "Qualité", exact: true }).click();
    await ribbon.getByRole("button", { name: "Synthèse" }).click();
    await expect.poll(() => shownSheet(page)).toBe("Synthèse COPIL");
    const charts = page.getByRole("img", { name: /^Graphique/ });
    expect(await charts.count()).toBe(2);
    // A link of the pack leads where it says.
    await goTo(page, "C3");
    await page.keyboard.press("Enter");
    await expect.poll(() => shownSheet(page)).toBe("Indicateurs qualité");
    await bench.close();
  });
});
