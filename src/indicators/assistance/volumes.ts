import { a1 } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import type { Ticket, TicketStatement, VolumeStatement } from "../../reading/statement.ts";
import type { AssistanceResult } from "../results.ts";
import { mean, median, pareto, quartiles, ranked, topWithTies } from "../statistics.ts";
import { allOrNone } from "../all-or-none.ts";
import { absentOf, bySize } from "./members.ts";
import { countsByName } from "./counts.ts";
import { logSource, tableSource } from "./sources.ts";

const LIST_SIZE = 10;
const PARETO_SHARE = 0.8;

/**
 * Requests for assistance (DA) by establishment, from the ticket logs, else from a printed table of volumes. An
 * establishment that asked nothing is absent from a log: mean, median and least are of those that asked.
 */
export function assistanceResult(
  logs: readonly TicketStatement[],
  tables: readonly VolumeStatement[],
): { readonly result: AssistanceResult | null; readonly findings: readonly Finding[] } {
  const printed = tables.filter(({ block }) => block.columns["volume"] !== undefined);
  const counted = logs.filter((log) => requests(log).some(({ establishment }) => establishment !== null));
  const from = counted.length > 0 ? "tickets" : "volumes";
  const entries =
    from === "tickets"
      ? counted
          .flatMap(requests)
          .flatMap(({ establishment }) => establishment ?? [])
          .map((name) => ({ name, count: 1 }))
      : printed.flatMap(({ rows }) => rows.map(({ name, count }) => ({ name, count: count ?? 0 })));
  const counts = countsByName(entries);
  const all = ranked(counts);
  if (all.length === 0) return { result: null, findings: [] };
  const values = all.map(({ count }) => count);
  const spread = quartiles(values) ?? [0, 0, 0, 0, 0];
  const result: AssistanceResult = {
    total: values.reduce((sum, count) => sum + count, 0),
    establishments: all.length,
    mean: mean(values) ?? 0,
    median: median(values) ?? 0,
    top: topWithTies(all, LIST_SIZE),
    bottom: topWithTies(ranked(counts, "least"), LIST_SIZE),
    all,
    pareto80: pareto(values, PARETO_SHARE),
    quartiles: { first: spread[1], third: spread[3] },
    absent: absentOf(tables, counts),
    bySize: bySize(tables, counts),
    from,
    sources: allOrNone(from === "tickets" ? counted.map(logSource) : printed.map(tableSource)),
  };
  return { result, findings: counted.flatMap(withoutEstablishment) };
}

const requests = ({ rows }: TicketStatement): readonly Ticket[] => rows.filter(({ nature }) => nature === "DA");

/** Requests that no establishment can be charged with: left out, and said. */
function withoutEstablishment(log: TicketStatement): readonly Finding[] {
  const lost = requests(log).filter(({ establishment }) => establishment === null);
  const [first] = lost;
  const column = log.block.columns["establishment"];
  if (!first || column === undefined) return [];
  const cell = a1(first.row, column);
  const params = { count: lost.length, total: requests(log).length };
  return [{ code: "assistance.noEstablishment", severity: "info", sheet: log.block.sheet, cell, params }];
}
