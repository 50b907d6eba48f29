import { describe, expect, it } from "vitest";
import type { CellValue } from "../../../src/cells/grid.ts";
import { DEFAULT_SETTINGS, type PaymentDelaySettings } from "../../../src/cells/settings.ts";
import { eurosOf, serial, type Cents } from "../../../src/cells/units.ts";
import { compute } from "../../../src/indicators/compute.ts";
import { lateInterest } from "../../../src/indicators/invoices/late-interest.ts";
import { read, sheet } from "../../reading/sheets.ts";

const HEADINGS = ["N° facture", "Date de réception", "Date de paiement", "Montant TTC"];

/** Delays in days after receipt on 01/09/2015 (null: not paid), each of 1 000 €. */
const invoices = (...delays: readonly (number | null)[]): CellValue[][] => [
  HEADINGS,
  ...delays.map((days, index) => [`F${index + 1}`, 42_248, days === null ? null : 42_248 + days, 1000]),
];

function delaysOf(
  rows: readonly (readonly CellValue[])[],
  paymentDelay: Partial<PaymentDelaySettings> = {},
  asOf = 42_300,
) {
  const settings = {
    ...DEFAULT_SETTINGS,
    asOf: serial(asOf),
    paymentDelay: { ...DEFAULT_SETTINGS.paymentDelay, ...paymentDelay },
  };
  const { paymentDelay: result, findings } = compute(read([sheet("Factures", rows)], settings), settings);
  return { result: result!, findings: findings.filter(({ code }) => code.startsWith("invoices.")) };
}

describe("délai global de paiement", () => {
  it("is the mean, the median and the share within 30 days, the thirtieth included", () => {
    const { result } = delaysOf(invoices(10, 20, 30, 31, 79));
    expect(result).toMatchObject({ paid: 5, unpaid: 0, meanDays: 34, medianDays: 30, within: 3, withinShare: 0.6 });
    expect(result.late.map(({ label, days, daysLate }) => [label, days, daysLate])).toEqual([
      ["F5", 79, 49],
      ["F4", 31, 1],
    ]);
  });

  it("has another limit where the settings say so", () => {
    expect(delaysOf(invoices(10, 20, 30, 31, 79), { limitDays: 50 }).result.within).toBe(4);
  });

  it("counts days of the calendar, not hours", () => {
    const rows = [HEADINGS, ["F1", 42_248.9, 42_278.1, 10]];
    expect(delaysOf(rows).result).toMatchObject({ meanDays: 30, within: 1 });
  });

  it("reads dates written as texts, and says that no formula can count them", () => {
    const { result } = delaysOf([HEADINGS, ["F1", "01/09/2015", "11/09/2015", 10]]);
    expect(result.meanDays).toBe(10);
    expect(result.statements.map(({ datesAreDates }) => datesAreDates)).toEqual([false]);
  });

  it("leaves out what is not paid, or paid before it came, and says both", () => {
    const { result, findings } = delaysOf(invoices(10, null, -3, 40));
    expect(result).toMatchObject({ paid: 2, unpaid: 1, overdue: 1, meanDays: 25 });
    expect(findings.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      "invoices.overdue B3",
      "invoices.paidBeforeReceived C4",
      "invoices.late C5",
    ]);
  });

  it("has nothing overdue before the limit", () => {
    expect(delaysOf(invoices(10, null), {}, 42_278).result.overdue).toBe(0);
    expect(delaysOf(invoices(10, null), {}, 42_279).result.overdue).toBe(1);
  });

  it("is silent where all were paid in time", () => {
    expect(delaysOf(invoices(10, 30)).findings).toEqual([]);
  });
});

describe("late interest", () => {
  it("is the ECB rate and 8 points over the days late, and 40 € an invoice", () => {
    expect(eurosOf(lateInterest(100_000 as Cents, 73, 0.045))).toBe(65);
  });

  it("is computed only where a rate is set", () => {
    expect(delaysOf(invoices(103)).result).toMatchObject({ interest: null, late: [{ interest: null }] });
    const { result, findings } = delaysOf(invoices(103, 20, 103), { ecbRate: 0.045 });
    expect(result.interest).toBe(13_000);
    expect(findings[0]?.params).toMatchObject({ count: 2, paid: 3, longest: 103, interest: 130 });
  });
});
