import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { readAmount } from "../../src/cells/amount.ts";
import type { CellValue } from "../../src/cells/grid.ts";
import { readNumber } from "../../src/cells/number.ts";
import { readRate } from "../../src/cells/rate.ts";

const said = (value: CellValue, format?: string): string => {
  const number = readNumber(value, format);
  if (!number.ok) return number.reason;
  const { unit, text, dayType } = number.value;
  return [number.value.value, unit, text, dayType === "unspecified" ? null : dayType]
    .filter((part) => part !== null)
    .join(" ");
};

describe("numbers as books print them", () => {
  it.each([
    ["2 271 500,00", "2271500"],
    ["2\u00a0271\u00a0500,00", "2271500"],
    ["2\u202f271\u202f500,00", "2271500"],
    ["2\u2009271\u2009500,00", "2271500"],
    ["2’271’500.00", "2271500"],
    ["2,271,500.00", "2271500"],
    ["1,234,567", "1234567"],
    ["1 234.5", "1234.5"],
    ["0,5", "0.5"],
    [",5", "0.5"],
    ["0.125", "0.125"],
    ["1234.567", "1234.567"],
    ["12.5", "12.5"],
    ["007", "7"],
    ["\u2212 12,5", "-12.5"],
    ["–12,5", "-12.5"],
    ["- 50%", "-0.5 ratio"],
    ["+3", "3"],
    ["(1 234,50 €)", "-1234.5 EUR"],
    ["(1 234,50) €", "-1234.5 EUR"],
    ["-0", "0"],
    ["€ 1 234", "1234 EUR"],
    ["-€ 5", "-5 EUR"],
    ["€-5", "-5 EUR"],
    ["EUR 1.234,50", "1234.5 EUR"],
    ["1 234,50 € HT", "1234.5 EUR"],
    ["15K€", "15000 EUR"],
    ["15 k euros", "15000 EUR"],
    ["12 milliers d'euros", "12000 EUR"],
    ["1,2 M€", "1200000 EUR"],
    ["2 millions d’euros", "2000000 EUR"],
    ["1,5 Mds€", "1500000000 EUR"],
    ["15k", "15000"],
    ["5,91 %", "0.0591 ratio"],
    ["5,91\u202f%", "0.0591 ratio"],
    ["3 ‰", "0.003 ratio"],
    ["12 pour cent", "0.12 ratio"],
    ["$1,234.50", "1234.5 $"],
    ["1,23E+05", "123000"],
    ["1,8 j", "1.8 day"],
    ["2 jours ouvrés", "2 day ouvre"],
    ["3 JO", "3 day ouvre"],
    ["4 business days", "4 day ouvre"],
    ["30 min", "30 minute"],
    ["20 JH", "20 count JH"],
    ["26 ETP", "26 count ETP"],
    ["12 demandes d'assistance", "12 count demandes d'assistance"],
  ])("%s is %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    ["1.234", "ambiguous-separator"],
    ["1.234 €", "ambiguous-separator"],
    ["12 34", "bad-grouping"],
    ["1 2345,00", "bad-grouping"],
    ["1,234,56", "bad-grouping"],
    ["1.2.3", "bad-grouping"],
    ["1 234 56", "bad-grouping"],
    ["25 jours (15 k€)", "two-quantities"],
    ["14 (dont 3 ouverts)", "two-quantities"],
    ["20-26 ETP", "two-quantities"],
    ["24/7", "two-quantities"],
    ["04:30", "not-a-number"],
    ["environ 14", "qualified"],
    ["~14", "qualified"],
    ["< 3", "qualified"],
    ["10 max", "unknown-unit"],
    ["lot 3", "qualified"],
    ["3 X", "unknown-unit"],
    ["1,2 M", "unknown-unit"],
    ["-(5)", "bad-sign"],
    ["(-5)", "bad-sign"],
    ["--5", "bad-sign"],
    ["-5-", "bad-sign"],
    ["12345678901234567", "too-large"],
    ["", "empty"],
    ["\u00a0", "empty"],
    ["—", "dash"],
    ["- €", "dash"],
    ["-\u00a0\u00a0\u00a0€", "dash"],
    ["– k€", "dash"],
    ["- %", "dash"],
    ["12.345", "ambiguous-separator"],
    ["10.000,-", "ambiguous-separator"],
    ["1234 567", "bad-grouping"],
    ["12 345 67", "bad-grouping"],
    ["1 000 00", "bad-grouping"],
    ["12,5,6", "bad-grouping"],
    ["15 k€ / 20 k€", "two-quantities"],
    ["15 000 (1)", "two-quantities"],
    ["2 271 500, 00", "two-quantities"],
    ["12€50", "two-quantities"],
    ["env. 15 000", "qualified"],
    ["≈ 12", "qualified"],
    ["Total : 15 000", "qualified"],
    ["15 000 *", "unknown-unit"],
    ["400 000 ?", "unknown-unit"],
    ["3,50 €/j", "unknown-unit"],
    ["-1 234,50-", "bad-sign"],
    ["(\u221212)", "bad-sign"],
    ["s.o.", "not-available"],
    ["néant", "not-available"],
    ["n.d.", "not-available"],
    ["N/A", "not-available"],
    ["FAUX", "boolean"],
    ["#N/A", "excel-error"],
    ["abc", "not-a-number"],
  ])("%s is refused: %s", (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it.each<[CellValue, string, string]>([
    [null, "General", "empty"],
    [true, "General", "boolean"],
    [12.5, "General", "12.5"],
    [0.0591, "0.00%", "0.0591 ratio"],
    [12, '#,##0.00 "€"', "12 EUR"],
    [12, "#,##0.00 [$€-40C]", "12 EUR"],
    [15, '0" k€"', "15000 EUR"],
    [15_000, '#,##0," k€"', "15000 EUR"],
    [1.8, '0.0" j"', "1.8 day"],
    [5.91, '0.00" %"', "0.0591 ratio"],
    [0.1875, "[h]:mm", "4.5 hour"],
    [0.1875, "h:mm", "4.5 hour"],
    [42300, "dd/mm/yyyy", "is-a-date"],
    ["-", '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-', "0"],
  ])("%j under %s is %s", (value, format, expected) => {
    expect(said(value, format)).toBe(expected);
  });

  it("keeps the printed precision", () => {
    const decimals = (value: CellValue, format?: string) => {
      const number = readNumber(value, format);
      return number.ok ? number.value.decimals : "refused";
    };
    expect(decimals("5,91 %")).toBe(2);
    expect(decimals("12")).toBe(0);
    expect(decimals(0.0591, "0.0%")).toBe(1);
    expect(decimals(12.345)).toBeNull();
  });
});

it("any amount printed in French is read back to the cent", () => {
  const cents = fc.integer({ min: -9_999_999_999_99, max: 9_999_999_999_99 });
  const spaces = fc.constantFrom(" ", "\u00a0", "\u202f", "\u2009");
  const signs = fc.constantFrom("-", "\u2212", "()", "trailing");
  fc.assert(
    fc.property(cents, spaces, signs, fc.constantFrom("", " €", "€", " EUR"), (value, space, sign, unit) => {
      const digits = String(Math.floor(Math.abs(value) / 100)).replace(/\B(?=(\d{3})+$)/g, space);
      const size = `${digits},${String(Math.abs(value) % 100).padStart(2, "0")}`;
      const signed = value >= 0 ? size : sign === "()" ? `(${size})` : sign === "trailing" ? `${size}-` : sign + size;
      expect(readAmount(signed + unit)).toEqual({ ok: true, value: { cents: value, decimals: 2, factor: 1 } });
    }),
  );
});

describe("amounts", () => {
  it.each<[CellValue, string, number, number | string]>([
    [2271500, "General", 1, 227_150_000],
    ["1 234,50", "General", 1, 123_450],
    [12.5, "General", 1000, 1_250_000],
    ["12,5", "General", 1000, 1_250_000],
    ["12,5 €", "General", 1000, 1_250],
    ["12,5 k€", "General", 1000, 1_250_000],
    [1.005, "General", 1, 101],
    ["5 %", "General", 1, "wrong-unit"],
    ["3 j", "General", 1, "wrong-unit"],
    ["1012 DA", "General", 1, "wrong-unit"],
    ["$5", "General", 1, "wrong-unit"],
    [1e15, "General", 1, "too-large"],
    ["#DIV/0!", "General", 1, "excel-error"],
    [12, "[$$-409]#,##0.00", 1, 1_200],
    ["12.345.678,90", "General", 1, 1_234_567_890],
    ["1,234,567.89", "General", 1, 123_456_789],
    ["1’234,50", "General", 1, 123_450],
    ["1'234'567.50", "General", 1, 123_456_750],
    ["( 12,00 )", "General", 1, -1_200],
    ["(1 234,50) €", "General", 1, -123_450],
    ["(1\u202f234,50 €)", "General", 1, -123_450],
    ["– 55,10", "General", 1, -5_510],
    ["1 234,50 -", "General", 1, -123_450],
    ["+1 200,00 €", "General", 1, 120_000],
    ["EUR 1 200,50", "General", 1, 120_050],
    ["€1,200.50", "General", 1, 120_050],
    ["1200 Euros HT", "General", 1, 120_000],
    ["15 000,00 € H.T.", "General", 1, 1_500_000],
    ["(3 k€)", "General", 1, -300_000],
    ["15,5 K€", "General", 1, 1_550_000],
    ["1.2M€", "General", 1, 120_000_000],
    ["1,2 Mds€", "General", 1, 120_000_000_000],
    ["0,5 million d'euros", "General", 1, 50_000_000],
    ["12 milliers d'euros", "General", 1, 1_200_000],
    ["1,5 million", "General", 1, 150_000_000],
    ["3 millions", "General", 1000, 300_000_000],
    ["1,5E+06", "General", 1, 150_000_000],
    ["10 000,-", "General", 1, 1_000_000],
    ["10 000.–", "General", 1, 1_000_000],
    ["1 234,567", "General", 1, 123_457],
    ["1 200 CHF", "General", 1, "wrong-unit"],
    ["12 %", "General", 1, "wrong-unit"],
  ])("%j under %s, scale %d: %s", (value, format, scale, expected) => {
    const amount = readAmount(value, format, scale);
    expect(amount.ok ? amount.value.cents : amount.reason).toBe(expected);
  });
});

describe("rates", () => {
  it.each<[CellValue, string, number | string, boolean | null]>([
    ["5,91%", "General", 0.0591, true],
    [0.0591, "0.00%", 0.0591, false],
    [5.91, "General", 5.91, null],
    ["5,91", "General", 5.91, null],
    [5.91, '0.00" %"', 0.0591, true],
    ["", "General", "empty", null],
    ["12 €", "General", "wrong-unit", null],
    ["#DIV/0!", "General", "excel-error", null],
  ])("%j under %s: %s", (value, format, expected, timesHundred) => {
    const rate = readRate(value, format);
    expect(rate.ok ? rate.value.ratio : rate.reason).toBe(expected);
    if (rate.ok) expect(rate.value.timesHundred).toBe(timesHundred);
  });
});
