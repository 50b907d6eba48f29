import { readDate } from "../cells/date.ts";
import { readPeriod } from "../cells/period.ts";
import { cellAt, formatAt, type CellValue, type SheetGrid } from "../cells/grid.ts";
import { normalise } from "../cells/heading.ts";
import { isoDay } from "../cells/civil.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { RegisterStatement, SourceCell } from "./statement.ts";
import { contextYear } from "./year.ts";

type Item = RegisterStatement["rows"][number];

/** Reads a register of actions, decisions and information; a due date that is no date keeps its words (domain.md §3). */
export function readRegister(recognised: RecognisedTable, context: ReadingContext): RegisterStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const typeColumn = columns.get("registerType");
  const descriptionColumn = columns.get("description")!;
  const dueColumn = columns.get("due");
  const ownerColumn = columns.get("owner");
  const statusColumn = columns.get("status");
  const headed = typeColumn === undefined ? typeOfHeading(recognised, descriptionColumn) : null;
  const titles = table.titles.map((title) => title.text);
  const year = contextYear(titles, grid, context.sheets, context.settings)?.year ?? null;
  const repeated = repeatsHeader(table);
  const rows: Item[] = [];
  const legends: string[] = [...titles, ...table.notes.map((note) => note.text)];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const description = textAt(grid, row, descriptionColumn);
    const typeText = typeColumn === undefined ? "" : textAt(grid, row, typeColumn);
    const filled = table.columns.filter((column) => !isBlank(cellAt(grid, row, column.column)));
    if (filled.length === 0) {
      ignore(count, "blank");
      continue;
    }
    if (repeated(row)) {
      ignore(count, "repeatedHeader");
      continue;
    }
    if (description === "" || (filled.length === 1 && /[=:]/.test(description) && description.length < 120)) {
      legends.push(...filled.map((column) => textAt(grid, row, column.column)));
      ignore(count, "note");
      continue;
    }
    const type = headed ?? typeOf(typeText);
    if (typeText !== "" && type === null)
      context.log.unreadable(refOf(grid.name, row, typeColumn!), typeText, "registerType", "unknown-words");
    count.read += 1;
    rows.push({
      row,
      type,
      ...(typeColumn === undefined ? {} : { typeCell: sourceAt(grid, row, typeColumn) }),
      description,
      descriptionRef: refOf(grid.name, row, descriptionColumn),
      due: dueColumn === undefined ? null : dueAt(recognised, row, dueColumn, year, context),
      actors: ownerColumn === undefined ? [] : actorsOf(String(cellAt(grid, row, ownerColumn) ?? "")),
      ...(ownerColumn === undefined ? {} : { actorsCell: sourceAt(grid, row, ownerColumn) }),
      ...(statusColumn === undefined
        ? {}
        : { status: { ...sourceAt(grid, row, statusColumn), done: isDone(cellAt(grid, row, statusColumn)) } }),
    });
  }
  return { kind: "register", block: blockOf(recognised, count, columns), rows, legend: legendOf(legends) };
}

const sourceAt = (grid: SheetGrid, row: number, column: number): SourceCell => ({
  ref: refOf(grid.name, row, column),
  raw: cellAt(grid, row, column),
});

/** A table without a column of types whose lines are all "Action" or all "Décision" by their heading. */
function typeOfHeading({ table }: RecognisedTable, column: number): Item["type"] {
  const heading = table.columns.find((each) => each.column === column)?.heading?.text ?? "";
  return typeOf(heading);
}

/** "Fait", "Clôturée le 12/03", "100 %": nothing left to do. */
function isDone(value: CellValue): boolean {
  if (value === 1) return true;
  return typeof value === "string" && DONE.test(normalise(value));
}

const DONE =
  /^(fait|faite|clos|close|cloture|cloturee|termine|terminee|realise|realisee|solde|soldee|traite|traitee|acheve|achevee|annule|annulee|abandonne|abandonnee|done|closed|completed?|cancelled|100)( (le|au|on) .*| \d.*)?s?$/;

function typeOf(text: string): Item["type"] {
  const plain = normalise(text);
  if (/^a(ctions?)?$/.test(plain)) return "A";
  if (/^d(ecisions?)?$/.test(plain)) return "D";
  return /^i(nfos?|nformations?)?$/.test(plain) ? "I" : null;
}

function dueAt(
  { table }: RecognisedTable,
  row: number,
  column: number,
  year: number | null,
  context: ReadingContext,
): Item["due"] {
  const value = cellAt(table.grid, row, column);
  if (isBlank(value)) return null;
  const format = formatAt(table.grid, row, column);
  const day = readDate(value, format, { date1904: context.date1904, year });
  const text = typeof value === "number" && day.ok ? isoDay(day.value) : String(value).trim();
  const month = day.ok ? null : monthOf(text, year);
  const ref = { sheet: table.grid.name, row, column };
  return { text, serial: day.ok ? day.value : null, ref, raw: value, ...(month ? { month } : {}) };
}

const AROUND = /^(?:d['’]ici|avant|pour|au|en|le|la|courant|fin|d[ée]but|mi|end of|early|mid|by|before|in)[ -]+/i;

/** The month that words name ("avant fin octobre"). */
function monthOf(text: string, year: number | null): { readonly year: number | null; readonly month: number } | null {
  let rest = text;
  while (AROUND.test(rest)) rest = rest.replace(AROUND, "");
  const period = readPeriod(rest, "General", { year });
  if (!period.ok || period.value.kind !== "month" || period.value.month === null) return null;
  return { year: period.value.year, month: period.value.month };
}

const actorsOf = (text: string): string[] =>
  text
    .split(/[/,;+\n]| et | and |&/)
    .map((actor) => actor.trim())
    .filter((actor) => actor !== "");

/**
 * "A : Amue, C : Cocktail", "A = Amue": codes of one to four capitals and their names. The legend of the types
 * ("A : Action") uses the same letters and names no one.
 */
function legendOf(texts: readonly string[]): Record<string, string> {
  const legend: Record<string, string> = {};
  for (const text of texts)
    for (const match of text.matchAll(
      /(?:^|[\s,;(/|])([A-Z]{1,4})\s?[:=]\s?([^,;|()\n=]{2,60}?)(?=\s*(?:[,;|)\n]|$|\s[A-Z]{1,4}\s?[:=]))/g,
    ))
      if (typeOf(match[2]!) !== match[1]!) legend[match[1]!] ??= match[2]!.trim();
  return legend;
}
