import type { AssistanceResult } from "../indicators/results.ts";
import { cell, number, text } from "./cells.ts";
import { FIRST_COLUMN } from "./frame.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";

const C = { rank: FIRST_COLUMN, name: 2, count: 3, size: 4, perThousand: 5 } as const;
/** A longer list would make the sheet heavy. */
const LONGEST = 200;

/** Requests per 1,000 where sizes are known, then the establishments listed that asked nothing, from `firstRow` on. */
export function memberCells(
  { texts: { assistance: words } }: Pack,
  { bySize, absent }: AssistanceResult,
  firstRow: number,
): readonly PlanCell[] {
  const sized = bySize.slice(0, LONGEST);
  const missing = absent.slice(0, LONGEST);
  const titled = (row: number, title: string): PlanCell[] => [
    cell(row, C.rank, text(title), "section"),
    ...[C.name, C.count, C.size, C.perThousand].map((column) => cell(row, column, null, "section")),
  ];
  const absentRow = firstRow + (sized.length > 0 ? sized.length + 4 : 0);
  return [
    ...(sized.length > 0
      ? [
          ...titled(firstRow, words.bySize),
          cell(firstRow + 1, C.rank, text(words.rank), "headerCentred"),
          cell(firstRow + 1, C.name, text(words.establishment), "header"),
          cell(firstRow + 1, C.count, text(words.count), "headerRight"),
          cell(firstRow + 1, C.size, text(words.size), "headerRight"),
          cell(firstRow + 1, C.perThousand, text(words.perThousand), "headerRight"),
          ...sized.flatMap(({ name, count, size, perThousand }, index) => {
            const row = firstRow + 2 + index;
            const rank = 1 + sized.filter((other) => other.perThousand > perThousand).length;
            return [
              cell(row, C.rank, number(rank), "centred"),
              cell(row, C.name, text(name), "text"),
              cell(row, C.count, number(count), "wholeDated"),
              cell(row, C.size, number(size), "wholeDated"),
              cell(row, C.perThousand, number(perThousand), "decimalDated"),
            ];
          }),
        ]
      : []),
    ...(missing.length > 0
      ? [
          ...titled(absentRow, words.absent),
          ...missing.map((name, index) => cell(absentRow + 1 + index, C.name, text(name), "text")),
        ]
      : []),
  ];
}
