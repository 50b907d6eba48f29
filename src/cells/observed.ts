import { readDuration } from "./duration.ts";
import type { CellValue } from "./grid.ts";
import type { DayType, Unit } from "./measure.ts";
import { readNumber, type Quantity } from "./number.ts";
import type { ReasonCode } from "./reading.ts";
import type { Requirement } from "./requirement.ts";
import { plainWording, wordsOf } from "./wording.ts";

/** What was observed of an indicator. `value` is null when the cell says none; `reason` then says why. */
export interface Observed {
  /** As the cell holds it; a number in its shortest decimal form. */
  readonly text: string;
  readonly value: number | null;
  readonly unit: Unit | null;
  /** The cell names no unit, the requirement's was taken (domain.md §2 "Units"). */
  readonly unitInherited: boolean;
  readonly dayType: DayType | null;
  /** Minutes beyond whole days or weeks ("2 j 4 h"). */
  readonly restMinutes: number;
  /** Printed digits after the decimal mark, of the percentage where one is printed; `null` when unknown. */
  readonly decimals: number | null;
  readonly reason: ReasonCode | null;
}

const ZERO = /^(?:aucune?s?|zero|neant|nul|nulle|none|no)$/;

/** Reads an observed value against the requirement that it answers: a bare figure takes the requirement's unit. */
export function readObserved(value: CellValue, format: string, requirement: Requirement): Observed {
  const text = value === null ? "" : typeof value === "string" ? value : String(value);
  const blank: Observed = {
    text,
    value: null,
    unit: null,
    unitInherited: false,
    dayType: null,
    restMinutes: 0,
    decimals: null,
    reason: null,
  };
  const counts = requirement.unit === "count" || requirement.unit === null;
  if (typeof value === "string" && counts && ZERO.test(wordsOf(value.slice(0, 40)).join(" ")))
    return { ...blank, value: 0, unit: requirement.unit, unitInherited: true, decimals: 0 };

  const number = readNumber(value, format);
  if (number.ok) return ofQuantity(blank, number.value, requirement, typeof value === "string");
  const duration = readDuration(value, format);
  if (duration.ok) return { ...blank, ...duration.value };
  const stated = typeof value === "string" ? withoutRemark(value) : null;
  if (stated !== null) return { ...readObserved(stated, format, requirement), text };
  const reason = duration.reason === "not-a-duration" ? number.reason : duration.reason;
  return { ...blank, reason };
}

/** "5,79 j (hors suspensions)" observes 5,79 j; a remark with a figure could be a second observation. */
function withoutRemark(value: string): string | null {
  const match = /^([^()]{1,60})\([^()\d]{1,120}\)$/.exec(plainWording(value.slice(0, 200)));
  return match ? match[1]!.trim() : null;
}

function ofQuantity(blank: Observed, quantity: Quantity, requirement: Requirement, isText: boolean): Observed {
  const { value, unit, dayType, decimals } = quantity;
  const filled = { ...blank, value, decimals };
  const expected = requirement.op === "share" ? "ratio" : requirement.unit;
  if (unit !== null || expected === null) return { ...filled, unit, dayType };
  if (quantity.text !== null) return { ...filled, reason: "wrong-unit", value: null };
  const inherited = { ...filled, unit: expected, unitInherited: true };
  if (expected !== "ratio") return { ...inherited, dayType: requirement.dayType };
  return ofBarePercentage(inherited, value, requirement, isText);
}

/**
 * "97,2" under "≥ 95 %" is 97,2 %, 0.972 is its fraction. At one or below both can be meant: the one that comes within a
 * factor of four of the requirement is, when the other is ten times away or more; else the cell must say.
 */
function ofBarePercentage(filled: Observed, value: number, requirement: Requirement, isText: boolean): Observed {
  const percent = Number((value / 100).toPrecision(15));
  if (Math.abs(value) > 1) return { ...filled, value: percent };
  if (value === 0) return filled;
  const target = requirement.op === "share" ? requirement.share : (requirement.value ?? requirement.hi);
  const away = (candidate: number): number =>
    target === null || target <= 0 || candidate <= 0 ? Infinity : Math.max(candidate / target, target / candidate);
  if (away(value) <= 4 && away(percent) >= 10) return { ...filled, decimals: isText ? filled.decimals : null };
  if (away(percent) <= 4 && away(value) >= 10) return { ...filled, value: percent };
  return { ...filled, value: null, reason: "percent-or-fraction" };
}
