import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goTo, openFile, recompute, save, selectedCell, shownSheet, type } from "./acts.ts";
import { hasChromium, openStage } from "./chromium.ts";
import { newWorkbook } from "../../src/host/xlsx/new-workbook.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { saveXlsx } from "../../src/host/xlsx/save.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./chromium.ts";

const cell = (page: Page, row: number, column: number) =>
  page.locator(`[role="gridcell"][data-row="${row}"][data-column="${column}"]`);

/** 50,000 rows of eight columns. */
function longWorkbook(): Buffer {
  const workbook = newWorkbook();
  const { cells } = workbook.sheets[0]!;
  for (let row = 0; row < 50_000; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      cells.setValue(row, column, column === 0 ? `Ligne ${row + 1}` : row * column);
      cells.markEdited(row, column);
    }
  }
  workbook.sheets[0]!.touched.add("cells");
  return Buffer.from(saveXlsx(workbook));
}

describe.skipIf(!hasChromium)("the workbook beside the pane", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it("says what it is", async () => {
    const bench = await stage.open();
    const { page } = bench;
    await page.getByText("Ce n'est pas Excel.").waitFor();
    await page.getByRole("button", { name: "Limites" }).click();
    await page.getByText("ExcelApi 1.17").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await bench.close();
  });

  it("is a grid that a keyboard walks through", async () => {
    const bench = await stage.open();
    const { page } = bench;
    await goTo(page, "B4");
    const leads = async (to: string | RegExp, ...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      await expect.poll(() => selectedCell(page)).toMatch(to);
    };
    await leads(/^C5$/, "ArrowDown", "ArrowRight");
    await leads(/^A5$/, "Home");
    await leads(/^F5$/, "End");
    await leads(/^F12$/, "Control+End");
    await leads(/^A1$/, "Control+Home");
    await leads(/^A1:B2$/, "Shift+ArrowDown", "Shift+ArrowRight");
    await leads(/^A2$/, "ArrowDown");
    await leads(/^A[2-4]\d$/, "PageDown");
    const grid = page.getByRole("grid");
    const active = await grid.getAttribute("aria-activedescendant");
    expect(await page.locator(`#${active}`).getAttribute("aria-selected")).toBe("true");
    expect(await grid.getAttribute("aria-rowcount")).toBe("101");
    await bench.close();
  });

  it("takes what is typed as French Excel does, and gives it up with Esc", async () => {
    const bench = await stage.open();
    const { page } = bench;
    await type(page, "H1", "1 234,5");
    await type(page, "H2", "=H1*2");
    await type(page, "H3", "12,5%");
    expect(await cell(page, 0, 7).innerText()).toMatch(/^1.234,50?$/);
    expect(await cell(page, 1, 7).innerText()).toBe("2469");
    expect(await cell(page, 2, 7).innerText()).toMatch(/^12,50?%$/);
    await goTo(page, "H1");
    await page.keyboard.press("F2");
    await page.keyboard.type("99");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("textbox", { name: "Barre de formule" }).inputValue()).toBe("1234,5");
    await page.getByRole("textbox", { name: "Barre de formule" }).fill("7");
    await page.keyboard.press("Enter");
    await expect.poll(() => cell(page, 1, 7).innerText()).toBe("14");
    await page.getByRole("checkbox", { name: "Feuille protégée" }).check();
    await type(page, "H2", "1").catch(() => undefined);
    await page.getByText("cette cellule est verrouillée").waitFor();
    await bench.close();
  });

  it("draws 50,000 rows by the few that are seen", async () => {
    const bench = await stage.open();
    const { page } = bench;
    await openFile(page, { name: "long.xlsx", buffer: longWorkbook() });
    await expect.poll(() => page.getByRole("grid").getAttribute("aria-rowcount"), { timeout: 20_000 }).toBe("50030");
    for (const row of [25_000, 50_000, 3]) {
      await goTo(page, `A${row}`);
      await expect.poll(() => cell(page, row - 1, 0).innerText()).toBe(`Ligne ${row}`);
    }
    await page.locator(".scroller").hover();
    await page.mouse.wheel(0, 400_000);
    await expect.poll(() => page.getByRole("rowheader").first().innerText().then(Number)).toBeGreaterThan(15_000);
    expect(await page.getByRole("gridcell").count()).toBeLessThan(2000);
    await bench.close();
  });

  it("gives back a file that opens elsewhere: the person's cells and the pack", async () => {
    const bench = await stage.open();
    const { page } = bench;
    await type(page, "D12", "1000000");
    await recompute(bench);
    const saved = openXlsx(readFileSync(await (await save(page)).path()));
    expect(saved.sheets.map(({ name }) => name)).toContain("Synthèse COPIL");
    expect(saved.sheets[0]!.cells.value(11, 3)).toBe(1_000_000);
    await bench.close();
  });

  it("refuses what is no workbook with a sentence, and keeps what it showed", async () => {
    const bench = await stage.open();
    const { page } = bench;
    for (const [name, content, said] of [
      ["rien.xlsx", "", "est vide"],
      ["notes.xlsx", "a;b;c\n1;2;3\n", "fichier texte"],
      ["casse.xlsx", "PK\u0003\u0004 et plus rien", "endommagé"],
    ] as const) {
      await openFile(page, { name, buffer: Buffer.from(content, "latin1") });
      await page.getByRole("status").getByText(said).waitFor();
      expect(await shownSheet(page)).toBe("Exécution");
    }
    await bench.close();
  });
});
