import type { Scalar } from "../model/cells.ts";
import { asText } from "./coerce.ts";
import { roundHalfAway, shiftDecimal } from "./decimal.ts";
import { calendarNames, separators } from "./locale.ts";
import { generalText } from "./number-text.ts";
import { civilDate, clockTime, weekday } from "./serial-date.ts";
import { isError } from "./value.ts";

export interface Display {
  readonly locale: string;
  readonly date1904: boolean;
}

/** A piece of a format code: digits and signs that stand for the number, or text that stands for itself. */
interface Piece {
  readonly kind: "literal" | "code";
  readonly text: string;
}

const PIECES =
  /"([^"]*)"?|\\([^])|_[^]|\*[^]|\[\$([^\]-]*)[^\]]*\]|(\[[^\]]*\])|(General|Standard|AM\/PM|A\/P|E[+-]|y+|m+|d+|h+|s+|[0#?.,%/@])|([^])/giu;

/** The text that a US number format ("#,##0.00", "dd/mm/yyyy", "[Red]-0%;…") shows; null: no number shows in it ("####"). */
export function formatValue(value: Scalar, code: string, display: Display): string | null {
  if (value === null) return "";
  if (isError(value)) return value.error;
  if (typeof value === "boolean") return String(asText(value, display.locale));
  const sections = sectionsOf(code);
  if (typeof value === "string") {
    const textSection = sections.length >= 4 ? sections[3] : sections.find((section) => hasCode(section, "@"));
    return textSection === undefined ? value : textual(piecesOf(textSection), value);
  }
  const { section, absolute } = sectionFor(value, sections);
  const pieces = piecesOf(section);
  const number = absolute ? Math.abs(value) : value;
  if (isGeneral(pieces)) return general(pieces, number, display);
  if (pieces.some((piece) => piece.kind === "code" && /^(?:[ymdhs]|\[[hms]+\])/i.test(piece.text)))
    return dated(pieces, value, display);
  if (pieces.some((piece) => piece.kind === "code" && piece.text === "@"))
    return textual(pieces, generalText(value, display.locale));
  return numeric(pieces, number, display);
}

function sectionsOf(code: string): string[] {
  const sections = [""];
  for (const part of code.match(/"[^"]*"?|\\[^]|\[[^\]]*\]|[^]/gu) ?? []) {
    if (part === ";") sections.push("");
    else sections[sections.length - 1] += part;
  }
  return sections;
}

const CONDITION = /\[(<>|<=|>=|<|>|=)(-?[\d.]+)\]/;

/** The section for a number, and whether the section says the sign itself. */
function sectionFor(value: number, sections: readonly string[]): { section: string; absolute: boolean } {
  const conditions = sections.slice(0, 3).map((section) => CONDITION.exec(section));
  if (conditions.some(Boolean)) {
    const index = conditions.findIndex((condition) => !condition || holds(value, condition[1]!, Number(condition[2])));
    const chosen = index < 0 ? sections.length - 1 : index;
    return { section: sections[chosen] ?? "General", absolute: value < 0 && chosen > 0 };
  }
  const [positive = "General", negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { section: negative, absolute: true };
  if (value === 0 && zero !== undefined) return { section: zero, absolute: false };
  return { section: positive, absolute: false };
}

function holds(value: number, operator: string, than: number): boolean {
  switch (operator) {
    case "<":
      return value < than;
    case "<=":
      return value <= than;
    case ">":
      return value > than;
    case ">=":
      return value >= than;
    case "=":
      return value === than;
    default:
      return value !== than;
  }
}

function piecesOf(section: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of section.matchAll(PIECES)) {
    const [whole, quoted, escaped, currency, bracketed, code, other] = match;
    if (quoted !== undefined || escaped !== undefined || currency !== undefined)
      pieces.push({ kind: "literal", text: quoted ?? escaped ?? currency ?? "" });
    else if (whole.startsWith("_")) pieces.push({ kind: "literal", text: " " });
    else if (bracketed !== undefined) {
      if (/^\[[hms]+\]$/i.test(bracketed)) pieces.push({ kind: "code", text: bracketed });
    } else if (code !== undefined) pieces.push({ kind: "code", text: code });
    else if (other !== undefined) pieces.push({ kind: "literal", text: other });
  }
  return pieces;
}

const hasCode = (section: string, code: string): boolean =>
  piecesOf(section).some((piece) => piece.kind === "code" && piece.text === code);

const isGeneral = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.kind === "code" && /^(?:General|Standard)$/i.test(piece.text));

const general = (pieces: readonly Piece[], value: number, { locale }: Display): string =>
  pieces
    .map((piece) =>
      piece.kind === "code" && /^(?:General|Standard)$/i.test(piece.text) ? generalText(value, locale) : piece.text,
    )
    .join("");

const textual = (pieces: readonly Piece[], value: string): string =>
  pieces.map((piece) => (piece.kind === "code" && piece.text === "@" ? value : piece.text)).join("");

function numeric(pieces: readonly Piece[], value: number, display: Display): string {
  const codes = pieces.filter((piece) => piece.kind === "code").map((piece) => piece.text);
  if (codes.includes("/") && codes.some((code) => /[?#0]/.test(code))) return fraction(pieces, value, display);
  const exponentAt = pieces.findIndex((piece) => piece.kind === "code" && /^E[+-]$/i.test(piece.text));
  if (exponentAt >= 0) return scientific(pieces, exponentAt, value, display);
  return decimal(pieces, value, display);
}

const isDigit = (piece: Piece | undefined): boolean => piece?.kind === "code" && /^[0#?]$/.test(piece.text);
const isCode = (piece: Piece | undefined, text: string): boolean => piece?.kind === "code" && piece.text === text;

function decimal(pieces: readonly Piece[], value: number, display: Display): string {
  const { decimal: point, thousands } = separators(display.locale);
  const pointAt = pieces.findIndex((piece) => isCode(piece, "."));
  const wholeEnd = pointAt < 0 ? pieces.length : pointAt;
  const lastDigit = pieces.findLastIndex((piece) => isDigit(piece));
  const lastWhole = pieces.slice(0, wholeEnd).findLastIndex((piece) => isDigit(piece));
  const percents = pieces.filter((piece) => isCode(piece, "%")).length;
  // Commas after the last digit divide by a thousand each; one between digits groups them.
  let thousandth = 0;
  let grouped = false;
  pieces.forEach((piece, index) => {
    if (!isCode(piece, ",")) return;
    if (index > lastDigit || (index > lastWhole && index < wholeEnd)) thousandth += 1;
    else if (index < lastWhole) grouped = true;
  });
  const places = pieces.slice(wholeEnd).filter(isDigit).length;
  const scaled = shiftDecimal(Math.abs(value), percents * 2 - thousandth * 3);
  const { whole, part } = digitsOf(scaled, places);
  const shownPart = optionalEnd(part, pieces.slice(wholeEnd).filter(isDigit));
  const wholePieces = pieces.slice(0, wholeEnd).filter(isDigit);
  const wholeText = padded(
    whole === "0" ? "" : whole,
    wholePieces.map((piece) => piece.text),
  );
  const isZero = /^0*$/.test(whole) && /^0*$/.test(part);
  const slots = spreadOver(grouped ? group(wholeText, thousands) : wholeText, wholePieces.length, grouped);
  let slot = 0;
  let decimals = 0;
  const text = pieces
    .map((piece, index) => {
      if (piece.kind === "literal") return piece.text;
      if (isDigit(piece)) {
        if (index < wholeEnd) return slots[slot++] ?? "";
        return shownPart[decimals++] ?? "";
      }
      if (piece.text === ".") return point;
      return piece.text === "%" || piece.text === "/" ? piece.text : "";
    })
    .join("");
  const sign = value < 0 && !isZero ? "-" : "";
  // Without a place for digits before the point, the number has none ("#.00" shows ",50"); still "5" shows in ".0".
  const lead = wholePieces.length === 0 && pointAt >= 0 && whole !== "0" ? whole : "";
  return sign + lead + text;
}

/** The digits before and after the point, rounded half away from zero. */
function digitsOf(value: number, places: number): { whole: string; part: string } {
  const rounded = roundHalfAway(value, places);
  const [digits = "0", exponentText = "0"] = rounded.toExponential(14).split("e");
  const significant = digits.replace(".", "");
  const exponent = Number(exponentText);
  const whole = exponent < 0 ? "0" : significant.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const tail = exponent < 0 ? "0".repeat(-exponent - 1) + significant : significant.slice(exponent + 1);
  return { whole, part: tail.slice(0, places).padEnd(places, "0") };
}

/** "0" keeps its zero, "#" drops it at the end, "?" leaves a space. */
function optionalEnd(digits: string, codes: readonly Piece[]): string[] {
  const shown = [...digits];
  for (let i = shown.length - 1; i >= 0 && shown[i] === "0" && codes[i]?.text !== "0"; i -= 1)
    shown[i] = codes[i]?.text === "?" ? " " : "";
  return shown;
}

function padded(digits: string, codes: readonly string[]): string {
  const first = codes.indexOf("0");
  const least = first < 0 ? 0 : codes.length - first;
  const zeros = digits.padStart(least, "0");
  const question = codes.indexOf("?");
  return question < 0 ? zeros : zeros.padStart(codes.length - question, " ");
}

function group(digits: string, separator: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, separator);
}

/** Digits over their places from the right; the first place takes what is left. */
function spreadOver(digits: string, places: number, grouped: boolean): string[] {
  if (places === 0) return [];
  if (grouped) return [digits, ...new Array<string>(places - 1).fill("")];
  const all = [...digits];
  const slots = new Array<string>(places).fill("");
  for (let i = places - 1; i > 0; i -= 1) slots[i] = all.pop() ?? "";
  slots[0] = all.join("");
  return slots;
}

function scientific(pieces: readonly Piece[], exponentAt: number, value: number, display: Display): string {
  const mantissa = pieces.slice(0, exponentAt);
  const pointAt = mantissa.findIndex((piece) => isCode(piece, "."));
  const places = pointAt < 0 ? 0 : mantissa.slice(pointAt).filter(isDigit).length;
  const wholePlaces = Math.max(1, mantissa.slice(0, pointAt < 0 ? undefined : pointAt).filter(isDigit).length);
  let exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  exponent -= (((exponent % wholePlaces) + wholePlaces) % wholePlaces) * (wholePlaces > 1 ? 1 : 0);
  let scaled = roundHalfAway(shiftDecimal(Math.abs(value), -exponent), places);
  if (scaled >= 10 ** wholePlaces) {
    exponent += wholePlaces;
    scaled = roundHalfAway(shiftDecimal(Math.abs(value), -exponent), places);
  }
  const power = pieces.slice(exponentAt + 1);
  const digits = power.filter(isDigit).length;
  const sign = exponent < 0 ? "-" : pieces[exponentAt]!.text[1] === "+" ? "+" : "";
  const tail = power
    .filter((piece) => piece.kind === "literal" || piece.text === "%")
    .map((piece) => piece.text)
    .join("");
  const text = decimal(mantissa, Math.sign(value) * scaled, display);
  return `${text}E${sign}${String(Math.abs(exponent)).padStart(digits, "0")}${tail}`;
}

function fraction(pieces: readonly Piece[], value: number, display: Display): string {
  const slash = pieces.findIndex((piece) => isCode(piece, "/"));
  let numeratorStart = slash;
  while (numeratorStart > 0 && isDigit(pieces[numeratorStart - 1])) numeratorStart -= 1;
  let end = slash + 1;
  let fixed = "";
  while (end < pieces.length && (isDigit(pieces[end]) || /^\d$/.test(pieces[end]!.text))) fixed += pieces[end++]!.text;
  const wholePieces = pieces.slice(0, numeratorStart);
  const hasWhole = wholePieces.some(isDigit);
  const magnitude = Math.abs(value);
  let whole = hasWhole ? Math.floor(magnitude) : 0;
  const denominators = /^[1-9]\d*$/.test(fixed) ? [Number(fixed)] : range(10 ** fixed.length - 1);
  const rest = magnitude - whole;
  let [top, bottom] = bestFraction(rest, denominators);
  if (hasWhole && top === bottom) [whole, top] = [whole + 1, 0];
  const wholeText = hasWhole && (whole !== 0 || top === 0) ? String(whole) : "";
  const numerator = pieces.slice(numeratorStart, slash).length;
  const sign = value < 0 && (whole > 0 || top > 0) ? "-" : "";
  const tail = pieces
    .slice(end)
    .map((piece) => piece.text)
    .join("");
  const space = hasWhole ? " " : "";
  if (top === 0 && hasWhole) return sign + wholeText + space + " ".repeat(numerator + 1 + fixed.length) + tail;
  void display;
  bottom = bottom || 1;
  return `${sign}${wholeText}${space}${String(top).padStart(numerator)}/${String(bottom).padEnd(fixed.length)}${tail}`;
}

const range = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

function bestFraction(value: number, denominators: readonly number[]): [top: number, bottom: number] {
  let best: [number, number] = [0, 1];
  let error = Infinity;
  for (const bottom of denominators) {
    const top = Math.round(value * bottom);
    const off = Math.abs(value - top / bottom);
    if (off < error - 1e-12) [best, error] = [[top, bottom], off];
  }
  return best;
}

function dated(pieces: readonly Piece[], value: number, { locale, date1904 }: Display): string | null {
  const places = secondPlaces(pieces);
  // Seconds are rounded first, so that 23:59:59.9 shows the next day rather than 60 seconds.
  const unit = 86_400 * 10 ** places;
  const shown = Math.round(value * unit) / unit;
  const date = civilDate(shown, date1904);
  if (!date) return null;
  const time = clockTime(shown);
  const half = pieces.some((piece) => piece.kind === "code" && /^A(?:M\/PM|\/P)$/i.test(piece.text));
  const hour = half ? time.hours % 12 || 12 : time.hours;
  const totalSeconds = Math.round(shown * 86_400);
  let last = "";
  let inSeconds = false;
  return pieces
    .map((piece, index) => {
      if (piece.kind === "literal") return piece.text;
      const code = piece.text.toLowerCase();
      const letter = code[0] ?? "";
      const before = last;
      if (/[ymdhs]/.test(letter)) last = letter;
      if (code.startsWith("[")) {
        last = code[1] ?? "";
        const unitSeconds = { h: 3600, m: 60, s: 1 }[last] ?? 1;
        inSeconds = last === "s";
        return String(Math.floor(totalSeconds / unitSeconds + 1e-9)).padStart(code.length - 2, "0");
      }
      if (code === "am/pm") return time.hours < 12 ? "AM" : "PM";
      if (code === "a/p") return time.hours < 12 ? "A" : "P";
      if (letter === "y") return code.length > 2 ? String(date.year).padStart(4, "0") : twoDigits(date.year % 100);
      if (letter === "d") return dayText(code.length, date.day, weekday(shown, date1904), locale);
      if (letter === "h") return code.length > 1 ? twoDigits(hour) : String(hour);
      if (letter === "m" && (before === "h" || nextUnit(pieces, index) === "s")) {
        return code.length > 1 ? twoDigits(time.minutes) : String(time.minutes);
      }
      if (letter === "m") return monthText(code.length, date.month, locale);
      if (letter === "s") {
        inSeconds = true;
        return code.length > 1 ? twoDigits(time.seconds) : String(time.seconds);
      }
      if (code === "." && inSeconds && places > 0) return separators(locale).decimal + secondFraction(shown, places);
      if (code === "0") return "";
      return piece.text;
    })
    .join("");
}

const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** Digits asked for after the seconds ("ss.000"). */
function secondPlaces(pieces: readonly Piece[]): number {
  const seconds = pieces.findIndex((piece) => piece.kind === "code" && /^\[?s+\]?$/i.test(piece.text));
  if (seconds < 0 || !isCode(pieces[seconds + 1], ".")) return 0;
  let places = 0;
  while (isCode(pieces[seconds + 2 + places], "0")) places += 1;
  return places;
}

function secondFraction(serial: number, places: number): string {
  const scale = 10 ** places;
  return String(Math.round((serial % 1) * 86_400 * scale) % scale).padStart(places, "0");
}

function nextUnit(pieces: readonly Piece[], index: number): string | undefined {
  const next = pieces.slice(index + 1).find((piece) => piece.kind === "code" && /^\[?[ymdhs]/i.test(piece.text));
  return next?.text.replace("[", "")[0]?.toLowerCase();
}

function dayText(length: number, day: number, dayOfWeek: number, locale: string): string {
  if (length === 1) return String(day);
  if (length === 2) return twoDigits(day);
  return calendarNames(locale, "weekday", length === 3 ? "short" : "long")[dayOfWeek]!;
}

function monthText(length: number, month: number, locale: string): string {
  if (length === 1) return String(month);
  if (length === 2) return twoDigits(month);
  const name = calendarNames(locale, "month", length === 3 ? "short" : "long")[month - 1]!;
  return length === 5 ? name.slice(0, 1).toUpperCase() : name;
}

/**
 * A format code as TEXT takes it in a language, in US notation: "jj/mm/aaaa" and "0,00" where French is spoken. The
 * US letters stay understood.
 */
export function usFormat(code: string, locale: string): string {
  const { decimal, thousands } = separators(locale);
  const french = locale.startsWith("fr");
  if (decimal === "." && !french) return code;
  return (code.match(/"[^"]*"?|\\[^]|\[[^\]]*\]|[^]/gu) ?? [])
    .map((part) => {
      if (part.length > 1 && !/^\[[hms]+\]$/i.test(part)) return part;
      if (part === decimal) return ".";
      if (part === thousands || (/^\s$/.test(thousands) && /^[\u00a0\u202f]$/.test(part))) return ",";
      if (part === "." || part === ",") return `\\${part}`;
      if (!french) return part;
      return part.replace(/j/g, "d").replace(/J/g, "D").replace(/a/g, "y").replace(/A/g, "Y");
    })
    .join("");
}
