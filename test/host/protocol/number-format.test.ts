import { describe, expect, it } from "vitest";
import { cellError } from "../../../src/host/model/cells.ts";
import { formatCategory } from "../../../src/host/protocol/number-format-category.ts";
import { formatValue } from "../../../src/host/protocol/number-format.ts";

const NBSP = "\u00a0";

describe("a value through a number format", () => {
  it.each<[unknown, string, string, string]>([
    [1234.5, "General", "1234.5", "1234,5"],
    [0, "General", "0", "0"],
    [-0.1, "General", "-0.1", "-0,1"],
    [1 / 3, "General", "0.333333333", "0,333333333"],
    [12345678.123456, "General", "12345678.12", "12345678,12"],
    [123456789012, "General", "1.23457E+11", "1,23457E+11"],
    [0.0000123456, "General", "1.23456E-05", "1,23456E-05"],
    [0.00001, "General", "0.00001", "0,00001"],
    [0.1 + 0.2, "General", "0.3", "0,3"],
    [1234.567, "0.00", "1234.57", "1234,57"],
    [2.675, "0.00", "2.68", "2,68"],
    [-0.001, "0.00", "0.00", "0,00"],
    [1234567.891, "#,##0.00", "1,234,567.89", `1${NBSP}234${NBSP}567,89`],
    [0.5, "#,##0", "1", "1"],
    [0, "#,##0;-#,##0;-", "-", "-"],
    [-5, "#,##0;(#,##0)", "(5)", "(5)"],
    [0.1234, "0.0%", "12.3%", "12,3%"],
    [0.5, "0 %", "50 %", "50 %"],
    [1234567, "#,##0.0,", "1,234.6", `1${NBSP}234,6`],
    [1234567, '0.0,,"M€"', "1.2M€", "1,2M€"],
    [1234567.5, '#,##0 "k€"', "1,234,568 k€", `1${NBSP}234${NBSP}568 k€`],
    [1234, "#,##0\\ [$€-40C]", "1,234 €", `1${NBSP}234 €`],
    [5, "000", "005", "005"],
    [0.5, "#.##", ".5", ",5"],
    [0.5, "0.0?", "0.5 ", "0,5 "],
    [612345678, "00 00 00 00 00", "06 12 34 56 78", "06 12 34 56 78"],
    [12345, "0.00E+00", "1.23E+04", "1,23E+04"],
    [0.00012, "0.0E-0", "1.2E-4", "1,2E-4"],
    [1.5, "# ?/?", "1 1/2", "1 1/2"],
    [0.75, "?/?", "3/4", "3/4"],
    [-3, "[Red]0;-0", "-3", "-3"],
    [-3, "[Red]-0;0", "3", "3"],
    [3, "[Red]0;[Blue]-0", "3", "3"],
    [0.5, '[<1]0.0%;0"x"', "50.0%", "50,0%"],
    [12, '[<1]0.0%;0"x"', "12x", "12x"],
    [5, "0_);(0)", "5 ", "5 "],
    [5, "* 0", "5", "5"],
    [true, "0.00", "TRUE", "VRAI"],
    ["abc", "0.00", "abc", "abc"],
    ["abc", '0;0;0;"<"@">"', "<abc>", "<abc>"],
    ["abc", '"T: "@', "T: abc", "T: abc"],
    [5, "@", "5", "5"],
    [null, "0.00", "", ""],
    [cellError("#N/A"), "0.00", "#N/A", "#N/A"],
    [5, "", "", ""],
  ])("%j as %s", (value, format, english, french) => {
    expect(formatValue(value as never, format, "en-US", false)).toBe(english);
    expect(formatValue(value as never, format, "fr-FR", false)).toBe(french);
  });

  it.each<[number, string, string, string]>([
    [45366, "m/d/yyyy", "3/15/2024", "15/03/2024"],
    [45366, "mm-dd-yy", "3/15/2024", "15/03/2024"],
    [45366, "dd/mm/yyyy", "15/03/2024", "15/03/2024"],
    [45366, "yyyy-mm-dd", "2024-03-15", "2024-03-15"],
    [45366, "d mmmm yyyy", "15 March 2024", "15 mars 2024"],
    [45366, "mmm-yy", "Mar-24", "mars-24"],
    [45366, "dddd", "Friday", "vendredi"],
    [45366, "mmmmm", "M", "m"],
    [45366, "[$-40C]d mmm yyyy", "15 mars 2024", "15 mars 2024"],
    [45366.604166666664, "m/d/yyyy h:mm", "3/15/2024 14:30", "15/03/2024 14:30"],
    [45366.604166666664, "h:mm AM/PM", "2:30 PM", "2:30 PM"],
    [0.9999999, "hh:mm:ss", "00:00:00", "00:00:00"],
    [0.50001157, "hh:mm:ss", "12:00:01", "12:00:01"],
    [1.5, "[h]:mm", "36:00", "36:00"],
    [0.0104166667, "[mm]:ss", "15:00", "15:00"],
    [0.000005787, "ss.00", "00.50", "00,50"],
    [60, "d/m/yyyy", "29/2/1900", "29/2/1900"],
    [59, "d/m/yyyy", "28/2/1900", "28/2/1900"],
    [1, "dddd d/m/yyyy", "Sunday 1/1/1900", "dimanche 1/1/1900"],
    [-1, "dd/mm/yyyy", "########", "########"],
  ])("%d as %s", (serial, format, english, french) => {
    expect(formatValue(serial, format, "en-US", false)).toBe(english);
    expect(formatValue(serial, format, "fr-FR", false)).toBe(french);
  });

  it("counts from 1904 where the workbook does", () => {
    expect(formatValue(0, "yyyy-mm-dd", "en-US", true)).toBe("1904-01-01");
    expect(formatValue(43904, "yyyy-mm-dd", "en-US", true)).toBe("2024-03-15");
  });
});

describe("the category of a number format", () => {
  it.each([
    ["General", "General"],
    ["#,##0.00", "Number"],
    ["0.0%", "Percentage"],
    ["dd/mm/yyyy", "Date"],
    ["mmm-yy", "Date"],
    ["[h]:mm", "Time"],
    ['#,##0 "€"', "Currency"],
    ["#,##0.00\\ [$€-40C]", "Currency"],
    ["0.00E+00", "Scientific"],
    ["# ?/?", "Fraction"],
    ["@", "Text"],
    [";;;", "Custom"],
  ])("of %s is %s", (format, category) => expect(formatCategory(format)).toBe(category));
});
