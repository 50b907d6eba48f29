import { beforeAll, describe, expect, it } from "vitest";
import { tableOf } from "../../src/cli/table.ts";
import { blankWorkbook } from "../../src/host/node.ts";
import { liveCells } from "./formulas.ts";
import { edited, madeBy, reopened, runLine, sheetOf, type Run } from "./line.ts";

/** Texts that a spreadsheet, a browser, a terminal or a reader could take for more than text. */
const TEXTS = [
  '=HYPERLINK("http://exemple.fr","clic")',
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\tonglet",
  "<script>alert(1)</script>",
  "[Classeur.xlsx]Feuil1!A1",
  "{=1}",
  "gauche \u202edroite",
  "🎓 école",
  "\u001b[31mrouge\u001b[0m",
  "A".repeat(32_767),
];

describe("texts that would be more than text", () => {
  let run: Run;
  beforeAll(async () => {
    run = await runLine(
      await edited(blankWorkbook(), (context) => {
        const { worksheets } = context.workbook;
        const named = (name: string, rows: readonly (readonly (string | number)[])[]) => {
          const sheet = worksheets.add(name);
          sheet.getRangeByIndexes(0, 0, rows.length, rows[0]!.length).values = rows.map((row) => [...row]);
        };
        const text = (value: string) => `'${value}`;
        named("=1+1", [
          ["Indicateur", "Exigence", "Constaté"],
          ...TEXTS.map((each) => [text(each), "'< 5 j", "'9,5 j"]),
        ]);
        named("<script>+\u202e", [["Établissement", "Nombre de DA"], ...TEXTS.map((each, i) => [text(each), 10 + i])]);
      }),
    );
  });

  it("are read, and judged", () => {
    expect(run.results.findings.filter(({ code }) => code === "service.breached")).toHaveLength(TEXTS.length);
  });

  it("make no formula, no link outside and no error on the summary sheets", () => {
    const saved = reopened(run.bytes);
    const live = liveCells(saved, madeBy(run));
    expect(live.filter(({ formula }) => /^(HYPERLINK|1\+1|2\+3|SUM\(A1\))/.test(formula))).toEqual([]);
    expect(live.filter(({ value }) => typeof value === "string" && /^#[A-Z/0]+[!?]?$/.test(value))).toEqual([]);
    const outside = madeBy(run).flatMap((name) =>
      sheetOf(saved, name).hyperlinks.filter(({ address }) => address !== null),
    );
    expect(outside).toEqual([]);
  });

  it.each(["fr", "en"] as const)("give a terminal neither codes nor marks of direction (%s)", (locale) => {
    expect(tableOf(run.results, locale).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
