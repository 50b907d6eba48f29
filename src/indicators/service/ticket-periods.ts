import { dayOfSerial, serialOfDay } from "../../cells/civil.ts";
import type { Serial } from "../../cells/units.ts";
import type { TicketPeriod } from "../results.ts";
import { mean } from "../statistics.ts";
import { delayFigures, type MeasuredTicket } from "./measured-ticket.ts";

/** One kind of period: which one a day falls in, as a whole number that counts on, and its name. */
export interface PeriodKind {
  readonly indexOf: (day: Serial) => number;
  readonly nameOf: (index: number) => string;
}

const two = (value: number): string => String(value).padStart(2, "0");
const monthIndex = (day: Serial): number => {
  const { year, month } = dayOfSerial(day);
  return year * 12 + month - 1;
};

/** A log has many moments on few days: each day is looked up once. */
function byDay(indexOf: PeriodKind["indexOf"]): PeriodKind["indexOf"] {
  const known = new Map<number, number>();
  return (moment) => {
    const day = Math.floor(moment);
    let index = known.get(day);
    if (index === undefined) known.set(day, (index = indexOf(moment)));
    return index;
  };
}

export const MONTHS: PeriodKind = {
  indexOf: monthIndex,
  nameOf: (index) => `${Math.floor(index / 12)}-${two((index % 12) + 1)}`,
};

export const QUARTERS: PeriodKind = {
  indexOf: (day) => Math.floor(monthIndex(day) / 3),
  nameOf: (index) => `${Math.floor(index / 4)}-Q${(index % 4) + 1}`,
};

export const SCHOOL_YEARS: PeriodKind = {
  indexOf: (day) => Math.floor((monthIndex(day) - 8) / 12),
  nameOf: (index) => `${index}-${index + 1}`,
};

/** Years that begin on the day and month of `start`, named by their first day. */
export function contractYears(start: Serial): PeriodKind {
  const { month, day } = dayOfSerial(start);
  return {
    indexOf: (moment) => {
      const at = dayOfSerial(moment);
      return at.year - (at.month < month || (at.month === month && at.day < day) ? 1 : 0);
    },
    nameOf: (index) => {
      const first = serialOfDay(index, month, day) === null ? day - 1 : day;
      return `${index}-${two(month)}-${two(first)}`;
    },
  };
}

/** More would be a mistyped century. */
const LONGEST = 1_200;

interface Flow {
  opened: number;
  closed: number;
  entered: number;
  working: number[];
  answers: number[];
}

/**
 * Opened, closed and left open by period, without gaps. A ticket closed at an unknown time never enters the backlog: no
 * period could see it leave.
 */
export function byPeriod(tickets: readonly MeasuredTicket[], kind: PeriodKind): readonly TicketPeriod[] {
  const flows = new Map<number, Flow>();
  const indexOf = byDay(kind.indexOf);
  const flowAt = (moment: Serial): Flow => {
    const index = indexOf(moment);
    let known = flows.get(index);
    if (!known) flows.set(index, (known = { opened: 0, closed: 0, entered: 0, working: [], answers: [] }));
    return known;
  };
  for (const { ticket, working, answer } of tickets) {
    const { opened, closed, isOpen } = ticket;
    if (opened === null) continue;
    const flow = flowAt(opened);
    flow.opened += 1;
    if (working !== null) flow.working.push(working);
    if (answer !== null) flow.answers.push(answer);
    const leaves = !isOpen && working !== null && closed !== null;
    if (isOpen || leaves) flow.entered += 1;
    if (leaves) flowAt(closed).closed += 1;
  }
  const indices = [...flows.keys()].sort((a, b) => a - b);
  const [first = 0] = indices;
  const last = indices.at(-1) ?? -1;
  const every = last - first < LONGEST ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : indices;
  let backlog = 0;
  return every.map((index): TicketPeriod => {
    const flow = flows.get(index);
    backlog += (flow?.entered ?? 0) - (flow?.closed ?? 0);
    return {
      period: kind.nameOf(index),
      opened: flow?.opened ?? 0,
      closed: flow?.closed ?? 0,
      backlog,
      ...delayFigures(flow?.working ?? []),
      firstAnswerMeanWorkingDays: mean(flow?.answers ?? []),
    };
  });
}
