import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { jsonOf } from "../../src/cli/json.ts";
import { tableOf } from "../../src/cli/table.ts";
import { blankWorkbook } from "../../src/host/node.ts";
import { openXmlErrors } from "../open-xml-sdk.ts";
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
        named("@Relevé", [
          ["Type", "Description", "Échéance", "Acteurs"],
          ...TEXTS.map((each) => ["A", text(each), "'14/10/2015", text(each.slice(0, 40))]),
        ]);
        named("-Scénarios", [
          ["Scénario", "2016", "2017", "Effort (ETP)"],
          ...TEXTS.map((each) => [text(each), 5, 10, "'10 à 12 ETP"]),
        ]);
        named('"Faits"', [
          ["Fait", "Valeur", "Cible"],
          ...TEXTS.map((each) => [text(each), "'2 %", "'au maximum 1,5 %"]),
        ]);
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

  it("stand on the sheets of decisions, scenarios and facts too", () => {
    expect(madeBy(run)).toEqual(expect.arrayContaining(["Décisions", "Scénarios", "Faits"]));
  });

  it("leave the file valid, its charts' titles and names included", async () => {
    expect(await openXmlErrors(run.bytes)).toEqual([]);
    const charts = Object.entries(unzipSync(run.bytes)).filter(([part]) => /charts\/chart\d*\.xml$/.test(part));
    expect(charts.length).toBeGreaterThan(3);
    expect(charts.filter(([, xml]) => strFromU8(xml).includes("<script"))).toEqual([]);
  });

  it("are strings of the JSON", () => {
    const said = JSON.stringify(jsonOf(run.results, []));
    expect(said).not.toMatch(/[\p{Cc}]/u);
    expect(JSON.parse(said)).toBeTypeOf("object");
  });

  it.each(["fr", "en"] as const)("give a terminal neither codes nor marks of direction (%s)", (locale) => {
    expect(tableOf(run.results, locale).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
