import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { parseArea } from "../../src/cells/address.ts";
import { convert, hasLibreOffice } from "../libreoffice.ts";
import {
  edited,
  formulaAt,
  madeBy,
  reopened,
  runLine,
  sampleBytes,
  sheetOf,
  SAMPLES,
  valueAt,
  type Run,
} from "./line.ts";

const poppler = (command: string, words: string[], input?: Uint8Array) =>
  spawnSync(command, words, { encoding: "utf8", ...(input && { input }) });
const hasPoppler = poppler("pdftotext", ["-v"]).status === 0;

describe.each(SAMPLES)("the pack of %s", (name) => {
  let run: Run;
  beforeAll(async () => {
    run = await runLine(sampleBytes(name));
  });
  const own = () => madeBy(run).map((title) => sheetOf(reopened(run.bytes), title));

  it("merges and hides no cell, shows no gridlines", () => {
    for (const sheet of own()) {
      expect(sheet.merges).toEqual([]);
      expect(sheet.visibility).toBe("Visible");
      expect(sheet.showGridlines).toBe(false);
      expect([...sheet.rows.values(), ...sheet.columns.values()].filter(({ hidden }) => hidden)).toEqual([]);
    }
  });

  it("prints in A4 landscape, one page wide, its header repeated", () => {
    for (const { name: title, page, names, freeze } of own()) {
      expect(page).toMatchObject({ orientation: "Landscape", paperSize: 9 });
      // Excel takes no page breaks where it fits to pages: such a sheet has a scale at which it is one page wide.
      const { widths } = run.plan.sheets.find((sheet) => sheet.name === title)!;
      const width = widths.reduce((sum, points) => sum + points, 0);
      if (page.fitToWidth !== 1) expect((width * page.scale!) / 100).toBeLessThan(0.9 * 785);
      expect(names.map((item) => item.name)).toContain("_xlnm.Print_Area");
      if (title === "Synthèse COPIL") expect(page.fitToHeight).toBe(1);
      else {
        expect(names.map((item) => item.name)).toContain("_xlnm.Print_Titles");
        expect(freeze).toMatchObject({ rows: 7 });
      }
    }
  });

  it("cuts no chart at the foot of a page, nor parts a title from its table", () => {
    const sheets = run.plan.sheets.filter(({ print }) => print.pages);
    expect(sheets.length).toBeGreaterThan(2);
    for (const { name: title, charts, cells, heights, print } of sheets) {
      const { breaks, scale } = print.pages!;
      expect(sheetOf(reopened(run.bytes), title).page.rowBreaks).toEqual([...breaks]);
      const ends = [...breaks, parseArea(print.area)!.bottom + 1];
      ends.forEach((end, index) => {
        let points = 0;
        for (let row = breaks[index - 1] ?? 0; row < end; row += 1) points += heights.get(row) ?? 15;
        expect((points * scale) / 100).toBeLessThan(510);
      });
      for (const row of breaks) {
        for (const { from, to } of charts) {
          const [top, bottom] = [parseArea(from)!.top, parseArea(to)!.bottom];
          expect(row <= top || row > bottom).toBe(true);
        }
        expect(cells.filter((cell) => cell.row === row - 1 && cell.style === "section")).toEqual([]);
      }
    }
  });

  it("says in Contrôles what passed, what failed, and by which version, when and under which settings", () => {
    const checks = sheetOf(reopened(run.bytes), "Contrôles").cells;
    const said = (column: number) =>
      [...checks.all()].filter(([, at]) => at === column).map(([row]) => [row, checks.value(row, column)] as const);
    const titles = new Map(said(1).map(([row, value]) => [value, row]));
    const first = titles.get("Contrôles par sujet")!;
    const quality = said(1).find(([row, value]) => row > first && value === "Qualité")![0];
    expect([3, 4].map((column) => checks.value(quality, column))).toEqual(["▲ Critique", 1]);
    const budget = said(1).find(([row, value]) => row > first && value === "Budget")![0];
    expect([3, 4, 5].map((column) => checks.value(budget, column))).toEqual(["● Conforme", 0, 0]);
    const about = titles.get("Ce calcul")!;
    expect([1, 2, 3].map((below) => checks.value(about + below, 3))).toEqual([
      "Jauge 1",
      42300.425,
      "aucun\u00a0: tous par défaut",
    ]);
  });

  it("leads by each of its links to a cell of the workbook", () => {
    const workbook = reopened(run.bytes);
    const links = own().flatMap(({ hyperlinks }) => hyperlinks);
    expect(links.length).toBeGreaterThan(20);
    for (const { address, documentReference } of links) {
      expect(address).toBeNull();
      const [, sheet, cell] = /^'((?:[^']|'')*)'!(.*)$/.exec(documentReference ?? "") ?? [];
      expect(() => sheetOf(workbook, (sheet ?? "").replaceAll("''", "'"))).not.toThrow();
      expect(parseArea(cell ?? "")).not.toBeNull();
    }
  });

  it("colours verdicts and severities by words, not by scales", () => {
    const rules = own().flatMap(({ conditionalFormats }) => conditionalFormats.map(({ rule }) => rule.kind));
    expect(rules.length).toBeGreaterThan(5);
    expect([...new Set(rules)]).toEqual(["custom"]);
  });

  it.skipIf(!hasLibreOffice || !hasPoppler)(
    "prints its cover on one page, and no #### anywhere",
    { timeout: 120_000 },
    async () => {
      const pdf = await convert({ bytes: run.bytes, extension: "xlsx" }, "pdf", { locale: "fr-FR" });
      const text = poppler("pdftotext", ["-layout", "-", "-"], pdf).stdout;
      expect(text).not.toContain("###");
      const covers = text.split("\f").filter((page) => page.trimStart().startsWith("Synthèse COPIL"));
      expect(covers).toHaveLength(1);
      expect(covers[0]).toContain("À retenir");
      expect(covers[0]).toContain("Seuils");
    },
  );
});

describe("the cover's charts", () => {
  it("draw nine months, the last three empty, and the gaps to five requirements", async () => {
    const { bytes } = await runLine(sampleBytes("copil-2015-09.xlsx"));
    const saved = reopened(bytes);
    const [c1, c2] = sheetOf(saved, "Synthèse COPIL").charts;
    expect(c1!.series.map(({ values }) => values)).toEqual(
      ["C", "D", "E"].map((column) => `'Exécution budgétaire'!$${column}$8:$${column}$19`),
    );
    for (const cell of ["C17", "D18", "E19"]) expect(valueAt(saved, "Exécution budgétaire", cell)).toBeNull();
    expect(["C16", "D16", "E16"].map((cell) => valueAt(saved, "Exécution budgétaire", cell))).toEqual([
      2275500, 1619175.16, 990220.08,
    ]);
    expect(c1!.series.map(({ points }) => points.find(({ index }) => index === 8)?.label?.numberFormat)).toEqual(
      Array.from({ length: 3 }, () => "0.00,,"),
    );
    expect(c2!.chartType).toBe("BarClustered");
    expect(c2!.series[0]!.points.map(({ fill }) => fill)).toEqual([
      "#FFFFFF",
      "#FFFFFF",
      "#8F1D18",
      "#4F9FB0",
      "#4F9FB0",
    ]);
    expect(c1!.title.formula).toBe("'Exécution budgétaire'!$B$4");
  });
});

describe("live sheets", () => {
  let run: Run;
  beforeAll(async () => {
    run = await runLine(sampleBytes("autre-presentation.xlsx"));
  });

  it("follow a correction of the user's, before any other run", async () => {
    const corrected = reopened(
      await edited(run.bytes, (context) => {
        context.workbook.worksheets.getItem("Suivi 2016").getRange("D11").values = [[1862350.4]];
        context.workbook.worksheets.getItem("Engagements de service").getRange("C7").values = [["'97 %"]];
      }),
    );
    expect(valueAt(corrected, "Exécution budgétaire", "D13")).toBe(1862350.4);
    expect(valueAt(corrected, "Exécution budgétaire", "F13")).toBe(1);
    expect(valueAt(corrected, "Synthèse COPIL", "B7")).toBe(1);
    expect(valueAt(corrected, "Indicateurs qualité", "H10")).toBe("● Conforme");
    expect(valueAt(corrected, "Synthèse COPIL", "K7")).toBe("4 / 4");
  });

  it("leave a rate without denominator empty, without a formula, and say why", async () => {
    const zero = await runLine(
      await edited(sampleBytes("copil-2015-09.xlsx"), (context) => {
        const sheet = context.workbook.worksheets.getItem("Exécution");
        sheet.getRange("C4:F4").values = [[0, 0, "", ""]];
      }),
    );
    expect(valueAt(zero.workbook, "Exécution budgétaire", "G8")).toBeNull();
    expect(formulaAt(zero.workbook, "Exécution budgétaire", "G8")).toBeNull();
    expect(valueAt(zero.workbook, "Exécution budgétaire", "F8")).toBe(0);
    expect(zero.results.budget[0]!.lines[0]!.paymentRate).toEqual({ value: null, reason: "no-commitment" });
    expect(zero.results.findings.map(({ code, cell }) => [code, cell])).toContainEqual(["budget.noCommitment", "C4"]);
  });

  it("have no sheet for an absent subject, but a line on the cover instead of its chart", async () => {
    const budgetOnly = await runLine(
      await edited(sampleBytes("copil-2015-09.xlsx"), (context) => {
        for (const name of ["Qualité", "DA", "Incidents", "Registre", "Feuille de route"])
          context.workbook.worksheets.getItem(name).delete();
      }),
    );
    expect(madeBy(budgetOnly)).toEqual(["Synthèse COPIL", "Exécution budgétaire", "Contrôles", "Paramètres"]);
    expect(sheetOf(budgetOnly.workbook, "Synthèse COPIL").charts).toHaveLength(1);
    expect(valueAt(budgetOnly.workbook, "Synthèse COPIL", "H10")).toMatch(
      /^Aucune donnée.*aucune feuille d'indicateurs reconnue$/,
    );
  });
});
