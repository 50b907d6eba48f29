import { a1 } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import type { Settings } from "../../cells/settings.ts";
import { ratio, type Serial } from "../../cells/units.ts";
import type { Ticket, TicketStatement } from "../../reading/statement.ts";
import type { NamedGroup, TicketGroup, TicketResult } from "../results.ts";
import { mean } from "../statistics.ts";
import { ageingOf } from "./ageing.ts";
import { delayStatus, type Calendars, type Faulty } from "./delays.ts";
import { delayFigures, measuredTickets, type MeasuredTicket } from "./measured-ticket.ts";
import { penaltyOf } from "./penalty.ts";
import { byPeriod, contractYears, MONTHS, QUARTERS, SCHOOL_YEARS } from "./ticket-periods.ts";
import type { TargetOf } from "./ticket-target.ts";

export interface TicketContext {
  /** The moment at which open tickets are late or not, and how old they are. */
  readonly situation: Serial | null;
  readonly targetOf: TargetOf;
}

const ALONE: TicketContext = { situation: null, targetOf: () => null };

/**
 * Tickets by nature and blocking, and by whatever else the log says of them; open ones counted apart: a delay is of what
 * is closed. `told` holds the cells ("Feuil1!C12") that the reading has already reported.
 */
export function ticketResult(
  statement: TicketStatement,
  settings: Settings,
  calendars: Calendars,
  told: ReadonlySet<string>,
  { situation, targetOf }: TicketContext = ALONE,
): { readonly result: TicketResult; readonly findings: readonly Finding[] } {
  const tickets = measuredTickets(statement.rows, { settings, calendars, situation, targetOf });
  const named = (nameOf: (ticket: Ticket) => string | null): readonly NamedGroup[] =>
    [...groupedBy(tickets, nameOf)]
      .map(([name, group]) => ({ name, ...groupOf(group) }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const { contractStart } = settings;
  const targeted = tickets.flatMap(({ ticket, target }) => (target ? [{ ticket, target: target.target }] : []));
  const result: TicketResult = {
    statement,
    total: statement.rows.length,
    groups: Object.fromEntries([...groupedBy(tickets, groupName)].map(([name, group]) => [name, groupOf(group)])),
    gross: statement.tellsSuspensions !== true,
    byNature: named(({ nature }) => nature),
    bySeverity: named(({ severity }) => severity),
    byProduct: named(({ product }) => product),
    byEstablishment: named(({ establishment }) => establishment),
    byMonth: byPeriod(tickets, MONTHS),
    byQuarter: byPeriod(tickets, QUARTERS),
    bySchoolYear: byPeriod(tickets, SCHOOL_YEARS),
    byContractYear: contractStart === null ? [] : byPeriod(tickets, contractYears(contractStart)),
    ageing: ageingOf(statement.rows, situation),
    penalty: penaltyOf(targeted, settings, calendars, situation),
  };
  return { result, findings: faultyStamps(statement, told) };
}

function groupName({ nature, blocking }: Ticket): string {
  const severity = blocking === null ? "unknown" : blocking ? "blocking" : "nonBlocking";
  return `${nature}.${severity}`;
}

function groupedBy(
  tickets: readonly MeasuredTicket[],
  nameOf: (ticket: Ticket) => string | null,
): ReadonlyMap<string, readonly MeasuredTicket[]> {
  const groups = new Map<string, MeasuredTicket[]>();
  for (const measured of tickets) {
    const name = nameOf(measured.ticket);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(measured);
    else groups.set(name, [measured]);
  }
  return groups;
}

function groupOf(tickets: readonly MeasuredTicket[]): TicketGroup {
  const working: number[] = [];
  const elapsed: number[] = [];
  const answers: number[] = [];
  const targets = new Set<string>();
  const judged = { within: 0, late: 0, lateOpen: 0 };
  let open = 0;
  for (const measured of tickets) {
    if (measured.ticket.isOpen) open += 1;
    if (measured.working !== null) working.push(measured.working);
    if (measured.calendar !== null) elapsed.push(measured.calendar);
    if (measured.answer !== null) answers.push(measured.answer);
    if (measured.target) targets.add(measured.target.text);
    if (measured.kept) judged[measured.kept] += 1;
  }
  const late = judged.late + judged.lateOpen;
  const all = judged.within + late;
  const [target = null] = targets.size === 1 ? targets : [];
  return {
    count: tickets.length,
    open,
    ...delayFigures(working),
    meanCalendarDays: mean(elapsed),
    late: targets.size === 0 ? null : late,
    lateOpen: targets.size === 0 ? null : judged.lateOpen,
    target,
    withinTarget: all === 0 ? null : ratio(judged.within / all),
    firstAnswer: answers.length === 0 ? null : { count: answers.length, ...delayFigures(answers) },
  };
}

const SHOWN_IDS = 5;
const FAULTS: readonly { readonly fault: Faulty; readonly role: "opened" | "resolved" }[] = [
  { fault: "closedBeforeOpened", role: "resolved" },
  { fault: "withoutClosing", role: "resolved" },
  { fault: "withoutOpening", role: "opened" },
];

/** Tickets without a delay for their stamps, one finding a fault and log, with the first of them. */
function faultyStamps({ block, rows }: TicketStatement, told: ReadonlySet<string>): readonly Finding[] {
  return FAULTS.flatMap(({ fault, role }) => {
    const cellOf = ({ row }: Ticket): string => a1(row, block.columns[role] ?? block.data.left);
    const faulty = rows.filter(
      (ticket) => delayStatus(ticket) === fault && !told.has(`${block.sheet}!${cellOf(ticket)}`),
    );
    const [first] = faulty;
    if (!first) return [];
    const names = faulty.slice(0, SHOWN_IDS).map(({ id, row }) => id ?? `#${row + 1}`);
    const params = { count: faulty.length, ids: names.join(", ") + (faulty.length > SHOWN_IDS ? "…" : "") };
    const severity = fault === "closedBeforeOpened" ? "warning" : "info";
    return [{ code: `tickets.${fault}`, severity, sheet: block.sheet, cell: cellOf(first), params }];
  });
}
