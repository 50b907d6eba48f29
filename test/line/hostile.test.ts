import { beforeAll, describe, expect, it } from "vitest";
import { liveCells } from "./formulas.ts";
import { hostileWorkbook, LABELS, NAMES } from "./hostile-workbook.ts";
import {
  checkLine,
  edited,
  formulaAt,
  madeBy,
  reopened,
  runLine,
  sampleBytes,
  sheetOf,
  valueAt,
  type Run,
} from "./line.ts";

describe("odd names and texts of the user's", () => {
  let run: Run;
  beforeAll(async () => {
    run = await runLine(await hostileWorkbook());
  });

  it("are recognised as any other", () => {
    expect(run.results.sheets.filter(({ own }) => own === null).map(({ sheet, kind }) => [sheet, kind])).toEqual([
      [NAMES.budget, "budget-execution"],
      [NAMES.service, "service-indicators"],
      [NAMES.volumes, "volumes"],
    ]);
  });

  it("appear as text, by live formulas on their cells", () => {
    const saved = reopened(run.bytes);
    const rows = LABELS.map((_, index) => 8 + index);
    expect(rows.map((row) => valueAt(saved, "Indicateurs qualité", `B${row}`))).toEqual([...LABELS]);
    expect(formulaAt(saved, "Indicateurs qualité", "B8")).toContain(`'${NAMES.service}'!A2`);
  });

  it("leave no error, no formula of their own, and every reference resolves", () => {
    const formulas = liveCells(reopened(run.bytes), madeBy(run));
    expect(formulas.filter(({ value }) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
    expect(formulas.filter(({ formula }) => formula.includes("#REF!") || formula === "1+1")).toEqual([]);
    expect(formulas.some(({ formula }) => formula.includes("'L''exécution d''août (à 12'')'!"))).toBe(true);
    const figures = formulas.filter(({ sheet }) => sheet === "Exécution budgétaire").map(({ value }) => value);
    expect(figures).toEqual(expect.arrayContaining([0.4, 0.75]));
  });

  it("are linked to", () => {
    const links = sheetOf(reopened(run.bytes), "Paramètres").hyperlinks.map((link) => link.documentReference);
    for (const name of Object.values(NAMES)) expect(links).toContain(`'${name.replaceAll("'", "''")}'!A1`);
  });

  it("come back the same from a second run", async () => {
    expect(Buffer.compare((await runLine(run.bytes)).bytes, run.bytes)).toBe(0);
  });
});

it("a requirement that begins with an equals sign is a text everywhere", async () => {
  const formula = await edited(sampleBytes("copil-2015-09.xlsx"), (context) => {
    context.workbook.worksheets.getItem("Qualité").getRange("A4:C4").values = [
      ['\'=HYPERLINK("http://exemple.fr","clic")', "'=2", "'+3"],
    ];
  });
  const run = await runLine(formula);
  const own = liveCells(run.workbook, madeBy(run));
  expect(own.filter(({ formula: text }) => /^HYPERLINK/.test(text))).toEqual([]);
  expect(valueAt(run.workbook, "Indicateurs qualité", "B8")).toBe('=HYPERLINK("http://exemple.fr","clic")');
  const external = madeBy(run).flatMap((name) =>
    sheetOf(reopened(run.bytes), name).hyperlinks.filter(({ address }) => address !== null),
  );
  expect(external).toEqual([]);
});

it("a cell at the last column of Excel does not keep the budget beside it from being read", async () => {
  const far = await edited(sampleBytes("copil-2015-09.xlsx"), (context) => {
    context.workbook.worksheets.getItem("Exécution").getRange("XFD40").values = [["x"]];
  });
  const { results } = await checkLine(far);
  expect(results.budget[0]!.lines).toHaveLength(9);
});

it("a lone cell in the last corner of a sheet keeps nothing from being read", async () => {
  const far = await edited(sampleBytes("copil-2015-09.xlsx"), (context) => {
    context.workbook.worksheets.getItem("Exécution").getRange("XFD1048576").values = [["x"]];
  });
  const { results } = await checkLine(far);
  expect(results.budget[0]!.lines).toHaveLength(9);
});
