import { cellError } from "../model/cells.ts";
import { parseDateEntry } from "./entry-date.ts";
import { separatorsOf } from "./locale.ts";
import type { Scalar } from "../model/cells.ts";

/** What Excel makes of a text that was typed or set. */
export type Entry =
  | { readonly kind: "formula"; readonly formula: string }
  | {
      readonly kind: "value";
      readonly value: Scalar;
      /** Implied by the way it was written ("12%"), for a cell that has no format yet. */
      readonly numberFormat: string | null;
      /** Written with an apostrophe. */
      readonly quotePrefix: boolean;
    };

export interface EntrySetting {
  readonly locale: string;
  /** Of the cell that receives it: nothing is read into a text cell. */
  readonly numberFormat: string;
  readonly date1904: boolean;
  /** The day that "3/4" belongs to the year of; today unless said. */
  readonly today?: Date;
}

const ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"];

const plain = (value: Scalar, numberFormat: string | null = null): Entry => ({
  kind: "value",
  value,
  numberFormat,
  quotePrefix: false,
});

/** Reads a text as Excel does: formula, number, percentage, money, date, time, boolean, error, or else text. */
export function parseEntry(text: string, setting: EntrySetting): Entry {
  if (text === "") return plain(null);
  if (setting.numberFormat === "@") return plain(text);
  if (text.startsWith("'")) return { ...plain(text.slice(1)), quotePrefix: true } as Entry;
  if (text.startsWith("=") && text.length > 1) return { kind: "formula", formula: text.slice(1) };
  const trimmed = text.trim();
  const logical = booleanOf(trimmed, setting.locale);
  if (logical !== null) return plain(logical);
  if (trimmed.startsWith("#") && ERRORS.includes(trimmed.toUpperCase())) return plain(cellError(trimmed.toUpperCase()));
  const read = /\d/.test(trimmed)
    ? (parseNumberEntry(trimmed, setting.locale) ?? parseDateEntry(trimmed, setting))
    : null;
  return read ? plain(read.value, read.numberFormat) : plain(text);
}

function booleanOf(text: string, locale: string): boolean | null {
  const upper = text.toUpperCase();
  const french = locale.startsWith("fr");
  if (upper === (french ? "VRAI" : "TRUE")) return true;
  if (upper === (french ? "FAUX" : "FALSE")) return false;
  return null;
}

/** "1 234,50 €", "-12%", "(5)", "1E3", "1 1/2": the number and the format that Excel gives an unformatted cell. */
export function parseNumberEntry(text: string, locale: string): { value: number; numberFormat: string | null } | null {
  const { decimal, groups, currency } = separatorsOf(locale);
  let rest = text;
  let sign = 1;
  const parenthesised = /^\((.*)\)$/.exec(rest)?.[1];
  if (parenthesised !== undefined) {
    sign = -1;
    rest = parenthesised.trim();
  }
  let percent = false;
  let money = false;
  const signed = /^([+-])\s*(.*)$/s.exec(rest);
  if (signed && parenthesised === undefined) {
    sign = signed[1] === "-" ? -1 : 1;
    rest = signed[2]!;
  }
  if (rest.startsWith("%") || rest.endsWith("%")) {
    percent = true;
    rest = rest.replace("%", "").trim();
  } else if (rest.startsWith(currency) || rest.endsWith(currency)) {
    money = true;
    rest = rest.replace(currency, "").trim();
  }
  const fraction = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(rest);
  if (fraction?.[1] !== undefined && Number(fraction[3]) > 0) {
    return { value: sign * (Number(fraction[1]) + Number(fraction[2]) / Number(fraction[3])), numberFormat: "# ?/?" };
  }
  const [mantissa = "", exponent] = rest.split(/e/i);
  if (rest.split(/e/i).length > 2 || (exponent !== undefined && !/^[+-]?\d+$/.test(exponent))) return null;
  const [whole = "", part, ...more] = mantissa.split(decimal);
  if (more.length > 0 || (part !== undefined && !/^\d*$/.test(part)) || (whole === "" && !part)) return null;
  const grouping = new RegExp(`^\\d{1,3}(?:[${groups}]\\d{3})+$`).test(whole);
  if (whole !== "" && !grouping && !/^\d+$/.test(whole)) return null;
  const digits = `${whole.replace(/\D/g, "") || "0"}.${part || "0"}${exponent === undefined ? "" : `e${exponent}`}`;
  const value = (sign * Number(digits)) / (percent ? 100 : 1);
  if (!Number.isFinite(value)) return null;
  return {
    value,
    numberFormat: impliedFormat(
      { percent, money, grouping, exponent: exponent !== undefined, decimals: Boolean(part) },
      locale,
    ),
  };
}

function impliedFormat(
  seen: { percent: boolean; money: boolean; grouping: boolean; exponent: boolean; decimals: boolean },
  locale: string,
): string | null {
  if (seen.percent) return seen.decimals ? "0.00%" : "0%";
  if (seen.money) {
    const digits = seen.decimals ? "#,##0.00" : "#,##0";
    return locale.startsWith("fr") ? `${digits} "€"` : `"$"${digits}`;
  }
  if (seen.exponent) return "0.00E+00";
  return seen.grouping ? (seen.decimals ? "#,##0.00" : "#,##0") : null;
}
