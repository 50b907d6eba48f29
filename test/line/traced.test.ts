import { beforeAll, describe, expect, it } from "vitest";
import { areaA1, parseArea, quoteSheet, type Area } from "../../src/cells/address.ts";
import type { PlanCell, SheetPlan } from "../../src/report/plan.ts";
import { runLine, SAMPLES, sampleBytes, sheetOf, type Run } from "./line.ts";

/** "'Feuille'!C6" → the sheet and its area. */
function placeOf(link: string): { readonly sheet: string; readonly area: Area } {
  const [, quoted = "", address = ""] = /^'((?:[^']|'')*)'!(.*)$/.exec(link) ?? [];
  return { sheet: quoted.replaceAll("''", "'"), area: parseArea(address)! };
}

const linksNear = (sheet: SheetPlan, { top, bottom }: Area): readonly PlanCell[] =>
  sheet.cells.filter(({ row, link }) => link !== undefined && row >= top && row <= bottom && row > 2);

describe.each(SAMPLES)("%s: from any headline to its source", (name) => {
  let run: Run;
  let own: ReadonlySet<string>;
  const sheetNamed = (title: string) => run.plan.sheets.find((sheet) => sheet.name === title);
  beforeAll(async () => {
    run = await runLine(sampleBytes(name));
    own = new Set(run.plan.sheets.map((sheet) => sheet.name));
  });

  /** Clicks from a link to a cell of the user's; 3 stands for none within two. */
  function clicks(link: string): number {
    const { sheet, area } = placeOf(link);
    if (!own.has(sheet)) return 1;
    // On the detail sheet: the links of the row where one lands, or of its table when that is its message.
    const detail = sheetNamed(sheet)!;
    const near = linksNear(detail, area.top <= 4 ? { ...area, top: 7, bottom: 40 } : area);
    return near.some((cell) => !own.has(placeOf(cell.link!).sheet)) ? 2 : 3;
  }

  it("each figure of the cover has a link, and each link of it leads to the user's cells in two clicks", () => {
    const cover = run.plan.sheets.find(({ key }) => key === "cover")!;
    const labels = cover.cells.filter(({ row, column }) => row === 5 && [1, 4, 7, 10].includes(column));
    const figures = cover.cells.filter(
      ({ row, column, content }) => row === 6 && [1, 4, 7, 10].includes(column) && content,
    );
    expect(figures).toHaveLength(4);
    expect(labels.filter(({ link }) => link !== undefined)).toHaveLength(4);
    const links = cover.cells.flatMap(({ row, link, content }) =>
      link === undefined || row <= 2 ? [] : [{ said: content, clicks: clicks(link) }],
    );
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((each) => each.clicks > 2)).toEqual([]);
  });

  it("each detail sheet leads from its table to the user's cells", () => {
    for (const { key, name: title, cells } of run.plan.sheets) {
      if (["cover", "settings", "tracking"].includes(key)) continue;
      const outward = cells.filter(({ link }) => link !== undefined && !own.has(placeOf(link).sheet));
      expect([title, outward.length > 0]).toEqual([title, true]);
    }
  });

  it("every number is a live formula, or says in italics that it is a value of the date in row 2", () => {
    const { styles } = run.plan;
    const silent = run.plan.sheets.flatMap((sheet) =>
      sheet.cells
        .filter(({ row }) => row > 6)
        .filter(({ content, style }) => content?.kind === "number" && styles[style]?.font?.italic !== true)
        .map(
          ({ row, column, style }) =>
            `${sheet.key}!${areaA1({ top: row, left: column, bottom: row, right: column })} ${style}`,
        ),
    );
    // Ranks, months and the cells that the user is to fill are no figures.
    expect(silent.filter((cell) => !/ (centred|month|monthLink|input\w*|text)$/.test(cell))).toEqual([]);
    for (const { name: title } of run.plan.sheets.filter(({ cells }) =>
      cells.some(({ style }) => style.endsWith("Dated")),
    ))
      expect(String(sheetOf(run.workbook, title).cells.value(1, 1))).toContain("en italique");
  });

  it("every link stands for what it says", () => {
    for (const { cells } of run.plan.sheets) {
      for (const { link, content } of cells) {
        if (link === undefined || content?.kind !== "text" || !/!\$?[A-Z]{1,3}\d+$/.test(content.text)) continue;
        const { sheet, area } = placeOf(link);
        expect(`${quoteSheet(sheet)}!${areaA1(area)}`.replaceAll("'", "")).toContain(
          content.text.replaceAll("'", "").split(" (")[0],
        );
      }
    }
  });
});
