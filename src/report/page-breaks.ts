import { parseArea } from "../cells/address.ts";
import { FIRST_COLUMN, HEADER_ROW } from "./frame-rows.ts";
import type { PlanCell, PlanChart, PlanPages } from "./plan.ts";

/** Points of an A4 page on its side, between the margins of 1 and 1.5 cm. */
const PAGE_WIDTH = 785;
const PAGE_HEIGHT = 510;
/** Excel rounds heights to pixels, and printers have their own idea of a page. */
const HEIGHT_CARE = 0.96;
/** Widths follow the workbook's font, which another program may measure one pixel wider a character. */
const WIDTH_CARE = 0.88;
/** Excel takes about a thousand in a sheet; so long a sheet is left to break where it may. */
const MOST_BREAKS = 200;

interface Body {
  readonly widths: readonly number[];
  readonly heightOf: (row: number) => number;
  readonly cells: readonly PlanCell[];
  readonly charts: readonly PlanChart[];
  /** 0-based. */
  readonly lastRow: number;
}

/**
 * The scale at which the sheet is one page wide, and the rows that begin a page so that no chart is cut and no block whose
 * room is on one page is spread over two. Null where the sheet is too long for that.
 */
export function pagesOf({ widths, heightOf, cells, charts, lastRow }: Body): PlanPages | null {
  const scale = Math.floor(Math.min(100, (WIDTH_CARE * 100 * PAGE_WIDTH) / sum(widths)));
  const room = (HEIGHT_CARE * 100 * PAGE_HEIGHT) / scale;
  const repeated = heightOf(HEADER_ROW);
  const drawn = charts.map(({ from, to }) => ({ top: parseArea(from)?.top ?? 0, bottom: parseArea(to)?.bottom ?? 0 }));
  const starts = blockStarts(cells);
  const height = (from: number, to: number): number => {
    let points = 0;
    for (let row = from; row < to; row += 1) points += heightOf(row);
    return points;
  };
  const endOf = (start: number): number => starts.find((other) => other > start) ?? lastRow + 1;
  const outsideCharts = (row: number): number => {
    const cut = drawn.find(({ top, bottom }) => top < row && row <= bottom);
    return cut ? outsideCharts(cut.top) : row;
  };
  const breaks: number[] = [];
  let first = 0;
  for (;;) {
    const free = breaks.length === 0 ? room : room - repeated;
    let row = first;
    for (let used = 0; row <= lastRow && used + heightOf(row) <= free; row += 1) used += heightOf(row);
    if (row > lastRow) return { scale, breaks };
    const whole = outsideCharts(row);
    // A block that is cut begins the page where it fits on one; a heading does not stay alone at the foot of a page.
    const start = starts.findLast((each) => each < whole) ?? 0;
    const fits = height(start, endOf(start)) <= room - repeated || height(start, whole) < room / 4;
    const next = starts.includes(whole) || !fits || start <= first ? whole : start;
    if (next <= first || breaks.length === MOST_BREAKS) return null;
    breaks.push(next);
    first = next;
  }
}

/** Rows where a title, or the header of a table that has none, begins a block under the first table. */
function blockStarts(cells: readonly PlanCell[]): readonly number[] {
  const firsts = new Map(cells.filter(({ column }) => column === FIRST_COLUMN).map(({ row, style }) => [row, style]));
  const isTitle = (row: number): boolean => ["section", "message"].includes(firsts.get(row) ?? "");
  const isHeader = (row: number): boolean => firsts.get(row)?.startsWith("header") === true;
  const isTitled = (row: number): boolean => isTitle(row - 1) || isTitle(row - 2) || isTitle(row - 3);
  return [...firsts.keys()]
    .filter((row) => row > HEADER_ROW && (isTitle(row) || (isHeader(row) && !isTitled(row))))
    .sort((a, b) => a - b);
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
