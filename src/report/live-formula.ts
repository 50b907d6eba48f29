import { refFormula } from "../cells/address.ts";
import type { IndicatorResult } from "../indicators/results.ts";
import type { SourceCell } from "../reading/statement.ts";
import { factor, fixed, quoteText, type Live, type Locale } from "./live.ts";

/** Spaces that group thousands and that `NUMBERVALUE` does not skip by itself. */
const SPACES: readonly (readonly [string, string])[] = [
  ["\u00a0", "UNICHAR(160)"],
  ["\u202f", "UNICHAR(8239)"],
  ["\u2009", "UNICHAR(8201)"],
];
const NUMERAL = /[-+]?\d[\d.,'’ \u00a0\u202f\u2009]*/gu;

/**
 * The number of a user's cell as an expression, built for the way that the cell says it: a reference for a number, else
 * the text's own separators, signs and units taken off. `null` when no simple expression gives `value` ("4h30").
 * A text that a user later replaces by a number stays right.
 */
export function liveNumber(cell: SourceCell, value: number): Live<number> | null {
  const ref = refFormula(cell.ref);
  if (typeof cell.raw === "number") return scaled(ref, cell.raw, value);
  return typeof cell.raw === "string" ? numberInText(cell.raw, ref, value) : null;
}

function numberInText(text: string, ref: string, value: number): Live<number> | null {
  for (const [numeral] of text.matchAll(NUMERAL)) {
    const token = numeral.replace(/(?<![\s.,'’])[\s.,'’]+$/u, "");
    for (const decimal of [",", "."] as const) {
      const parsed = parse(token, decimal);
      if (parsed === null) continue;
      const percent = text.includes("%") && near(parsed.number / 100, value) ? 100 : 1;
      const number = scaled("x", parsed.number / percent, value);
      if (!number) continue;
      const at = text.indexOf(token);
      const rest = [text.slice(0, at), text.slice(at + token.length)].map((piece) => piece.trim());
      const stripped = strip(ref, [...rest, ...parsed.marks], text);
      const spoken = `NUMBERVALUE(${stripped},"${decimal}","${parsed.group}")${percent === 1 ? "" : "/100"}`;
      return scaled(`IF(ISNUMBER(${ref}),${ref},${spoken})`, parsed.number / percent, value);
    }
  }
  return null;
}

/** Takes the pieces of text, longest first so that none breaks another, then the spaces off the cell. */
function strip(ref: string, pieces: readonly string[], text: string): string {
  const spaces = SPACES.filter(([space]) => text.includes(space));
  const texts = [...new Set(pieces)].filter((piece) => piece !== "").sort((a, b) => b.length - a.length);
  const wraps = [...texts.map(quoteText), ...spaces.map(([, call]) => call)];
  return wraps.reduce((inner, piece) => `SUBSTITUTE(${inner},${piece},"")`, ref);
}

interface Numeral {
  readonly number: number;
  /** Thousands separator that `NUMBERVALUE` is told of. */
  readonly group: string;
  /** What has to be taken off inside the numeral. */
  readonly marks: readonly string[];
}

function parse(token: string, decimal: "," | "."): Numeral | null {
  const other = decimal === "," ? "." : ",";
  const [, fraction = ""] = token.split(decimal);
  // What groups thousands stands before the decimals, each group of three.
  if (fraction.includes(other) || new RegExp(`\\${other}(?!\\d{3}(?!\\d))`).test(token)) return null;
  const group = token.includes(other) ? other : " ";
  const marks = ["'", "’"].filter((mark) => token.includes(mark));
  const bare = token
    .replaceAll(other, "")
    .replace(/['’ \u00a0\u202f\u2009]/gu, "")
    .replace(decimal, ".");
  return /^[-+]?\d+(\.\d+)?$/.test(bare) ? { number: Number(bare), group, marks } : null;
}

/** Multiplied by a power of ten or −1 where that gives the value wanted ("(12)", k€, %). */
function scaled(expression: string, number: number, value: number): Live<number> | null {
  if (near(number, value)) return { formula: expression, value };
  for (const power of [1_000, 1_000_000, 1_000_000_000]) {
    if (near(number * power, value)) return { formula: `${expression}*${power}`, value };
    if (near(-number * power, value)) return { formula: `-${factor(expression)}*${power}`, value };
  }
  if (near(-number, value)) return { formula: `-${factor(expression)}`, value };
  if (near(number / 100, value)) return { formula: `${factor(expression)}/100`, value };
  return null;
}

/** Amounts are read to the cent; below one, where ratios and days live, nothing is forgiven but binary noise. */
const near = (a: number, b: number): boolean => Math.abs(a - b) < (Math.abs(b) >= 1 ? 0.005 : 1e-9);

/** As `&""` says a number: General, in the decimal mark of Excel's own language. */
const numberText = (number: number, locale: Locale): string => {
  const digits = String(Number(number.toPrecision(15)));
  return locale === "fr" ? digits.replace(".", ",") : digits;
};

/** What a user's cell says now, whatever it holds. */
export function liveCell({ ref, raw }: SourceCell, locale: Locale): Live<string> {
  if (typeof raw === "boolean") return { formula: quoteText(String(raw)), value: String(raw) };
  return liveText({ ref, raw }, typeof raw === "number" ? numberText(raw, locale) : (raw ?? ""));
}

/** The requirement as its cell says it now: a percentage that Excel keeps as a fraction is one, not 0,95. */
export function liveRequirement({ source, requirement }: IndicatorResult, locale: Locale): Live<string> {
  const { requirementRef: ref, requirementRaw: raw } = source;
  if (typeof raw !== "number" || requirement.unit !== "ratio" || requirement.value !== raw)
    return liveCell({ ref, raw }, locale);
  const decimals = [0, 1, 2].find((count) => near(Number((100 * raw).toFixed(count)), 100 * raw)) ?? 2;
  const sign = locale === "fr" ? "\u00a0%" : "%";
  const said = fixed({ formula: `100*${refFormula(ref)}`, value: 100 * raw }, decimals, locale);
  return { formula: `${said.formula}&${quoteText(sign)}`, value: said.value + sign };
}

/** A label as the user's cell says it now; an emptied cell gives an empty text, not 0. */
export function liveText(cell: SourceCell, shown: string): Live<string> {
  return { formula: `${refFormula(cell.ref)}&""`, value: shown };
}
