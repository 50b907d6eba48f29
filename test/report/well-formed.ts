import { expect } from "vitest";
import { a1, parseArea } from "../../src/cells/address.ts";
import type { Plan } from "../../src/report/plan.ts";

/** What Excel would refuse, or show wrong, in any plan. `users`: tab names of the users' sheets. */
export function expectWellFormed(plan: Plan, users: readonly string[]): void {
  const names = new Set([...users, ...plan.sheets.map(({ name }) => name)]);
  for (const sheet of plan.sheets) {
    const places = sheet.cells.map(({ row, column }) => a1(row, column));
    expect(repeated(places), `cells written twice on ${sheet.name}`).toEqual([]);
    for (const { row, column, content, style, link } of sheet.cells) {
      const place = `${sheet.name}!${a1(row, column)}`;
      expect(plan.styles[style], `${place} style ${style}`).toBeDefined();
      expect(column, place).toBeGreaterThan(0);
      if (content?.kind === "formula") {
        expect(content.formula, place).toMatch(/^=[^=]/);
        expect(content.formula.length, place).toBeLessThanOrEqual(8_192);
        for (const text of content.formula.match(/"(?:[^"]|"")*"/g) ?? [])
          expect(text.length, `${place} ${text}`).toBeLessThanOrEqual(257);
        const outside = content.formula.replace(/"(?:[^"]|"")*"/g, "");
        for (const [, name = ""] of outside.matchAll(/'((?:[^']|'')+)'!/g))
          expect(names, `${place} refers to ${name}`).toContain(name.replaceAll("''", "'"));
        expect(outside, place).not.toMatch(/\bTEXT\(|LET\(|FILTER\(|XLOOKUP\(/);
        expect(String(content.value), place).not.toMatch(/NaN|undefined|Infinity|\[object/);
      } else if (content?.kind === "number") expect(Number.isFinite(content.value), place).toBe(true);
      else if (content?.kind === "text") expect(content.text, place).not.toMatch(/undefined|NaN|\{\w+\}|\[object/);
      if (link !== undefined) {
        const [, name = "", address = ""] = /^'((?:[^']|'')+)'!(.+)$/.exec(link) ?? [];
        expect(names, `${place} links to ${link}`).toContain(name.replaceAll("''", "'"));
        expect(parseArea(address), link).not.toBeNull();
      }
    }
    for (const { range, formula } of sheet.conditionalFormats) {
      expect(parseArea(range), range).not.toBeNull();
      expect(formula.startsWith("="), formula).toBe(true);
      expect(formula, "other sheets are out of reach of older files").not.toContain("!");
    }
    for (const chart of sheet.charts) {
      const data = plan.sheets.find(({ key }) => key === (chart.dataSheet ?? sheet.key));
      const filled = new Set(data?.cells.filter(({ content }) => content).map(({ row, column }) => a1(row, column)));
      expect(filled, `${chart.name} title`).toContain(chart.title.cell);
      for (const { name, values, categories } of chart.series) {
        expect(filled, `${chart.name} series ${name}`).toContain(name);
        expect(
          cellsOf(values).some((cell) => filled.has(cell)),
          `${chart.name} ${values}`,
        ).toBe(true);
        expect(cellsOf(categories).length).toBe(cellsOf(values).length);
      }
      expect(parseArea(`${chart.from}:${chart.to}`), chart.name).not.toBeNull();
    }
    const [area] = [parseArea(sheet.print.area)];
    const lowest = Math.max(
      ...sheet.cells.map(({ row }) => row),
      ...sheet.charts.map(({ to }) => parseArea(to)?.bottom ?? 0),
    );
    expect(area?.bottom, `print area of ${sheet.name}`).toBe(lowest);
  }
  expect(repeated(plan.sheets.flatMap(({ charts }) => charts.map(({ name }) => name)))).toEqual([]);
}

const repeated = (all: readonly string[]): readonly string[] =>
  all.filter((each, index) => all.indexOf(each) !== index);

function cellsOf(address: string): readonly string[] {
  const area = parseArea(address);
  if (!area) return [];
  const cells: string[] = [];
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) cells.push(a1(row, column));
  return cells;
}
