import type { RecognisedTable } from "./find-tables.ts";
import { NAMES_ROLE } from "./heading-role.ts";
import type { TicketNature } from "./statement.ts";
import { natureOf } from "./ticket-words.ts";

/** The sheet's name says it first, then the nearest title. */
export function natureAround(sheet: string, titles: readonly string[]): TicketNature | null {
  for (const text of [sheet, ...[...titles].reverse()]) {
    const nature = natureOf(text);
    if (nature !== null) return nature;
  }
  return null;
}

const SAMPLE = 400;
const TELLING = 0.2;

/**
 * Of the columns whose heading could name it ("Type", "Catégorie", "Task type"), the one whose words tell incidents from
 * requests most often; null when none does on a fifth of its cells.
 */
export function natureColumnOf({ table, recognition }: RecognisedTable): number | null {
  const { columns } = recognition.assignment;
  const chosen = columns.get("nature");
  const others = [...columns].flatMap(([role, column]) => (role === "nature" || role === "product" ? [] : [column]));
  const candidates = table.columns.filter(
    (column) =>
      column === chosen || ((column.heading?.scores.get("nature") ?? 0) >= NAMES_ROLE && !others.includes(column)),
  );
  const { grid } = table;
  let best: { readonly column: number; readonly share: number } | null = null;
  for (const { column } of candidates) {
    let said = 0;
    let filled = 0;
    for (let row = table.top; row <= Math.min(table.bottom, table.top + SAMPLE); row += 1) {
      const value = grid.values[row - grid.top]?.[column - grid.left];
      if (typeof value !== "string" || value.trim() === "") continue;
      filled += 1;
      if (natureOf(value) !== null) said += 1;
    }
    const share = filled === 0 ? 0 : said / filled;
    if (said > 0 && share >= TELLING && (best === null || share > best.share)) best = { column, share };
  }
  return best?.column ?? null;
}

/** The "Catégorie" beside the column that tells the nature; `used` are columns that play another part. */
export function subjectColumnOf({ table }: RecognisedTable, used: readonly number[]): number | null {
  const found = table.columns.find(
    ({ column, heading }) => !used.includes(column) && /^\s*(sous-)?(cat[ée]gorie|category)/i.test(heading?.text ?? ""),
  );
  return found?.column ?? null;
}

/** By the number's prefix, as ServiceNow gives it: "INC0010001", "RITM0010002". */
export function natureOfId(id: string | null): TicketNature | null {
  const [, prefix] = /^#?(INC|RITM|REQ|SR|SCTASK|DA)[-_ ]?\d/i.exec(id ?? "") ?? [];
  if (prefix === undefined) return null;
  return prefix.toUpperCase() === "INC" ? "Incident" : "DA";
}
