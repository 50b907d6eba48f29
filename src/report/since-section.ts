import { cell, text } from "./cells.ts";
import { FIRST_COLUMN } from "./frame.ts";
import { filled, placeOn, type Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { sinceLast, trackingTexts } from "./tracking.ts";
import { TRACKING_COLUMNS } from "../reading/read-tracking.ts";

const LAST_COLUMN = 7;
const NAME_COLUMN = 3;

/** Breaches that are new, closed or lasting since the last stored situation, one a line. */
export function sinceSection(pack: Pack, row: number): PlanCell[] {
  const since = sinceLast(pack);
  if (!since) return [];
  const texts = trackingTexts(pack);
  const { opened, closed, lasting } = since.changes;
  const lines = [
    ...opened.map((name) => [texts.opened, name] as const),
    ...closed.map((name) => [texts.closed, name] as const),
    ...lasting.map((name) => [texts.lasting, name] as const),
  ];
  const place = placeOn(pack, "tracking", since.before.row, TRACKING_COLUMNS.names);
  return [
    cell(row, FIRST_COLUMN, text(filled(texts.section, { date: since.date })), "section"),
    ...Array.from({ length: LAST_COLUMN - FIRST_COLUMN }, (_, index) =>
      cell(row, FIRST_COLUMN + 1 + index, null, "section"),
    ),
    ...(lines.length === 0 ? [cell(row + 1, FIRST_COLUMN, text(texts.none), "text")] : []),
    ...lines.flatMap(([word, name], index) => [
      cell(row + 1 + index, FIRST_COLUMN, text(word), "text"),
      cell(row + 1 + index, FIRST_COLUMN + 1, null, "text"),
      cell(row + 1 + index, NAME_COLUMN, text(name), "rowLink", place),
    ]),
  ];
}
