import type { BudgetRow } from "../../reading/statement.ts";
import type { BudgetLine } from "../results.ts";
import type { Amounts } from "./amounts.ts";
import { periodKey } from "./calendar.ts";
import { commitmentRate } from "./commitment-rate.ts";
import { executionRate } from "./execution-rate.ts";
import type { Flow } from "./flow.ts";
import { paymentRate, type PaymentBase } from "./payment-rate.ts";
import { availableToCommit, availableToPay, leftToPay, outstanding } from "./remaining.ts";

/** Every figure of one moment, from its cumulative amounts. */
export function budgetLine(
  source: BudgetRow,
  parts: readonly BudgetRow[],
  amounts: Amounts,
  flow: Flow,
  base: PaymentBase,
): BudgetLine {
  return {
    source,
    parts,
    period: source.period ? periodKey(source.period) : null,
    ...amounts,
    commitmentRate: commitmentRate(amounts),
    paymentRate: paymentRate(amounts, base),
    executionRate: executionRate(amounts),
    availableToCommit: availableToCommit(amounts),
    availableToPay: availableToPay(amounts),
    outstanding: outstanding(amounts),
    leftToPay: leftToPay(amounts),
    committedFlow: flow.committed,
    paidFlow: flow.paid,
  };
}
