import type { Finding } from "../../cells/finding.ts";
import type { Ratio } from "../../cells/units.ts";
import type { BudgetRow, RateCell, RateRole } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { Figure } from "../results.ts";
import { printedAmounts, type Amounts } from "./amounts.ts";
import { commitmentRate } from "./commitment-rate.ts";
import { executionRate } from "./execution-rate.ts";
import { paymentRate } from "./payment-rate.ts";
import { agreesAsPrinted } from "./printed-rate.ts";
import { naming, type BudgetTable } from "./table.ts";

/** Printed rates against recomputed ones, cell by cell, at the printed precision. */
export function printedRateFindings(table: BudgetTable): readonly Finding[] {
  const { denominator, divides } = table.denominator;
  return [
    ...column(table, "rateCommitted", commitmentRate, "cumulative"),
    ...(denominator === "unknown"
      ? unexplained(table)
      : column(table, "ratePaid", (amounts) => paymentRate(amounts, denominator), divides)),
    ...column(table, "rateExecuted", executionRate, "cumulative"),
  ];
}

function column(
  table: BudgetTable,
  role: RateRole,
  rateOf: (amounts: Amounts) => Figure<Ratio>,
  divides: "cumulative" | "printed",
): readonly Finding[] {
  const checked = table.statement.rows.flatMap((row) => {
    const printed = row.rates[role];
    const line = table.lines.get(row);
    if (!printed || !line) return [];
    const accepted = (divides === "printed" ? [printedAmounts(row)] : [line, printedAmounts(row)]).map(rateOf);
    return [
      { row, printed, computed: accepted[0]?.value ?? null, agrees: accepted.some((rate) => agrees(printed, rate)) },
    ];
  });
  const wrong = checked.filter(({ agrees: right }) => !right);
  const [first] = wrong;
  if (first && wrong.length > 2 && wrong.length > checked.length / 2) {
    const heading = table.statement.block.headings[role] ?? null;
    const params = { role, heading, checked: checked.length, agree: checked.length - wrong.length };
    return [findingAt(first.printed.ref, "budget.rateColumnDisagrees", "warning", params)];
  }
  return wrong.map(({ row, printed, computed }) => disagreement(role, row, printed, computed));
}

/** Where there is no rate, tools print nothing or 0: both are accepted. */
function agrees(printed: RateCell, computed: Figure<Ratio>): boolean {
  return computed.value === null ? printed.ratio === 0 : agreesAsPrinted(printed, computed.value);
}

function disagreement(role: RateRole, row: BudgetRow, printed: RateCell, computed: number | null): Finding {
  const params = { ...naming(row), role, printed: printed.ratio, computed, decimals: printed.decimals };
  return findingAt(printed.ref, "budget.rateDisagrees", "warning", params);
}

/** Nothing says what "mand" divides by: both rates are given. Without a column of rates that is only information. */
function unexplained(table: BudgetTable): readonly Finding[] {
  const printed = table.statement.rows.find((row) => row.rates.ratePaid)?.rates.ratePaid;
  const { checked, agree } = table.denominator.evidence;
  const ref = printed?.ref ?? table.statement.rows[0]?.labelRef;
  const params = { checked, agree };
  const severity = checked > 0 ? "warning" : "info";
  return ref ? [findingAt(ref, "budget.denominatorUnknown", severity, params)] : [];
}
