import { a1 } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import type { Settings } from "../../cells/settings.ts";
import type { Ticket, TicketStatement } from "../../reading/statement.ts";
import type { TicketGroup, TicketResult } from "../results.ts";
import { mean, median, percentileInc } from "../statistics.ts";
import { delayOf, delayStatus, type Calendars, type Faulty } from "./delays.ts";

/**
 * Tickets by nature and blocking, open ones counted apart: a delay is of what is closed. `told` holds the cells
 * ("Feuil1!C12") that the reading has already reported.
 */
export function ticketResult(
  statement: TicketStatement,
  settings: Settings,
  calendars: Calendars,
  told: ReadonlySet<string>,
): { readonly result: TicketResult; readonly findings: readonly Finding[] } {
  const groups = new Map<string, Ticket[]>();
  for (const ticket of statement.rows) {
    const name = groupName(ticket);
    const group = groups.get(name) ?? [];
    group.push(ticket);
    groups.set(name, group);
  }
  const measured = [...groups].map(([name, tickets]) => [name, groupOf(tickets, settings, calendars)] as const);
  const result = { statement, total: statement.rows.length, groups: Object.fromEntries(measured) };
  return { result, findings: faultyStamps(statement, told) };
}

function groupName({ nature, blocking }: Ticket): string {
  const severity = blocking === null ? "unknown" : blocking ? "blocking" : "nonBlocking";
  return `${nature}.${severity}`;
}

function groupOf(tickets: readonly Ticket[], { calendar }: Settings, calendars: Calendars): TicketGroup {
  const working = tickets.flatMap((ticket) => delayOf(ticket, calendars(calendar.days)) ?? []);
  const elapsed = tickets.flatMap((ticket) => delayOf(ticket, calendars("calendar")) ?? []);
  return {
    count: tickets.length,
    open: tickets.filter(({ isOpen }) => isOpen).length,
    meanWorkingDays: mean(working),
    medianWorkingDays: median(working),
    p90WorkingDays: percentileInc(working, 0.9),
    meanCalendarDays: mean(elapsed),
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
