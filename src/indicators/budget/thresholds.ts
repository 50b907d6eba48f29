import type { CellRef } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import type { Thresholds } from "../../cells/settings.ts";
import { eurosOf } from "../../cells/units.ts";
import { findingAt } from "../finding-at.ts";
import type { BudgetLine } from "../results.ts";
import { hasData } from "./amounts.ts";
import type { Suspects } from "./mistyped.ts";
import { isAfter } from "./situation.ts";
import { cellOf, naming, type BudgetTable } from "./table.ts";

/** A gap of exactly the threshold is none, whatever binary fractions make of 40 % − 3/12. */
const BINARY_NOISE = 1e-12;

/** The default pack of thresholds (domain.md §1): conventions, no law sets them; each sentence gives the limit used. */
export function thresholdFindings(table: BudgetTable, suspects: Suspects, thresholds: Thresholds): readonly Finding[] {
  const situations = table.apart ?? [{ ...table.situation, personnel: null }];
  return [
    ...commitmentHigh(table, suspects, thresholds),
    ...situations.flatMap(({ latest, month, personnel }) =>
      latest && month !== null
        ? [...timeGap(latest, month, thresholds), ...paymentLow(latest, month, thresholds)].map((finding) => ({
            ...finding,
            params: { ...finding.params, personnel },
          }))
        : [],
    ),
  ];
}

/** Each envelope at its own last month: limits bind envelope by envelope. */
function commitmentHigh(table: BudgetTable, suspects: Suspects, thresholds: Thresholds): readonly Finding[] {
  return table.series.flatMap(({ rows }) => {
    const row = rows.findLast((candidate) => {
      const line = table.lines.get(candidate);
      return line !== undefined && hasData(line) && !(table.asOf !== null && isAfter(line, table.asOf));
    });
    const line = row && table.lines.get(row);
    const rate = line?.commitmentRate.value ?? null;
    if (!line || !row || rate === null || suspects.has(row)) return [];
    if (rate < thresholds.commitmentWatch || rate > thresholds.commitmentBreach) return [];
    const available = line.availableToCommit === null ? null : eurosOf(line.availableToCommit);
    const params = { ...naming(row), rate, threshold: thresholds.commitmentWatch, available };
    return [findingAt(cellOf(row, "committed"), "budget.commitmentHigh", "warning", params)];
  });
}

function timeGap(latest: BudgetLine, month: number, thresholds: Thresholds): readonly Finding[] {
  const rate = latest.commitmentRate.value;
  if (rate === null || rate > thresholds.commitmentBreach) return [];
  const elapsed = month / 12;
  const gap = rate - elapsed;
  if (Math.abs(gap) <= thresholds.timeGap + BINARY_NOISE) return [];
  const params = { ...naming(latest.source), rate, elapsed, gap, threshold: thresholds.timeGap };
  return [findingAt(placeOfLatest(latest, "committed"), "budget.timeGap", "info", params)];
}

/** Of commitments, whatever the table's own rates divide by. */
function paymentLow(latest: BudgetLine, month: number, thresholds: Thresholds): readonly Finding[] {
  const { paid, committed } = latest;
  if (paid === null || committed === null || committed <= 0 || month < thresholds.paymentWatchFromMonth) return [];
  const rate = paid / committed;
  if (rate >= thresholds.paymentWatch) return [];
  const params = {
    ...naming(latest.source),
    rate,
    threshold: thresholds.paymentWatch,
    month: thresholds.paymentWatchFromMonth,
    outstanding: (committed - paid) / 100,
  };
  return [findingAt(placeOfLatest(latest, "paid"), "budget.paymentLow", "warning", params)];
}

function placeOfLatest(latest: BudgetLine, role: "committed" | "paid"): CellRef {
  return cellOf(latest.parts[0] ?? latest.source, role);
}
