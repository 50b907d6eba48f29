import { readDate } from "../cells/date.ts";
import { cellAt, formatAt } from "../cells/grid.ts";
import { normalise } from "../cells/heading.ts";
import { isoDay } from "../cells/civil.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { RegisterStatement } from "./statement.ts";
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
    const type = typeOf(typeText);
    if (typeText !== "" && type === null)
      context.log.unreadable(refOf(grid.name, row, typeColumn!), typeText, "registerType", "unknown-words");
    count.read += 1;
    rows.push({
      row,
      type,
      description,
      descriptionRef: refOf(grid.name, row, descriptionColumn),
      due: dueColumn === undefined ? null : dueAt(recognised, row, dueColumn, year, context),
      actors: ownerColumn === undefined ? [] : actorsOf(String(cellAt(grid, row, ownerColumn) ?? "")),
    });
  }
  return { kind: "register", block: blockOf(recognised, count, columns), rows, legend: legendOf(legends) };
}

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
  return { text, serial: day.ok ? day.value : null, ref: { sheet: table.grid.name, row, column } };
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
