import type { SheetGrid } from "../cells/grid.ts";
import { serial } from "../cells/units.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { surroundings } from "./found-table.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import type { Role } from "./roles.ts";
import { severityScale } from "./severity-scale.ts";
import { isBlank } from "./sheet-rows.ts";
import type { Suspension, Ticket, TicketNature, TicketStatement } from "./statement.ts";
import { closingIn, isOlder, later, suspensionsOf, type TicketEvent } from "./ticket-history.ts";
import { natureAround, natureColumnOf, natureOfId, subjectColumnOf } from "./ticket-nature.ts";
import {
  elapsedOf,
  atTimeOf,
  hasTimes,
  momentOf,
  timeColumnOf,
  STAMP_ROLES,
  type Moment,
  type StampColumn,
  type StampRole,
} from "./ticket-stamps.ts";
import { blockingOf, natureOf, openOf, yesOf } from "./ticket-words.ts";
import { saysTotal } from "./totals.ts";
import { contextYear } from "./year.ts";

/** Text in the title or above that says that the data are made up. */
const SYNTHETIC =
  /synth[ée]tique|fictif|fictive|g[ée]n[ée]r[ée]es? (al[ée]atoire|automatiquement)|donn[ée]es de test|fake|mock|dummy|sample data|synthetic/i;

/**
 * Reads a ticket log in one pass. One ticket an id: later rows of the same id win, and what they leave blank stays as an
 * earlier row said. A closing before the opening is reported and left out: no delay can be made of it.
 */
export function readTickets(recognised: RecognisedTable, context: ReadingContext): TicketStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const words = surroundings(table);
  const around = natureAround(
    table.grid.name,
    table.titles.map((title) => title.text),
  );
  const year =
    contextYear(
      table.titles.map((title) => title.text),
      grid,
      context.sheets,
      context.settings,
    )?.year ?? null;
  const natureColumn = natureColumnOf(recognised);
  const named = columns.get("nature");
  if (natureColumn === null) columns.delete("nature");
  else columns.set("nature", natureColumn);
  // A "Catégorie" that doesn't tell the nature tells what the ticket is about.
  if (named !== undefined && named !== natureColumn && !columns.has("product")) columns.set("product", named);
  else if (natureColumn !== null && columns.get("product") === natureColumn) columns.delete("product");
  const subject = columns.has("product") ? null : subjectColumnOf(recognised, [...columns.values()]);
  if (subject !== null) columns.set("product", subject);
  const stamps = STAMP_ROLES.flatMap((role): StampColumn[] => {
    const column = columns.get(role);
    if (column === undefined) return [];
    const timed = hasTimes(grid, column, table.top, table.bottom);
    return [{ role, column, timed, clock: timed ? null : timeColumnOf(table, role, column) }];
  });
  const repeated = repeatsHeader(table);
  const cells = table.columns.map((column) => column.column - grid.left);
  const at = (role: Role): number => (columns.has(role) ? columns.get(role)! - grid.left : -1);
  const idAt = at("ticketId");
  const severityAt = at("severity");
  const { blockingSeverities, severities } = context.settings;
  const scale = scaleOf(grid, columns.get("severity"), table.top, table.bottom, (texts) =>
    severityScale(texts, blockingSeverities, severities),
  );
  const blockingFrom = blockingSource(grid, columns, table.top, table.bottom, scale);
  const blockingAt = blockingFrom === null ? -1 : at(blockingFrom);
  const statusAt = at("status");
  const establishmentAt = at("establishment");
  const productAt = at("product");
  const natureAt = at("nature");
  const openedAt = at("opened");
  const durations = DURATIONS.flatMap(({ role, stamp }) =>
    columns.has(role) && !columns.has(stamp) && !REMAINING.test(headingOf(recognised, columns.get(role)!))
      ? [{ stamp, column: columns.get(role)!, heading: headingOf(recognised, columns.get(role)!) }]
      : [],
  );

  const natureTexts: Record<TicketNature, Set<string>> = { DA: new Set(), Incident: new Set(), Other: new Set() };
  const blockingTexts = new Set<string>();
  const spacedEstablishments = new Set<string>();
  const plain = new Set(["severity", "product", "establishment"] as const);
  // A day and an hour in two cells are no date that a formula could take from one.
  const joined = stamps.filter(({ clock }) => clock !== null);
  let openedAreDates = !joined.some(({ role }) => role === "opened");
  let closedAreDates = !joined.some(({ role }) => role === "resolved");
  const resolvedAt = at("resolved");

  const byId = new Map<string, number>();
  const rows: Ticket[] = [];
  const histories = new Map<number, TicketEvent[]>();
  const events: TicketEvent[] = [];
  let byPrefix = false;
  let deduced = false;
  let repeatedIds = 0;
  let logged = 0;
  let undecided = 0;
  for (let row = table.top; row <= table.bottom; row += 1) {
    const values = grid.values[row - grid.top];
    if (!values || cells.every((cell) => isBlank(values[cell] ?? null))) {
      ignore(count, "blank");
      continue;
    }
    if (repeated(row)) {
      ignore(count, "repeatedHeader");
      continue;
    }
    const text = (cell: number): string | null => {
      const value = cell < 0 ? null : (values[cell] ?? null);
      if (value === null || typeof value === "boolean") return value === null ? null : String(value);
      const plain = String(value).trim();
      return plain === "" ? null : plain;
    };
    const moments: Partial<Record<StampRole, Moment | null>> = {};
    for (const stamp of stamps) {
      const value = values[stamp.column - grid.left] ?? null;
      const moment = momentOf(
        value,
        grid.formats[row - grid.top]?.[stamp.column - grid.left] ?? "General",
        stamp,
        context,
        year,
      );
      if (moment !== null && "reason" in moment) {
        if (moment.reason !== "empty")
          context.log.unreadable(refOf(grid.name, row, stamp.column), value, stamp.role, moment.reason);
        moments[stamp.role] = null;
      } else
        moments[stamp.role] =
          moment && stamp.clock !== null ? atTimeOf(moment, values[stamp.clock - grid.left] ?? null) : moment;
    }
    const id = text(idAt);
    const opened = moments.opened ?? null;
    let negative = false;
    for (const { stamp, column, heading } of durations) {
      const value = values[column - grid.left] ?? null;
      const elapsed = elapsedOf(value, grid.formats[row - grid.top]?.[column - grid.left] ?? "General", heading);
      if (elapsed === null || opened === null) continue;
      if ("days" in elapsed) {
        const moment = Math.round((opened.serial + elapsed.days) * 86_400) / 86_400;
        moments[stamp] = { serial: serial(moment), dayOnly: false };
        deduced = true;
      } else if (elapsed.reason === "negative-duration" && stamp === "resolved") {
        context.log.add("reading.closedBeforeOpened", "warning", refOf(grid.name, row, column), { id });
        negative = true;
      } else if (elapsed.reason !== "empty" && elapsed.reason !== "dash") {
        context.log.unreadable(refOf(grid.name, row, column), value, stamp, elapsed.reason);
      }
    }
    if (opened === null && (moments.resolved ?? null) === null) {
      const total = cells.some((cell) => saysTotal(text(cell) ?? ""));
      const filled = cells.filter((cell) => !isBlank(values[cell] ?? null)).length;
      if (total || id === null || filled <= 2) {
        ignore(count, total ? "total" : "note");
        continue;
      }
    }
    let closed = moments.resolved ?? null;
    let wasClosed = closed !== null || negative;
    if (closed !== null && opened !== null && beforeOpening(closed, opened)) {
      context.log.add("reading.closedBeforeOpened", "warning", refOf(grid.name, row, columns.get("resolved")!), { id });
      closed = null;
      wasClosed = true;
    }
    const natureText = text(natureAt);
    const severity = text(severityAt);
    const status = text(statusAt);
    const prefixed = natureAt < 0 && around === null ? natureOfId(id) : null;
    if (prefixed !== null) byPrefix = true;
    const nature: TicketNature =
      natureAt >= 0
        ? ((natureText === null ? null : natureOf(natureText)) ?? "Other")
        : (around ?? prefixed ?? "Other");
    const blockingText = text(blockingFrom === null ? natureAt : blockingAt);
    const blocking =
      blockingText === null
        ? null
        : blockingFrom === "blocking"
          ? yesOf(blockingText)
          : blockingFrom === "severity"
            ? scale(blockingText)
            : blockingOf(blockingText);
    if (natureAt >= 0) natureTexts[nature].add(String(values[natureAt] ?? ""));
    if (blocking === true && blockingFrom !== null) blockingTexts.add(String(values[blockingAt]));
    const place = establishmentAt < 0 ? null : values[establishmentAt];
    if (typeof place === "string" && place !== place.trim()) spacedEstablishments.add(place);
    for (const role of plain) {
      const value = columns.has(role) ? (values[at(role)] ?? null) : null;
      if (typeof value === "boolean" || (typeof value === "string" && value !== value.trim())) plain.delete(role);
    }
    if (openedAt >= 0 && typeof values[openedAt] === "string" && opened !== null) openedAreDates = false;
    if (resolvedAt < 0 || (typeof values[resolvedAt] === "string" && moments.resolved)) closedAreDates = false;
    const said = status === null ? null : openOf(status);
    const ticket: Ticket = {
      row,
      id,
      nature,
      blocking,
      severity,
      establishment: text(establishmentAt),
      product: text(productAt),
      status,
      opened: opened?.serial ?? null,
      openedDayOnly: opened?.dayOnly ?? false,
      takenInCharge: moments.takenInCharge?.serial ?? null,
      takenInChargeDayOnly: moments.takenInCharge?.dayOnly ?? false,
      closed: closed?.serial ?? null,
      closedDayOnly: closed?.dayOnly ?? false,
      isOpen: said ?? !wasClosed,
      suspensions: suspended(moments.suspendedOn ?? null, moments.resumedOn ?? null),
    };
    logged += 1;
    const event: TicketEvent = { at: moments.updated?.serial ?? null, status };
    const earlier = id === null ? undefined : byId.get(id);
    if (earlier === undefined) {
      if (id !== null) byId.set(id, rows.length);
      rows.push(ticket);
      events.push(event);
    } else {
      repeatedIds += 1;
      ignore(count, "sameTicket");
      const before = events[earlier]!;
      const history = histories.get(earlier) ?? [before];
      history.push(event);
      histories.set(earlier, history);
      const older = isOlder(event, before);
      rows[earlier] = older ? later(ticket, rows[earlier]!) : later(rows[earlier]!, ticket);
      if (!older) events[earlier] = event;
    }
  }
  let tellsSuspensions = columns.has("suspendedOn") && columns.has("resumedOn");
  for (const [index, history] of histories) {
    const told = suspensionsOf(history);
    if (told === null) continue;
    tellsSuspensions = true;
    const ticket = rows[index]!;
    // A log of states alone has no column of resolutions: the state tells when.
    const closing = resolvedAt < 0 && ticket.closed === null && !ticket.isOpen ? closingIn(history) : null;
    rows[index] = {
      ...ticket,
      ...(closing === null ? {} : { closed: closing, closedDayOnly: false }),
      suspensions: [...(ticket.suspensions ?? []), ...told],
    };
  }
  for (const ticket of rows) if (ticket.blocking === null) undecided += 1;
  count.read = rows.length;
  const first = refOf(grid.name, table.header.rows[0]!, columns.get("ticketId") ?? columns.get("opened")!);
  for (const { role, column, clock } of joined)
    context.log.add("reading.timeJoined", "info", refOf(grid.name, table.header.rows[0]!, clock!), {
      heading: headingOf(recognised, clock!),
      date: headingOf(recognised, column),
      role,
    });
  if (repeatedIds > 0)
    context.log.add("reading.eventLog", "info", first, { tickets: rows.length, rows: logged, repeated: repeatedIds });
  if (undecided > 0 && rows.length > 0)
    context.log.add("reading.severityUnknown", "info", first, { count: undecided, total: rows.length });
  if (deduced) context.log.add("reading.stampsFromDurations", "info", first, { total: rows.length });
  if (natureAt < 0 && around === null && !byPrefix && rows.length > 0)
    context.log.add("reading.natureUnknown", "warning", first, { total: rows.length });
  return {
    kind: "tickets",
    block: blockOf(recognised, count, columns),
    rows,
    natureFrom: natureAt >= 0 ? "column" : around !== null ? "sheet" : byPrefix ? "ids" : "none",
    tellsSuspensions,
    synthetic: SYNTHETIC.test(words),
    cellTexts: {
      nature: { DA: [...natureTexts.DA], Incident: [...natureTexts.Incident], Other: [...natureTexts.Other] },
      blocking: [...blockingTexts],
      blockingFrom,
      spacedEstablishments: [...spacedEstablishments],
      plainColumns: [...plain],
      openedAreDates,
      closedAreDates,
    },
  };
}

/** A day-only closing on the day of the opening is no closing before it. */
const beforeOpening = (closed: Moment, opened: Moment): boolean =>
  closed.dayOnly || opened.dayOnly
    ? Math.floor(closed.serial) < Math.floor(opened.serial)
    : closed.serial < opened.serial;

/** Durations stand in for moments that the log doesn't hold. */
const DURATIONS: readonly { readonly role: Role; readonly stamp: StampRole }[] = [
  { role: "responseTime", stamp: "takenInCharge" },
  { role: "resolutionTime", stamp: "resolved" },
];

/** Jira's own service times are what remained of the target, "-13:57" when it was passed. */
const REMAINING = /custom field|champ personnalisé|remaining|restant/i;

const headingOf = ({ table }: RecognisedTable, column: number): string =>
  table.columns.find((candidate) => candidate.column === column)?.heading?.text ?? "";

const NEVER: readonly Suspension[] = [];

const suspended = (from: Moment | null, to: Moment | null): readonly Suspension[] =>
  from === null ? NEVER : [{ from: from.serial, to: to?.serial ?? null }];

/** The meaning of each text of the severity column, worked out once a text. */
function scaleOf(
  grid: SheetGrid,
  column: number | undefined,
  top: number,
  bottom: number,
  scale: (texts: Iterable<string>) => (text: string) => boolean | null,
): (text: string) => boolean | null {
  const texts = new Set<string>();
  for (let row = top; column !== undefined && row <= bottom; row += 1) {
    const value = grid.values[row - grid.top]?.[column - grid.left] ?? null;
    if (value !== null) texts.add(String(value).trim());
  }
  const blocks = scale(texts);
  const known = new Map([...texts].map((text) => [text, blocks(text)]));
  return (text) => known.get(text) ?? null;
}

/** The column whose words tell blocking tickets: "Bloquant" if it says so anywhere, else the severity. */
function blockingSource(
  grid: SheetGrid,
  columns: ReadonlyMap<Role, number>,
  top: number,
  bottom: number,
  scale: (text: string) => boolean | null,
): "blocking" | "severity" | null {
  for (const role of ["blocking", "severity"] as const) {
    const column = columns.get(role);
    if (column === undefined) continue;
    for (let row = top; row <= bottom; row += 1) {
      const value = grid.values[row - grid.top]?.[column - grid.left] ?? null;
      if (value === null) continue;
      const text = String(value).trim();
      if ((role === "blocking" ? yesOf(text) : scale(text)) !== null) return role;
    }
  }
  return null;
}
