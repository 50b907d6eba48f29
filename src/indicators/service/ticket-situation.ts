import type { Settings } from "../../cells/settings.ts";
import { serial, type Serial } from "../../cells/units.ts";
import type { TicketStatement } from "../../reading/statement.ts";

/**
 * The moment at which open tickets are looked at: the closing of the service on the situation's day, else the last moment
 * that the logs hold. Null without either.
 */
export function ticketSituation(
  asOf: Serial | null,
  logs: readonly TicketStatement[],
  { calendar }: Settings,
): Serial | null {
  if (asOf !== null) return serial(Math.floor(asOf) + calendar.closesAt / 1_440);
  let last = -Infinity;
  for (const { rows } of logs)
    for (const { opened, takenInCharge, closed } of rows)
      last = Math.max(last, opened ?? last, takenInCharge ?? last, closed ?? last);
  return last === -Infinity ? null : serial(last);
}
