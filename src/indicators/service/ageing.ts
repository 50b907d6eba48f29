import type { Serial } from "../../cells/units.ts";
import type { Ticket } from "../../reading/statement.ts";
import type { TicketAgeing } from "../results.ts";
import { mean, median } from "../statistics.ts";

const STEPS: readonly (number | null)[] = [7, 30, 90, 180, null];

/** How old the tickets still open at a moment are; null without a moment. */
export function ageingOf(tickets: readonly Ticket[], at: Serial | null): TicketAgeing | null {
  if (at === null) return null;
  const ages = tickets.flatMap(({ isOpen, opened }) =>
    isOpen && opened !== null && opened <= at ? [at - opened] : [],
  );
  const within = (limit: number | null): number =>
    limit === null ? ages.length : ages.filter((age) => age <= limit).length;
  return {
    at,
    open: ages.length,
    meanDays: mean(ages),
    medianDays: median(ages),
    oldestDays: ages.length === 0 ? null : ages.reduce((oldest, age) => Math.max(oldest, age), 0),
    steps: STEPS.map((upTo, index) => ({
      upTo,
      count: within(upTo) - (index === 0 ? 0 : within(STEPS[index - 1] ?? null)),
    })),
  };
}
