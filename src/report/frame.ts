import { a1, columnLetters, quoteSheet } from "../cells/address.ts";
import { cell, live, text } from "./cells.ts";
import { FIRST_COLUMN, FIRST_ROW, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW, SECOND_ROW } from "./frame-rows.ts";
import type { Live } from "./live.ts";
import { dateText, filled, PACK_SHEETS, serialDate, timeText, type Pack, type PackSheet } from "./pack.ts";
import { pagesOf } from "./page-breaks.ts";
import { TAB } from "./palette.ts";
import type { PlanCell, PlanChart, PlanConditionalFormat, SheetPlan } from "./plan.ts";
import { textWidth } from "./text-width.ts";

export { FIRST_COLUMN, FIRST_ROW, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW, SECOND_ROW };

const FRAME_HEIGHTS: readonly (readonly [number, number])[] = [
  [0, 28],
  [1, 15],
  [2, 15],
  [MESSAGE_ROW, 20],
  [SECOND_ROW, 15],
];
const HEADER_HEIGHT = 30;
const DEFAULT_HEIGHT = 15;
/** Points that one page takes at a scale that still reads (a landscape A4 has about 500): no chart is then cut in two. */
const ONE_PAGE = 720;
const LINK_GAP = 16;
/** Of a column that no one set. */
const DEFAULT_WIDTH = 48;

export interface SheetBody {
  /** From A. */
  readonly widths: readonly number[];
  readonly message: Live<string> | null;
  readonly second?: Live<string> | null;
  readonly cells: readonly PlanCell[];
  readonly heights?: readonly (readonly [number, number])[];
  readonly conditionalFormats?: readonly PlanConditionalFormat[];
  readonly charts?: readonly PlanChart[];
  /** 0-based, of the print area. */
  readonly lastRow: number;
  /** Columns of the links in row 3; absent: each beside the one before. */
  readonly linkColumns?: readonly number[];
  /** Added to the situation line. */
  readonly basis?: string;
}

/** A sheet of the pack: the body under the rows that all share (title, situation, links, messages). */
export function framed(pack: Pack, key: PackSheet, body: SheetBody): SheetPlan {
  const { widths, cells, lastRow } = body;
  const isCover = key === "cover";
  const area = `A1:${columnLetters(widths.length - 1)}${lastRow + 1}`;
  const dated = cells.some(({ style }) => style.endsWith("Dated"));
  const { texts } = pack;
  const heights = new Map([
    ...FRAME_HEIGHTS,
    ...(isCover ? [] : ([[HEADER_ROW, HEADER_HEIGHT]] as const)),
    ...(body.heights ?? []),
  ]);
  const onePage = isCover || heightOf(heights, lastRow) <= ONE_PAGE;
  const pages = onePage
    ? null
    : pagesOf({
        widths,
        heightOf: (row) => heights.get(row) ?? DEFAULT_HEIGHT,
        cells,
        charts: body.charts ?? [],
        lastRow,
      });
  return {
    key,
    name: pack.names[key],
    tabColor: TAB,
    widths,
    heights,
    cells: [
      cell(0, FIRST_COLUMN, text(texts.sheets[key]), "title"),
      cell(1, FIRST_COLUMN, text(situationLine(pack, body.basis ?? null, dated)), "situation"),
      ...links(pack, key, widths, body.linkColumns ?? []),
      ...(body.message ? [cell(MESSAGE_ROW, FIRST_COLUMN, live(body.message), "message")] : []),
      ...(body.second ? [cell(SECOND_ROW, FIRST_COLUMN, live(body.second), "situation")] : []),
      ...cells,
    ],
    conditionalFormats: body.conditionalFormats ?? [],
    charts: body.charts ?? [],
    freezeRows: isCover ? 0 : HEADER_ROW + 1,
    print: {
      area,
      ...(isCover ? {} : { titleRows: `$${HEADER_ROW + 1}:$${HEADER_ROW + 1}` }),
      onePage,
      ...(pages ? { pages } : {}),
      header: { left: headerText(pack.results.settings.organisation), right: "&A" },
      footer: { left: "&F", center: footerSituation(pack), right: texts.frame.page },
    },
  };
}

/** A sheet whose subject has left the workbook: kept, so that nothing that refers to it breaks, and emptied. */
export function emptied(pack: Pack, key: PackSheet): SheetPlan {
  const message = filled(pack.texts.frame.emptied, { date: dateText(pack.computedAt) });
  return framed(pack, key, {
    widths: [MARGIN_WIDTH, ...Array.from({ length: 8 }, () => 75)],
    message: null,
    cells: [cell(MESSAGE_ROW, FIRST_COLUMN, text(message), "message")],
    lastRow: FIRST_ROW,
  });
}

function heightOf(heights: ReadonlyMap<number, number>, lastRow: number): number {
  let sum = 0;
  for (let row = 0; row <= lastRow; row += 1) sum += heights.get(row) ?? DEFAULT_HEIGHT;
  return sum;
}

function situationLine({ results, texts, computedAt }: Pack, basis: string | null, dated: boolean): string {
  const { frame } = texts;
  return [
    results.asOf === null ? frame.situationUnknown : filled(frame.situation, { date: serialDate(results.asOf) }),
    filled(frame.computed, { date: dateText(computedAt), time: timeText(computedAt) }),
    ...(basis === null ? [] : [basis]),
    ...(dated ? [frame.dated] : []),
  ].join(" · ");
}

const footerSituation = ({ results, texts }: Pack): string =>
  results.asOf === null ? "" : filled(texts.frame.footerSituation, { date: serialDate(results.asOf) });

/** In headers an ampersand begins a code. */
const headerText = (words: string): string => words.replaceAll("&", "&&");

/** Subjects that a steering committee asks for: the cover names those that the workbook lacks, in grey. */
const EXPECTED: readonly PackSheet[] = ["budget", "quality", "assistance", "reliability"];
/** What stands beside the subjects: how the pack was made. */
const ABOUT: readonly PackSheet[] = ["checks", "settings", "tracking"];

/**
 * Each link in its column, or in the first that the one before leaves free, beside the table if need be. Where the columns
 * given are too few, what is no subject goes to the end of the row above.
 */
function links(pack: Pack, key: PackSheet, widths: readonly number[], columns: readonly number[]): PlanCell[] {
  const targets = PACK_SHEETS.filter(
    (target) => target !== key && (pack.present.has(target) || (key === "cover" && EXPECTED.includes(target))),
  );
  const full = columns.length > 0 && targets.length > columns.length;
  const above = full ? targets.filter((target) => ABOUT.includes(target)) : [];
  const below = targets.filter((target) => !above.includes(target));
  return [
    ...linkRow(pack, 2, below, widths, columns),
    ...(full ? linkRow(pack, 1, above, widths, columns.slice(-above.length)) : []),
  ];
}

function linkRow(
  pack: Pack,
  row: number,
  targets: readonly PackSheet[],
  widths: readonly number[],
  columns: readonly number[],
): PlanCell[] {
  let free = FIRST_COLUMN;
  return targets.map((target, index) => {
    const label = pack.texts.links[target];
    const column = columns[index] ?? free;
    const needed = textWidth(label, 10) + LINK_GAP;
    free = column;
    for (let room = 0; room < needed; free += 1) room += widths[free] ?? DEFAULT_WIDTH;
    return pack.present.has(target)
      ? cell(row, column, text(label), "link", `${quoteSheet(pack.names[target])}!${a1(0, 0)}`)
      : cell(row, column, text(label), "linkOff");
  });
}
