import { asText, booleanArgument, numberArgument, scalarArgument, textArgument } from "../coerce.ts";
import type { Scalar } from "../../model/cells.ts";
import { formatValue } from "../../protocol/number-format.ts";
import type { Engine, Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, type EagerFunction, type FunctionTable } from "../function-definition.ts";
import { separators } from "../locale.ts";
import { parseNumber } from "../number-text.ts";
import { usFormat } from "../us-format.ts";
import { eachValue, isError, NA, VALUE, type Value } from "../value.ts";
import { wildcardPattern } from "../wildcard.ts";
import { roundHalfAway } from "../decimal.ts";
import { asMatrix } from "./aggregate.ts";

const LONGEST = 32_767;

const bounded = (text: string): string => (text.length > LONGEST ? fail(VALUE) : text);

/** A function of one text. */
const ofText = (run: (text: string, engine: Engine) => Value): EagerFunction =>
  eager("v", 1, ([text], { engine }) => run(textArgument(text, engine), engine));

/** A count of characters: whole, not negative. */
function count(value: Value | undefined, engine: Engine, otherwise = 1): number {
  const n = Math.trunc(numberArgument(value, engine, otherwise));
  return n < 0 ? fail(VALUE) : n;
}

/** FIND and SEARCH, from 1. */
const find = (position: (wanted: string, text: string, from: number) => number): EagerFunction =>
  eager("vvv", 2, ([wanted, text, start], { engine }) => {
    const within = textArgument(text, engine);
    const from = count(start, engine);
    if (from < 1 || from > within.length + 1) return VALUE;
    const at = position(textArgument(wanted, engine), within, from - 1);
    return at < 0 ? VALUE : at + 1;
  });

function searchPosition(wanted: string, text: string, from: number): number {
  const pattern = wildcardPattern(wanted, false);
  if (!pattern) return text.toLowerCase().indexOf(wanted.toLowerCase(), from);
  return pattern.search(text, from);
}

function substitute([text, from, to, which]: readonly Value[], { engine }: Place): Value {
  const source = textArgument(text, engine);
  const old = textArgument(from, engine);
  const replacement = textArgument(to, engine);
  if (old === "") return source;
  if (which === undefined) return bounded(source.replaceAll(old, () => replacement));
  const wanted = Math.trunc(numberArgument(which, engine));
  if (wanted < 1) return VALUE;
  let at = -1;
  for (let i = 0; i < wanted; i += 1) {
    at = source.indexOf(old, i === 0 ? 0 : at + old.length);
    if (at < 0) return source;
  }
  return bounded(source.slice(0, at) + replacement + source.slice(at + old.length));
}

/** Texts of all cells, row by row; empty ones included, as many as a text could hold. */
function texts(args: readonly Value[], place: Place): string[] {
  const found: string[] = [];
  for (const argument of args)
    eachValue(asMatrix(argument, place), (cell, count) => {
      const text = asText(cell, place.engine.locale);
      if (isError(text)) fail(text);
      for (let i = 0; i < Math.min(count, LONGEST + 2); i += 1) found.push(text as string);
    });
  return found;
}

function textJoin([delimiter, ignore, ...args]: readonly Value[], place: Place): Value {
  const parts = texts(args, place);
  const kept = booleanArgument(ignore, place.engine) ? parts.filter((part) => part !== "") : parts;
  return bounded(kept.join(textArgument(delimiter, place.engine)));
}

const WINDOWS_1252 = new TextDecoder("windows-1252");
const character = (code: number): string => WINDOWS_1252.decode(Uint8Array.of(code));

function codeOf(text: string): Value {
  if (text === "") return VALUE;
  for (let code = 0; code < 256; code += 1) if (character(code) === text[0]) return code;
  return 63;
}

/** FIXED: halves away from zero, the language's separators. */
function fixed([value, decimals, plain]: readonly Value[], { engine }: Place): Value {
  const places = Math.trunc(numberArgument(decimals, engine, 2));
  if (places > 127) return VALUE;
  const rounded = roundHalfAway(numberArgument(value, engine), places);
  const whole = booleanArgument(plain, engine) ? "0" : "#,##0";
  const code = places > 0 ? `${whole}.${"0".repeat(places)}` : whole;
  return formatValue(rounded, code, engine.locale, false);
}

function text([value, code]: readonly Value[], { engine }: Place): Value {
  const own = scalarArgument(value);
  const format = textArgument(code, engine);
  if (format === "") return "";
  if (typeof own === "boolean") return asText(own, engine.locale);
  const number = typeof own === "string" ? own : numberArgument(own, engine);
  const shown = formatValue(number, usFormat(format, engine.locale), engine.locale, engine.date1904);
  // A cell fills up with these where a date has no day to show; a text cannot.
  return /^#+$/.test(shown) && typeof number === "number" ? VALUE : shown;
}

function numberValue([value, decimal, group]: readonly Value[], { engine }: Place): Value {
  const own = separators(engine.locale);
  const point = textArgument(decimal, engine, own.decimal).slice(0, 1);
  const thousands = textArgument(group, engine, own.thousands).slice(0, 1);
  const source = textArgument(value, engine).replace(/\s/g, "");
  if (source === "") return 0;
  const percents = /(?<!%)%*$/.exec(source)![0].length;
  const pointAt = point === "" ? -1 : source.indexOf(point);
  if (pointAt >= 0 && thousands !== "" && source.includes(thousands, pointAt + 1)) return VALUE;
  const digits = source.slice(0, source.length - percents).replaceAll(thousands, "");
  const number = parseNumber(digits, { decimal: point, thousands: "\u0000" });
  return number === null ? VALUE : number / 100 ** percents;
}

const joined: EagerFunction = eager("(a)", 1, (args, place) => bounded(texts(args, place).join("")));

export const textFunctions: FunctionTable = {
  CONCATENATE: eager("(v)", 1, (args, { engine }) => bounded(args.map((part) => textArgument(part, engine)).join(""))),
  CONCAT: joined,
  TEXTJOIN: eager("vva(a)", 3, textJoin),
  LEFT: eager("vv", 1, ([source, n], { engine }) => textArgument(source, engine).slice(0, count(n, engine))),
  RIGHT: eager("vv", 1, ([source, n], { engine }) => {
    const whole = textArgument(source, engine);
    return whole.slice(Math.max(0, whole.length - count(n, engine)));
  }),
  MID: eager("vvv", 3, ([source, from, n], { engine }) => {
    const start = count(from, engine);
    return start < 1 ? VALUE : textArgument(source, engine).slice(start - 1, start - 1 + count(n, engine));
  }),
  LEN: ofText((source) => source.length),
  FIND: find((wanted, source, from) => source.indexOf(wanted, from)),
  SEARCH: find(searchPosition),
  SUBSTITUTE: eager("vvvv", 3, substitute),
  REPLACE: eager("vvvv", 4, ([source, from, n, replacement], { engine }) => {
    const whole = textArgument(source, engine);
    const start = count(from, engine);
    if (start < 1) return VALUE;
    return bounded(
      whole.slice(0, start - 1) + textArgument(replacement, engine) + whole.slice(start - 1 + count(n, engine)),
    );
  }),
  TRIM: ofText((source) => source.replace(/ +/g, " ").replace(/^ | $/g, "")),
  CLEAN: ofText((source) => source.replace(/[\u0000-\u001f]/g, "")),
  UPPER: ofText((source) => source.toUpperCase()),
  LOWER: ofText((source) => source.toLowerCase()),
  PROPER: ofText((source) =>
    source.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  ),
  REPT: eager("vv", 2, ([source, n], { engine }) => {
    const unit = textArgument(source, engine);
    const times = count(n, engine);
    return unit.length * times > LONGEST ? VALUE : unit.repeat(times);
  }),
  EXACT: eager("vv", 2, ([a, b], { engine }) => textArgument(a, engine) === textArgument(b, engine)),
  CHAR: eager("v", 1, ([code], { engine }) => {
    const n = Math.trunc(numberArgument(code, engine));
    return n < 1 || n > 255 ? VALUE : character(n);
  }),
  CODE: ofText(codeOf),
  UNICHAR: eager("v", 1, ([code], { engine }) => {
    const n = Math.trunc(numberArgument(code, engine));
    if (n < 1 || n > 0x10ffff) return VALUE;
    return n >= 0xd800 && n <= 0xdfff ? NA : String.fromCodePoint(n);
  }),
  UNICODE: ofText((source) => source.codePointAt(0) ?? VALUE),
  VALUE: eager("v", 1, ([value], { engine }) =>
    typeof value === "boolean" ? VALUE : numberArgument(value === "" ? fail(VALUE) : value, engine),
  ),
  NUMBERVALUE: eager("vvv", 1, numberValue),
  TEXT: eager("vv", 2, text),
  FIXED: eager("vvv", 1, fixed),
  HYPERLINK: eager("vv", 1, ([link = null, shown = link]) => (shown as Scalar) ?? 0),
};
