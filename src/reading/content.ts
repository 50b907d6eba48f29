import { readStamp } from "../cells/date.ts";
import { isErrorText, type CellValue } from "../cells/grid.ts";
import { readNumber } from "../cells/number.ts";
import { readFormat } from "../cells/number-format.ts";
import { readPeriod } from "../cells/period.ts";
import type { Content } from "./roles.ts";

/** What kind of thing a cell holds, whatever it means. `void` is a dash or "N/A"; `measure` a number with a unit. */
export type Holding =
  "empty" | "number" | "rate" | "date" | "period" | "measure" | "text" | "void" | "error" | "boolean";

/** Counts of a column's holdings over a sample of its cells. */
export interface Profile {
  readonly counts: Readonly<Record<Holding, number>>;
  readonly filled: number;
  readonly integers: number;
  /** Numbers that could be days of 1990 to 2100 kept without their format. */
  readonly serialLike: number;
  readonly largest: number;
  /** Mean length of the texts. */
  readonly textLength: number;
  readonly distinct: number;
}

const FIRST_DAY = 32_874;
const LAST_DAY = 73_415;

const formatKinds = new Map<string, Holding>();

function holdingOfNumber(format: string): Holding {
  let kind = formatKinds.get(format);
  if (kind === undefined) {
    const read = readFormat(format);
    kind = read.kind === "date" ? "date" : read.kind === "percent" ? "rate" : "number";
    if (read.kind === "clock" || read.kind === "elapsed" || /^(j|jours?|h|heures?|d|days?)\b/i.test(read.literal))
      kind = "measure";
    formatKinds.set(format, kind);
  }
  return kind;
}

const texts = new Map<string, Holding>();

function holdingOfText(text: string): Holding {
  const remembered = texts.get(text);
  if (remembered) return remembered;
  const holding = classify(text);
  if (texts.size > 20_000) texts.clear();
  texts.set(text, holding);
  return holding;
}

function classify(text: string): Holding {
  if (text.trim() === "") return "empty";
  if (text.length > 60) return "text";
  if (isErrorText(text)) return "error";
  const number = readNumber(text);
  if (number.ok) {
    const { unit } = number.value;
    // "12 bis" counts nothing.
    if (unit === "count" && readPeriod(text).ok) return "period";
    return unit === null || unit === "EUR" ? "number" : unit === "ratio" ? "rate" : "measure";
  }
  if (number.reason === "dash" || number.reason === "not-available" || number.reason === "empty") return "void";
  if (number.reason === "boolean") return "boolean";
  const period = readPeriod(text);
  if (period.ok) return period.value.kind === "date" ? "date" : "period";
  if (/\d/.test(text)) {
    const stamp = readStamp(text);
    if (stamp.ok || stamp.reason === "no-year") return "date";
  }
  return "text";
}

export function holdingOf(value: CellValue, format: string): Holding {
  if (value === null) return "empty";
  if (typeof value === "number") return holdingOfNumber(format);
  if (typeof value === "boolean") return "boolean";
  return holdingOfText(value);
}

export function profileOf(cells: Iterable<{ readonly value: CellValue; readonly format: string }>): Profile {
  const counts: Record<Holding, number> = {
    empty: 0,
    number: 0,
    rate: 0,
    date: 0,
    period: 0,
    measure: 0,
    text: 0,
    void: 0,
    error: 0,
    boolean: 0,
  };
  let filled = 0;
  let integers = 0;
  let serialLike = 0;
  let largest = 0;
  let letters = 0;
  const distinct = new Set<CellValue>();
  for (const { value, format } of cells) {
    const holding = holdingOf(value, format);
    counts[holding] += 1;
    if (holding === "empty") continue;
    filled += 1;
    distinct.add(value);
    if (typeof value === "number") {
      if (Number.isInteger(value)) integers += 1;
      if (value >= FIRST_DAY && value <= LAST_DAY) serialLike += 1;
      largest = Math.max(largest, Math.abs(value));
    } else if (typeof value === "string") letters += value.length;
  }
  const textual = counts.text + counts.period + counts.measure;
  return {
    counts,
    filled,
    integers,
    serialLike,
    largest,
    textLength: textual === 0 ? 0 : letters / textual,
    distinct: distinct.size,
  };
}

/** A column that holds nothing says nothing against a role. */
const UNSAID = 0.4;
const VETO = -1;

/** How far a column's cells look like what a role needs, 0 to 1; -1 when they contradict it. */
export function fitOf(content: Content, profile: Profile): number {
  const { counts } = profile;
  const telling = profile.filled - counts.void - counts.error;
  if (content === "any") return 0.6;
  if (telling <= 0) return UNSAID;
  const share = (count: number): number => count / telling;
  const atLeast = (value: number, least: number): number => (value >= least ? value : VETO);
  switch (content) {
    case "amount":
      return counts.rate > counts.number ? VETO : atLeast(share(counts.number), 0.5);
    case "count":
      return atLeast(share(counts.number + counts.measure), 0.5);
    case "rate": {
      if (profile.largest > 5_000) return VETO;
      return atLeast(share(counts.rate + 0.7 * counts.number), 0.4);
    }
    case "date": {
      const dates = counts.date + Math.min(profile.serialLike, counts.number);
      return atLeast(share(dates), 0.4);
    }
    case "period":
      return atLeast(share(counts.period + counts.date + 0.8 * counts.number), 0.5);
    case "text":
      return atLeast(share(counts.text + 0.6 * (counts.period + counts.measure + counts.boolean)), 0.3);
    case "requirement":
      return counts.date > 0.5 * telling ? VETO : 0.6;
  }
}
