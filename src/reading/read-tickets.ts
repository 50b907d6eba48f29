import { OFFSET_1904 } from "../cells/civil.ts";
import { readStamp } from "../cells/date.ts";
import type { CellValue, SheetGrid } from "../cells/grid.ts";
import { readFormat } from "../cells/number-format.ts";
import type { ReasonCode } from "../cells/reading.ts";
import { serial, type Serial } from "../cells/units.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { surroundings } from "./found-table.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import type { Role } from "./roles.ts";
import { isBlank } from "./sheet-rows.ts";
import type { Ticket, TicketNature, TicketStatement } from "./statement.ts";
import { saysTotal } from "./totals.ts";
import { blockingOf, natureOf, openOf, yesOf } from "./ticket-words.ts";
import { contextYear } from "./year.ts";

type StampRole = "opened" | "takenInCharge" | "resolved";

/** How one column keeps its moments, so that a log of 200,000 rows asks nothing twice. */
interface StampColumn {
  readonly role: StampRole;
  readonly column: number;
  /** Some moment of the column has a time of day: a whole number is then midnight, not a bare day. */
  readonly timed: boolean;
}

interface Moment {
  readonly serial: Serial;
  readonly dayOnly: boolean;
}

const showsTime = new Map<string, boolean>();

function formatShowsTime(format: string): boolean {
  let shows = showsTime.get(format);
  if (shows === undefined) showsTime.set(format, (shows = readFormat(format).showsTime));
  return shows;
}

const datedFormat = new Map<string, boolean>();

function formatIsDate(format: string): boolean {
  let dated = datedFormat.get(format);
  if (dated === undefined) datedFormat.set(format, (dated = readFormat(format).kind === "date"));
  return dated;
}

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
  if (natureColumn === null) columns.delete("nature");
  else columns.set("nature", natureColumn);
  const stamps = (["opened", "takenInCharge", "resolved"] as const).flatMap((role): StampColumn[] => {
    const column = columns.get(role);
    return column === undefined ? [] : [{ role, column, timed: hasTimes(grid, column, table.top, table.bottom) }];
  });
  const repeated = repeatsHeader(table);
  const cells = table.columns.map((column) => column.column - grid.left);
  const at = (role: Role): number => (columns.has(role) ? columns.get(role)! - grid.left : -1);
  const idAt = at("ticketId");
  const severityAt = at("severity");
  const blockingFrom = blockingSource(grid, columns, table.top, table.bottom);
  const blockingAt = blockingFrom === null ? -1 : at(blockingFrom);
  const statusAt = at("status");
  const establishmentAt = at("establishment");
  const productAt = at("product");
  const natureAt = at("nature");
  const openedAt = at("opened");

  const natureTexts: Record<TicketNature, Set<string>> = { DA: new Set(), Incident: new Set(), Other: new Set() };
  const blockingTexts = new Set<string>();
  let openedAreDates = true;

  const byId = new Map<string, number>();
  const rows: Ticket[] = [];
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
      } else moments[stamp.role] = moment;
    }
    const id = text(idAt);
    const opened = moments.opened ?? null;
    if (opened === null && (moments.resolved ?? null) === null) {
      const total = cells.some((cell) => saysTotal(text(cell) ?? ""));
      const filled = cells.filter((cell) => !isBlank(values[cell] ?? null)).length;
      if (total || id === null || filled <= 2) {
        ignore(count, total ? "total" : "note");
        continue;
      }
    }
    let closed = moments.resolved ?? null;
    let wasClosed = closed !== null;
    if (closed !== null && opened !== null && beforeOpening(closed, opened)) {
      context.log.add("reading.closedBeforeOpened", "warning", refOf(grid.name, row, columns.get("resolved")!), { id });
      closed = null;
      wasClosed = true;
    }
    const natureText = text(natureAt);
    const severity = text(severityAt);
    const status = text(statusAt);
    const nature: TicketNature =
      natureAt >= 0 ? ((natureText === null ? null : natureOf(natureText)) ?? "Other") : (around ?? "Other");
    const blockingText = text(blockingFrom === null ? natureAt : blockingAt);
    const blocking =
      blockingText === null ? null : blockingFrom === "blocking" ? yesOf(blockingText) : blockingOf(blockingText);
    if (natureAt >= 0) natureTexts[nature].add(String(values[natureAt] ?? ""));
    if (blocking === true && blockingFrom !== null) blockingTexts.add(String(values[blockingAt]));
    if (openedAt >= 0 && typeof values[openedAt] === "string" && opened !== null) openedAreDates = false;
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
      closed: closed?.serial ?? null,
      closedDayOnly: closed?.dayOnly ?? false,
      isOpen: said ?? !wasClosed,
    };
    logged += 1;
    const earlier = id === null ? undefined : byId.get(id);
    if (earlier === undefined) {
      if (id !== null) byId.set(id, rows.length);
      rows.push(ticket);
    } else {
      repeatedIds += 1;
      ignore(count, "sameTicket");
      rows[earlier] = later(rows[earlier]!, ticket);
    }
  }
  for (const ticket of rows) if (ticket.blocking === null) undecided += 1;
  count.read = rows.length;
  const first = refOf(grid.name, table.header.rows[0]!, columns.get("ticketId") ?? columns.get("opened")!);
  if (repeatedIds > 0)
    context.log.add("reading.eventLog", "info", first, { tickets: rows.length, rows: logged, repeated: repeatedIds });
  if (undecided > 0 && rows.length > 0)
    context.log.add("reading.severityUnknown", "info", first, { count: undecided, total: rows.length });
  if (natureAt < 0 && around === null && rows.length > 0)
    context.log.add("reading.natureUnknown", "warning", first, { total: rows.length });
  return {
    kind: "tickets",
    block: blockOf(recognised, count, columns),
    rows,
    natureFrom: natureAt >= 0 ? "column" : around === null ? "none" : "sheet",
    synthetic: SYNTHETIC.test(words),
    cellTexts: {
      nature: { DA: [...natureTexts.DA], Incident: [...natureTexts.Incident], Other: [...natureTexts.Other] },
      blocking: [...blockingTexts],
      blockingFrom,
      openedAreDates,
    },
  };
}

/** A day-only closing on the day of the opening is no closing before it. */
const beforeOpening = (closed: Moment, opened: Moment): boolean =>
  closed.dayOnly || opened.dayOnly
    ? Math.floor(closed.serial) < Math.floor(opened.serial)
    : closed.serial < opened.serial;

function later(earlier: Ticket, now: Ticket): Ticket {
  return {
    ...now,
    severity: now.severity ?? earlier.severity,
    blocking: now.blocking ?? earlier.blocking,
    establishment: now.establishment ?? earlier.establishment,
    product: now.product ?? earlier.product,
    opened: earlier.opened ?? now.opened,
    openedDayOnly: earlier.opened === null ? now.openedDayOnly : earlier.openedDayOnly,
    takenInCharge: earlier.takenInCharge ?? now.takenInCharge,
  };
}

/** The column whose words tell blocking tickets: "Bloquant" if it says so anywhere, else the severity. */
function blockingSource(
  grid: SheetGrid,
  columns: ReadonlyMap<Role, number>,
  top: number,
  bottom: number,
): "blocking" | "severity" | null {
  for (const role of ["blocking", "severity"] as const) {
    const column = columns.get(role);
    if (column === undefined) continue;
    for (let row = top; row <= bottom; row += 1) {
      const value = grid.values[row - grid.top]?.[column - grid.left] ?? null;
      if (value === null) continue;
      const text = String(value).trim();
      if ((role === "blocking" ? yesOf(text) : blockingOf(text)) !== null) return role;
    }
  }
  return null;
}

/** The sheet's name says it first, then the nearest title. */
function natureAround(sheet: string, titles: readonly string[]): TicketNature | null {
  for (const text of [sheet, ...[...titles].reverse()]) {
    const nature = natureOf(text);
    if (nature !== null) return nature;
  }
  return null;
}

/** The nature column, if its words tell incidents from requests; a column that says neither decides nothing. */
function natureColumnOf({ table, recognition }: RecognisedTable): number | null {
  const column = recognition.assignment.columns.get("nature");
  if (!column) return null;
  const { grid } = table;
  let said = 0;
  let filled = 0;
  for (let row = table.top; row <= Math.min(table.bottom, table.top + 400); row += 1) {
    const value = grid.values[row - grid.top]?.[column.column - grid.left];
    if (typeof value !== "string" || value.trim() === "") continue;
    filled += 1;
    if (natureOf(value) !== null) said += 1;
  }
  return said > 0 && said >= filled * 0.2 ? column.column : null;
}

function hasTimes(grid: SheetGrid, column: number, top: number, bottom: number): boolean {
  for (let row = top; row <= bottom; row += 1) {
    const value = grid.values[row - grid.top]?.[column - grid.left];
    if (typeof value === "number" && !Number.isInteger(value)) return true;
  }
  return false;
}

function momentOf(
  value: CellValue,
  format: string,
  column: StampColumn,
  context: ReadingContext,
  year: number | null,
): Moment | { readonly reason: ReasonCode } | null {
  if (value === null) return null;
  if (typeof value === "number" && formatIsDate(format) && value >= 1 && value < 200_000) {
    const moment = value + (context.date1904 ? OFFSET_1904 : 0);
    const toTheSecond = Math.round(moment * 86_400) / 86_400;
    const whole = Number.isInteger(toTheSecond);
    return { serial: serial(toTheSecond), dayOnly: whole && !(column.timed && formatShowsTime(format)) };
  }
  const stamp = readStamp(value, format, { date1904: context.date1904, year });
  if (!stamp.ok) return { reason: stamp.reason };
  // A text that prints 00:00 in a column of times is midnight; exports print bare days so when all are.
  return stamp.value;
}
