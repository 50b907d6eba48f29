import { cellAt, formatAt, type SheetGrid } from "../cells/grid.ts";
import { fitOf, profileOf, type Profile } from "./content.ts";
import type { Header, HeadingCell } from "./header.ts";
import { NAMES_ROLE } from "./heading-role.ts";
import { CONTENT_OF, type Role } from "./roles.ts";
import { isBlank } from "./sheet-rows.ts";

export interface TableColumn {
  readonly column: number;
  /** null for a column without a heading. */
  readonly heading: HeadingCell | null;
  readonly profile: Profile;
}

/** Rows looked at to know what a column holds. */
const SAMPLE = 240;

export function sampleRows(top: number, bottom: number): number[] {
  const count = bottom - top + 1;
  if (count <= SAMPLE) return Array.from({ length: Math.max(0, count) }, (_, index) => top + index);
  const head = SAMPLE / 2;
  const step = (count - head) / head;
  const spread = Array.from({ length: head }, (_, index) => top + head + Math.floor(index * step));
  return [...Array.from({ length: head }, (_, index) => top + index), ...spread];
}

export function columnOf(grid: SheetGrid, header: Header | null, column: number, rows: readonly number[]): TableColumn {
  const cells = rows.map((row) => ({ value: cellAt(grid, row, column), format: formatAt(grid, row, column) }));
  return { column, heading: header?.cells.get(column) ?? null, profile: profileOf(cells) };
}

export const holdsSomething = (grid: SheetGrid, column: number, rows: readonly number[]): boolean =>
  rows.some((row) => !isBlank(cellAt(grid, row, column)));

/** How well a column plays a role: its heading says so, and its cells don't contradict. 0 when it doesn't. */
export function suits(column: TableColumn, role: Role): number {
  const said = column.heading?.scores.get(role) ?? 0;
  if (said < NAMES_ROLE) return 0;
  const fit = fitOf(CONTENT_OF[role], column.profile);
  if (fit < 0) return 0;
  return 0.85 * said + 0.15 * fit + emphasis(column, role);
}

/**
 * The heading says the payment itself ("Payé", "Paiements", "Décaissé"), not the order to pay that comes before it
 * ("Mandaté", "Demandes de paiement"): two steps, hence two columns (domain.md §1).
 */
export function saysPayment({ heading }: TableColumn): boolean {
  const text = (heading?.text ?? "").replace(/\b(demandes?|ordres?) de paiements?/giu, "");
  return /\b(pay|paid|paiement|d[ée]caiss|disburs)/iu.test(text);
}

/** Of "Résolu le" and "Clos le" the delay runs to the first (domain.md §2, GTR); a gravity is not a priority. */
const PREFERRED: readonly (readonly [Role, RegExp])[] = [
  ["resolved", /r[ée]sol|r[ée]tabli/i],
  ["severity", /gravit|s[ée]v[ée]rit/i],
];

/**
 * Of "Engagé du mois" and "Engagé cumulé", the cumulative one is the column that rates are made of; of the credits voted
 * first and after an amendment, the amended ones are in force.
 */
function emphasis(column: TableColumn, role: Role): number {
  const [, preferred] = PREFERRED.find(([preferring]) => preferring === role) ?? [];
  if (preferred?.test(column.heading?.text ?? "")) return 0.1;
  if (CONTENT_OF[role] !== "amount") return 0;
  const text = [column.heading?.text ?? "", ...(column.heading?.groups ?? [])].join(" ");
  if (role === "aeOpen" || role === "cpOpen") {
    if (/\b(ouvert|vot[ée]|en vigueur|actuel|d[ée]finitif|total)/i.test(column.heading?.text ?? "")) return 0.6;
    const amended = /\bBR *(\d)?\b|rectifi/i.exec(text);
    if (amended) return 0.1 + Number(amended[1] ?? 1) / 10;
  }
  if (/\bcumul/i.test(text)) return 0.06;
  return /\b(du mois|mensuel|monthly)\b/i.test(text) ? -0.15 : 0;
}
