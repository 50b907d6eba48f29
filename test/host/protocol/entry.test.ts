import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { cellError } from "../../../src/host/model/cells.ts";
import { parseEntry } from "../../../src/host/protocol/entry.ts";

const read = (text: string, locale: string, numberFormat = "General") =>
  parseEntry(text, { locale, numberFormat, date1904: false, today: new Date(2024, 5, 1) });

const value = (text: string, locale: string) => {
  const entry = read(text, locale);
  return entry.kind === "value" ? [entry.value, entry.numberFormat] : entry.formula;
};

describe("what is typed", () => {
  it.each<[string, unknown]>([
    ["1,234.50", [1234.5, "#,##0.00"]],
    ["-12", [-12, null]],
    ["(5)", [-5, null]],
    ["12.5%", [0.125, "0.00%"]],
    ["$1,000", [1000, '"$"#,##0']],
    ["1e3", [1000, "0.00E+00"]],
    [".5", [0.5, null]],
    ["1 1/2", [1.5, "# ?/?"]],
    ["3/15/2024", [45366, "m/d/yyyy"]],
    ["3/4", [45355, "d-mmm"]],
    ["15-Mar-24", [45366, "d-mmm-yy"]],
    ["Mar 2024", [45352, "mmm-yy"]],
    ["2024-03-15", [45366, "m/d/yyyy"]],
    ["2024-03-15 14:30", [45366 + 14.5 / 24, "m/d/yyyy h:mm"]],
    ["8:05", [485 / 1440, "h:mm"]],
    ["2:30 PM", [14.5 / 24, "h:mm AM/PM"]],
    ["true", [true, null]],
    ["#DIV/0!", [cellError("#DIV/0!"), null]],
    ["=A1+1", "A1+1"],
    ["=", ["=", null]],
    ["1,5", ["1,5", null]],
    ["15/03/2024", ["15/03/2024", null]],
    ["2024-02-30", ["2024-02-30", null]],
    ["12 mars", ["12 mars", null]],
    ["1.2.3", ["1.2.3", null]],
    ["abc", ["abc", null]],
    ["  x", ["  x", null]],
  ])("%j in the United States", (text, expected) => expect(value(text, "en-US")).toEqual(expected));

  it.each<[string, unknown]>([
    ["1 234,50", [1234.5, "#,##0.00"]],
    ["1\u202f234", [1234, "#,##0"]],
    ["12,5 %", [0.125, "0.00%"]],
    ["1 500 €", [1500, '#,##0 "€"']],
    ["15/03/2024", [45366, "m/d/yyyy"]],
    ["15/3/24", [45366, "m/d/yyyy"]],
    ["15 mars 2024", [45366, "d-mmm-yy"]],
    ["1 août", [45505, "d-mmm"]],
    ["14:30", [14.5 / 24, "h:mm"]],
    ["VRAI", [true, null]],
    ["TRUE", ["TRUE", null]],
    ["1.5", [45413, "d-mmm"]],
    ["1,234.50", ["1,234.50", null]],
  ])("%j in France", (text, expected) => expect(value(text, "fr-FR")).toEqual(expected));

  it("is text behind an apostrophe, or in a cell of text", () => {
    expect(read("'=1", "en-US")).toEqual({ kind: "value", value: "=1", numberFormat: null, quotePrefix: true });
    expect(read("0123", "en-US", "@")).toEqual({
      kind: "value",
      value: "0123",
      numberFormat: null,
      quotePrefix: false,
    });
  });

  it("is the number itself, however many digits it has", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (number) => {
        const [parsed] = value(String(number).replace("e", "E"), "en-US") as [number];
        expect(parsed).toBe(Object.is(number, -0) ? 0 : number);
      }),
    );
  });
});
