import { isErrorText, type CellValue } from "./grid.ts";
import { unitMeaning, type DayType, type Unit, type UnitMeaning } from "./measure.ts";
import { isDigit, numeralValue, scanNumeral } from "./numeral.ts";
import { readFormat, type NumberFormat } from "./number-format.ts";
import { read, unread, type Reading } from "./reading.ts";
import { LONGEST_VALUE, plainWording, unaccented } from "./wording.ts";

/** A number and what it counts. */
export interface Quantity {
  /** In `unit`: a fraction for `ratio`, euros for `EUR` ("15 k€" is 15000). */
  readonly value: number;
  readonly unit: Unit | null;
  /** The thing counted as written ("DA" of "1012 DA"), or a foreign currency. */
  readonly text: string | null;
  readonly dayType: DayType | null;
  /** Printed digits after the decimal mark, before any % or k: 2 for "5,91 %"; `null` when nothing fixes them. */
  readonly decimals: number | null;
  /** value = printed number × factor: 0.01 for %, 1000 for k€. */
  readonly factor: number;
}

const NOT_AVAILABLE = new Set([
  "nd",
  "nc",
  "na",
  "so",
  "ns",
  "tbd",
  "tbc",
  "n d",
  "n c",
  "n a",
  "s o",
  "neant",
  "sans objet",
]);
const BOOLEANS = new Set(["vrai", "faux", "true", "false"]);

/**
 * The quantity a cell says, in any French or English spelling of domain.md §3. A number takes its unit from its format
 * (percent, "€", quoted " j", elapsed hours); a text must be one number with at most one unit around it: "25 jours
 * (15 k€)", "environ 14" and "1.234" are refused with their reason.
 */
export function readNumber(value: CellValue, format = "General"): Reading<Quantity> {
  if (value === null) return unread("empty");
  if (typeof value === "boolean") return unread("boolean");
  if (typeof value === "number") return numberUnder(value, readFormat(format));
  return numberInText(value, format);
}

function numberUnder(value: number, format: NumberFormat): Reading<Quantity> {
  if (!Number.isFinite(value)) return unread("not-a-number");
  const bare = { text: null, dayType: null, decimals: format.decimals, factor: 1 };
  if (format.kind === "date") return unread("is-a-date");
  // Past any date or amount, scaling could overflow.
  if (Math.abs(value) > 1e290) return unread("too-large");
  if (format.kind === "elapsed" || (format.kind === "clock" && value >= 0 && value < 1))
    return read({ ...bare, value: hoursOfDays(value), unit: "hour", decimals: null });
  if (format.kind === "clock") return unread("is-a-date");
  if (format.kind === "percent") return read({ ...bare, value, unit: "ratio", factor: 0.01 });

  const meaning = format.literal === "" ? null : unitMeaning(format.literal);
  if (!meaning) return read({ ...bare, value, unit: null });
  // "#,##0,\" k€\"" only prints thousands, the cell holds euros; "0\" k€\"" and "0.0\" %\"" hold what they print.
  const power = format.hiddenPower > 0 ? 0 : meaning.power;
  return read(quantity(shifted(value, power), meaning, format.decimals, 10 ** power));
}

/** 4:30 is stored as 0.1875; to the second, so that the binary noise of a time of day is not read. */
const hoursOfDays = (days: number): number => Math.round(days * 86_400) / 3_600;

const shifted = (value: number, power: number): number =>
  power === 0 ? value : Number((value * 10 ** power).toPrecision(15));

function quantity(value: number, meaning: UnitMeaning, decimals: number | null, factor: number): Quantity {
  return {
    value: value * meaning.times,
    unit: meaning.unit,
    text: meaning.noun,
    dayType: meaning.dayType,
    decimals,
    factor: factor * meaning.times,
  };
}

function numberInText(raw: string, format: string): Reading<Quantity> {
  if (raw.length > LONGEST_VALUE) return unread("too-long");
  const text = plainWording(raw);
  if (text === "") return unread("empty");
  if (isErrorText(text)) return unread("excel-error");
  // An accounting format prints a zero as "-   €".
  if (/^-+ ?(?:[kKmM]?€|%)?$/.test(text)) {
    if (!readFormat(format).zeroIsDash) return unread("dash");
    return read({ value: 0, unit: null, text: null, dayType: null, decimals: null, factor: 1 });
  }
  const words = unaccented(text).replace(/[./]/g, "");
  if (BOOLEANS.has(words)) return unread("boolean");
  if (NOT_AVAILABLE.has(words)) return unread("not-available");
  return signedNumber(text);
}

/** [sign] [currency] [sign] digits [minus] [unit], or the same in brackets for a negative. */
function signedNumber(text: string): Reading<Quantity> {
  let body = text;
  let negative = false;
  let signs = 0;
  let bracketTail = "";
  if (body.startsWith("(")) {
    const close = body.indexOf(")");
    if (close < 0) return unread("not-a-number");
    bracketTail = body.slice(close + 1).trim();
    body = body.slice(1, close).trim();
    negative = true;
    signs += 1;
  }
  const firstDigit = body.search(/\d/);
  if (firstDigit < 0) return unread("not-a-number");
  const start = firstDigit > 0 && /[.,]/.test(body[firstDigit - 1]!) ? firstDigit - 1 : firstDigit;

  const lead = body.slice(0, start);
  for (const char of lead) {
    if (char === "-") negative = true;
    if (char === "-" || char === "+") signs += 1;
  }
  const prefix = lead.replace(/[-+]/g, "").trim();
  if (/[<>≤≥=±~≈]/.test(prefix)) return unread("qualified");
  if (/[()]/.test(prefix)) return unread("bad-sign");

  const numeral = scanNumeral(body, start);
  if (!numeral) return unread("not-a-number");
  let end = numeral.end;
  const exponent = /^[eE][+-]\d{1,3}(?!\d)/.exec(body.slice(end, end + 6))?.[0] ?? "";
  end += exponent.length;
  // "10 000,-" prints no cents.
  let suffix = body
    .slice(end)
    .trim()
    .replace(/^[.,]-+/, "");
  if (suffix.startsWith("-") && !isDigit(suffix[1]) && !/^-\p{L}/u.test(suffix)) {
    negative = true;
    signs += 1;
    suffix = suffix.slice(1).trim();
  }
  if (/\d/.test(suffix) || /\d/.test(bracketTail))
    return unread(suffix.startsWith(":") ? "not-a-number" : "two-quantities");
  if (numeral.fault) return unread(numeral.fault);
  if (signs > 1) return unread("bad-sign");
  if (/^[/:+=<>]/.test(suffix)) return unread("not-a-number");
  // Words before a number name it or bend it ("environ 14", "lot 3"); only a currency may stand there.
  const currency = prefix === "" ? null : unitMeaning(prefix);
  if (prefix !== "" && !isCurrency(currency)) return unread("qualified");
  const after = [suffix, bracketTail].filter((part) => part !== "");
  if (after.length + (currency ? 1 : 0) > 1) return unread("unknown-unit");
  const meaning = currency ?? unitMeaning(after[0] ?? "");
  if (!meaning) return unread("unknown-unit");

  const printedPower = exponent === "" ? 0 : Number(exponent.slice(1));
  const size = numeralValue(numeral, printedPower + meaning.power);
  if (!Number.isFinite(size)) return unread("too-large");
  const decimals = exponent === "" ? numeral.fraction.length : null;
  return read(quantity(negative && size !== 0 ? -size : size, meaning, decimals, 10 ** meaning.power));
}

const isCurrency = (meaning: UnitMeaning | null): boolean =>
  meaning !== null && (meaning.unit === "EUR" || (meaning.unit === null && meaning.noun !== null));
