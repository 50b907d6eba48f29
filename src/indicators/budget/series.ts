import type { BudgetRow } from "../../reading/statement.ts";
import { budgetYear, placeOf } from "./calendar.ts";

/** One envelope of one entity through one year: cumulative amounts may be compared along it. Calendar order, a row a period. */
export interface Series {
  readonly entity: string | null;
  readonly envelope: string | null;
  readonly year: number | null;
  readonly rows: readonly BudgetRow[];
}

/** What tells a row from the others of its period: entity, envelope, and a label other than the period itself. */
export function seriesKey(row: BudgetRow): string {
  return JSON.stringify([row.entity, row.envelope, saysPeriod(row) ? null : row.label]);
}

export function saysPeriod({ period, label, labelRef }: BudgetRow): boolean {
  if (!period) return false;
  const sameCell = period.ref.row === labelRef.row && period.ref.column === labelRef.column;
  return sameCell || label === String(period.raw);
}

/** Rows without a period are series of their own; of two rows of the same period, the lower on the sheet counts. */
export function seriesOf(rows: readonly BudgetRow[]): readonly Series[] {
  const groups = new Map<string, Map<number, BudgetRow>>();
  for (const row of rows) {
    const key = row.period ? `${budgetYear(row.period)} ${seriesKey(row)}` : `row ${row.row} ${seriesKey(row)}`;
    const group = groups.get(key) ?? new Map<number, BudgetRow>();
    group.set(row.period ? placeOf(row.period) : 0, row);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => {
    const ordered = [...group].sort(([a], [b]) => a - b).map(([, row]) => row);
    const [first] = ordered as [BudgetRow];
    return {
      entity: first.entity,
      envelope: first.envelope,
      year: first.period ? budgetYear(first.period) : null,
      rows: ordered,
    };
  });
}
