import { textWidth, wrapped } from "./text-width.ts";

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const LINE_HEIGHT = 1.25;
const PIXELS_PER_POINT = 4 / 3;
const GAP = 6;

/** CSS pixels of a line of type. */
export const lineHeight = (points: number): number => points * PIXELS_PER_POINT * LINE_HEIGHT;

export interface LegendEntry {
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

export interface Layout {
  readonly title: { readonly lines: readonly string[]; readonly top: number } | null;
  readonly legend: readonly LegendEntry[];
  /** What is left for axes and plot. */
  readonly rest: Rectangle;
}

export const LEGEND_KEY = 26;

/** Places title and legend around what is left for the plot. */
export function layoutChart(
  size: { readonly width: number; readonly height: number },
  title: { readonly text: string; readonly points: number; readonly bold: boolean } | null,
  legend: { readonly names: readonly string[]; readonly position: string; readonly points: number } | null,
): Layout {
  let top = GAP;
  let bottom = size.height - GAP;
  let left = GAP;
  let right = size.width - GAP;
  let placedTitle: Layout["title"] = null;
  if (title) {
    const lines = wrapped(title.text, size.width - 4 * GAP, title.points, title.bold).slice(0, 3);
    placedTitle = { lines, top };
    top += lines.length * lineHeight(title.points) + GAP;
  }
  const entries: LegendEntry[] = [];
  if (legend && legend.names.length > 0) {
    const height = lineHeight(legend.points);
    const widths = legend.names.map((name) => LEGEND_KEY + textWidth(name, legend.points) * 1.08 + 2 * GAP);
    if (legend.position === "Left" || legend.position === "Right" || legend.position === "Corner") {
      const width = Math.min(Math.max(...widths), size.width / 3);
      const from = legend.position === "Left" ? left : right - width;
      const first = (top + bottom - height * widths.length) / 2;
      legend.names.forEach((name, index) => entries.push({ name, left: from, top: first + index * height }));
      if (legend.position === "Left") left += width;
      else right -= width;
    } else {
      const rows = rowsOf(widths, right - left);
      const from = legend.position === "Top" ? top : bottom - rows.length * height;
      rows.forEach((row, line) => {
        let x = (size.width - row.reduce((sum, index) => sum + widths[index]!, 0)) / 2;
        for (const index of row) {
          entries.push({ name: legend.names[index]!, left: x, top: from + line * height });
          x += widths[index]!;
        }
      });
      if (legend.position === "Top") top += rows.length * height + GAP;
      else bottom -= rows.length * height + GAP;
    }
  }
  return {
    title: placedTitle,
    legend: entries,
    rest: { left, top, width: Math.max(10, right - left), height: Math.max(10, bottom - top) },
  };
}

function rowsOf(widths: readonly number[], room: number): number[][] {
  const rows: number[][] = [];
  let used = Infinity;
  widths.forEach((width, index) => {
    if (used + width > room) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(index);
    used += width;
  });
  return rows;
}
