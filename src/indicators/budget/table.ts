import type { CellRef } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import type { Serial } from "../../cells/units.ts";
import type { BudgetRow, BudgetStatement, MoneyRole, PeriodCell } from "../../reading/statement.ts";
import type { BudgetLine } from "../results.ts";
import { periodKey } from "./calendar.ts";
import type { DenominatorReading } from "./payment-denominator.ts";
import { saysPeriod, type Series } from "./series.ts";
import type { Situation } from "./situation.ts";

/** All that is known of one budget table, for the controls. */
export interface BudgetTable {
  readonly statement: BudgetStatement;
  readonly series: readonly Series[];
  readonly lines: ReadonlyMap<BudgetRow, BudgetLine>;
  readonly months: readonly BudgetLine[];
  readonly denominator: DenominatorReading;
  readonly asOf: Serial | null;
  readonly situation: Situation;
  /** The situation of Personnel and of the rest, where the table has both: one's rhythm hides the other's. */
  readonly apart: readonly (Situation & { readonly personnel: boolean })[] | null;
}

/**
 * How a sentence names a row: its period as the cell words it (`label` null: by `period`, its key), and the entity,
 * envelope or label that tells it from others of that period.
 */
export function naming(row: BudgetRow): Finding["params"] {
  const { period, label, entity, envelope } = row;
  const own = period ? wording(period) : label;
  const others = new Set([entity, envelope, ...(period && !saysPeriod(row) ? [label] : [])]);
  const scope = [...others].filter((name) => name !== null && name !== "" && name !== own);
  return {
    label: own,
    period: period ? periodKey(period) : null,
    scope: scope.length > 0 ? scope.join(" · ") : null,
  };
}

/** The moment of a row: its period's words, else its key ("2015-06"), else its label. */
export const momentOf = (row: BudgetRow): string =>
  row.period ? (wording(row.period) ?? periodKey(row.period)) : row.label;

const wording = ({ raw }: PeriodCell): string | null => (typeof raw === "string" ? raw.trim() : null);

/** The cell of an amount; the row's label where the amount has no cell. */
export const cellOf = (row: BudgetRow, role: MoneyRole): CellRef => row.amounts[role]?.ref ?? row.labelRef;
