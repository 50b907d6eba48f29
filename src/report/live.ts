import type { PlanValue } from "./plan.ts";

export type Locale = "fr" | "en";

/** A figure or text said twice: by an Excel expression (en-US, without "=") and by what it must give now. */
export interface Live<T extends PlanValue = PlanValue> {
  readonly formula: string;
  readonly value: T;
}

/** A piece of a sentence; `count` is there when the piece also decides a plural. */
export interface Part extends Live<string> {
  readonly count?: Live<number>;
}

const SEPARATORS = { fr: { decimal: ",", group: "\u00a0" }, en: { decimal: ".", group: "," } } as const;

/** What Excel's `FIXED(value, decimals)` shows in that language: half away from zero, grouped by thousands. */
export function fixedText(value: number, decimals: number, locale: Locale): string {
  const { decimal, group } = SEPARATORS[locale];
  const shift = 10 ** decimals;
  const scaled = Math.round(Number((Math.abs(value) * shift).toPrecision(15)));
  const digits = String(scaled).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, group);
  const fraction = decimals > 0 ? decimal + digits.slice(-decimals) : "";
  return (value < 0 && scaled > 0 ? "-" : "") + whole + fraction;
}

export const fixed = (number: Live<number>, decimals: number, locale: Locale): Part => ({
  formula: `FIXED(${number.formula},${decimals})`,
  value: fixedText(number.value, decimals, locale),
});

/** With its sign, plus included. */
export const signed = (number: Live<number>, decimals: number, locale: Locale): Part => ({
  formula: `IF(${number.formula}<0,"-","+")&FIXED(ABS(${number.formula}),${decimals})`,
  value: (number.value < 0 ? "-" : "+") + fixedText(Math.abs(number.value), decimals, locale),
});

/** A ratio in percent, or in points for a difference of ratios. */
export const percent = (ratio: Live<number>, decimals: number, locale: Locale): Part =>
  fixed(times100(ratio), decimals, locale);

export const signedPercent = (ratio: Live<number>, decimals: number, locale: Locale): Part =>
  signed(times100(ratio), decimals, locale);

const times100 = ({ formula, value }: Live<number>): Live<number> => ({
  formula: `100*${factor(formula)}`,
  value: 100 * value,
});

/** Brackets an expression unless it is one reference, number or call. */
export const factor = (formula: string): string =>
  /^(?:[A-Z]*\([^()]*\)|'(?:[^']|'')*'!\$?[A-Z]+\$?\d+|\$?[A-Z]+\$?\d+|\d+(?:\.\d+)?)$/.test(formula)
    ? formula
    : `(${formula})`;

/** A whole number, which may also choose between singular and plural. */
export const counted = (number: Live<number>, locale: Locale): Part => ({ ...fixed(number, 0, locale), count: number });

export const words = (text: string): Part => ({ formula: quoteText(text), value: text });

/** Formulas take text of at most 255 characters between quotes. */
export function quoteText(text: string): string {
  const pieces = text.match(/[\s\S]{1,255}/g) ?? [""];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join("&");
}

/** At most `length` characters, the last one an ellipsis when something is cut. */
export function shortened(part: Live<string>, length: number): Part {
  if (part.value.length <= length) return part;
  return {
    formula: `LEFT(${part.formula},${length - 1})&"…"`,
    value: `${part.value.slice(0, length - 1)}…`,
  };
}

/**
 * Fills a template of the dictionary: "{rate} % engagés", "{n} {n:constat|constats}" (singular | plural by the language's
 * rule). The formula and its value come from the same pieces, so they cannot drift apart.
 */
export function sentence(template: string, parts: Readonly<Record<string, Part>>, locale: Locale): Live<string> {
  const pieces: { literal: boolean; text: string; formula: string }[] = [];
  const add = (piece: (typeof pieces)[number]) => {
    const last = pieces.at(-1);
    if (last?.literal && piece.literal) last.text += piece.text;
    else pieces.push(piece);
  };
  for (const [, name, one, many, literal] of template.matchAll(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}|([^{]+)/g)) {
    if (literal !== undefined) {
      add({ literal: true, text: literal, formula: "" });
      continue;
    }
    const part = parts[name ?? ""];
    if (!part) throw new Error(`No piece for {${name}} in “${template}”`);
    if (one === undefined || many === undefined) {
      const literalPart = part.formula === quoteText(part.value);
      add({ literal: literalPart, text: part.value, formula: part.formula });
    } else if (part.count) {
      const { formula, value } = part.count;
      const condition = locale === "fr" ? `${formula}>1` : `${formula}<>1`;
      const several = locale === "fr" ? value > 1 : value !== 1;
      const text = several ? many : one;
      // A count that the plan fixes needs no condition.
      if (/^\d+$/.test(formula)) add({ literal: true, text, formula: "" });
      else add({ literal: false, text, formula: `IF(${condition},${quoteText(many)},${quoteText(one)})` });
    }
  }
  return {
    formula: pieces.map(({ literal, text, formula }) => (literal ? quoteText(text) : formula)).join("&") || '""',
    value: pieces.map(({ text }) => text).join(""),
  };
}

/** Sentences one after the other, with `between` in the middle. */
export function joined(all: readonly Live<string>[], between: string): Part {
  return {
    formula: all.map(({ formula }) => formula).join(`&${quoteText(between)}&`) || '""',
    value: all.map(({ value }) => value).join(between),
  };
}
