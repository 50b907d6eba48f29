import type { CellRef } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import type { PaymentDelaySettings } from "../../cells/settings.ts";
import { cents, eurosOf, ratio, type Serial } from "../../cells/units.ts";
import type { InvoiceStatement } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { LateInvoice, PaymentDelayResult } from "../results.ts";
import { mean, median } from "../statistics.ts";
import { lateInterest } from "./late-interest.ts";

type Invoice = InvoiceStatement["rows"][number];

/**
 * Délai global de paiement: calendar days from receipt to payment (domain.md §1, src nine), over every sheet of invoices.
 * Unpaid invoices are in no delay; those past the limit at the situation are counted. Null without a sheet of invoices.
 */
export function paymentDelay(
  statements: readonly InvoiceStatement[],
  { limitDays, ecbRate }: PaymentDelaySettings,
  asOf: Serial | null,
): { readonly result: PaymentDelayResult | null; readonly findings: readonly Finding[] } {
  if (statements.every(({ rows }) => rows.length === 0)) return { result: null, findings: [] };
  const all = statements.flatMap((statement) => statement.rows.map((row) => ({ statement, row, days: daysOf(row) })));
  const impossible = all.filter(({ days }) => days !== null && days < 0);
  const paid = all.flatMap((one) => (one.days !== null && one.days >= 0 ? [{ ...one, days: one.days }] : []));
  const unpaid = all.filter(({ row }) => row.paid === null);
  const overdue =
    asOf === null ? null : unpaid.filter(({ row }) => Math.floor(asOf) - Math.floor(row.received) > limitDays);
  const days = paid.map((one) => one.days);
  const late = paid
    .filter((one) => one.days > limitDays)
    .sort((a, b) => b.days - a.days)
    .map(({ statement, row, days: taken }): LateInvoice => {
      const daysLate = taken - limitDays;
      const interest = ecbRate === null || row.amount === null ? null : lateInterest(row.amount, daysLate, ecbRate);
      const { label, amount } = row;
      return { label, ref: placeOf(statement, row, "paidOn"), days: taken, daysLate, amount, interest };
    });
  const owed = late.map(({ interest }) => interest);
  const result: PaymentDelayResult = {
    statements,
    limitDays,
    paid: paid.length,
    unpaid: unpaid.length,
    overdue: overdue?.length ?? null,
    meanDays: mean(days),
    medianDays: median(days),
    within: paid.length - late.length,
    withinShare: paid.length === 0 ? null : ratio((paid.length - late.length) / paid.length),
    late,
    ecbRate,
    interest: ecbRate === null ? null : cents(owed.reduce<number>((sum, one) => sum + (one ?? 0), 0)),
  };
  return {
    result,
    findings: [
      ...lateFinding(result),
      ...told(impossible, "paidOn", "invoices.paidBeforeReceived", { paid: paid.length }),
      ...(asOf === null
        ? []
        : told(overdue ?? [], "received", "invoices.overdue", { limit: limitDays, asOf: dayOf(asOf) })),
    ],
  };
}

const daysOf = ({ received, paid }: Invoice): number | null =>
  paid === null ? null : Math.floor(paid) - Math.floor(received);

const dayOf = (day: Serial): string => new Date((Math.floor(day) - 25_569) * 86_400_000).toISOString().slice(0, 10);

function placeOf({ block }: InvoiceStatement, { row }: Invoice, role: "received" | "paidOn"): CellRef {
  return { sheet: block.sheet, row, column: block.columns[role] ?? block.data.left };
}

function lateFinding({ late, paid, limitDays, interest }: PaymentDelayResult): readonly Finding[] {
  const [longest] = late;
  if (!longest) return [];
  const params = {
    count: late.length,
    paid,
    limit: limitDays,
    longest: longest.days,
    label: longest.label,
    interest: interest === null ? null : eurosOf(interest),
  };
  return [findingAt(longest.ref, "invoices.late", "warning", params)];
}

/** One finding for all that are alike, at the first. */
function told(
  invoices: readonly { readonly statement: InvoiceStatement; readonly row: Invoice }[],
  role: "received" | "paidOn",
  code: string,
  params: Finding["params"],
): readonly Finding[] {
  const [first] = invoices;
  if (!first) return [];
  const named = { ...params, count: invoices.length, label: first.row.label };
  return [findingAt(placeOf(first.statement, first.row, role), code, "warning", named)];
}
