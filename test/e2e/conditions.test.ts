import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goTo, recompute, shownSheet, status, switchOff, switchOn } from "./acts.ts";
import { hasChromium, openStage, situation } from "./chromium.ts";
import { pane as fr } from "../../src/locales/fr/pane.ts";
import type { Stage } from "./chromium.ts";

describe.skipIf(!hasChromium)("an Excel that cannot or may not", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it("is too old below ExcelApi 1.9, and says so; at 1.9 all works", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    const excel = page.getByRole("combobox", { name: "Excel", exact: true });
    await excel.selectOption("1.8");
    await situation(pane, "too-old");
    expect(await status(pane)).toBe("Excel trop ancien (ExcelApi 1.9 requis)");
    const button = pane.getByRole("button", { name: fr.actions.recompute });
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    await excel.selectOption("1.9");
    await situation(pane, "ready");
    await recompute(bench);
    await page.getByRole("tab", { name: "Synthèse COPIL" }).click();
    expect(await page.getByRole("img", { name: /^Graphique/ }).count()).toBe(2);
    await bench.close();
  });

  it("opened for reading only: checks, writes nothing and offers no writing", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await switchOn(page, "Lecture seule");
    await situation(pane, "read-only");
    expect(await pane.getByRole("button", { name: fr.actions.recompute }).count()).toBe(0);
    await pane.getByRole("button", { name: fr.actions.check }).click();
    await pane.getByText("71,16 %").first().waitFor();
    expect(await page.getByRole("tab", { name: "Synthèse COPIL" }).count()).toBe(0);
    await bench.close();
  });

  it("with a protected structure: names the way out, and runs once it was taken", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await switchOn(page, "Structure protégée");
    await pane.getByRole("button", { name: fr.actions.recompute }).click();
    await situation(pane, "structure-protected");
    await pane
      .getByText(/Révision › Protéger le classeur/)
      .first()
      .waitFor();
    await switchOff(page, "Structure protégée");
    await pane.getByRole("button", { name: /^(Réessayer|Recalculer les indicateurs)$/ }).click();
    await situation(pane, "current");
    await bench.close();
  });

  it("with one of the pack's sheets protected: leads to it, and runs once it is free", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await recompute(bench);
    await page.getByRole("tab", { name: "Contrôles" }).click();
    await switchOn(page, "Feuille protégée");
    await page.getByRole("tab", { name: "Exécution", exact: true }).click();
    await pane.getByRole("button", { name: fr.actions.recompute }).click();
    await situation(pane, "own-sheet-protected");
    expect(await status(pane)).toBe("« Contrôles » est protégée");
    await pane.getByRole("button", { name: /Afficher « Contrôles »/ }).click();
    await expect.poll(() => shownSheet(page)).toBe("Contrôles");
    await switchOff(page, "Feuille protégée");
    await pane.getByRole("button", { name: fr.actions.retry }).click();
    await situation(pane, "current");
    await bench.close();
  });

  it("with a cell being typed in: waits, says so, and goes on by itself", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await goTo(page, "B14");
    await page.keyboard.press("F2");
    await page.keyboard.type("en cours");
    await pane
      .getByRole("button", { name: fr.actions.recompute })
      .evaluate((button) => (button as HTMLElement).click());
    await situation(pane, "cell-edit");
    await page.keyboard.press("Escape");
    await situation(pane, "current");
    await bench.close();
  });

  it("in a dark theme: the pane is dark", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await switchOn(page, "Thème sombre");
    await expect
      .poll(() => pane.locator("html").evaluate((html) => getComputedStyle(html).colorScheme), { timeout: 15_000 })
      .toBe("dark");
    await situation(pane, "ready");
    await bench.close();
  });
});
