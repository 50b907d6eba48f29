import { columnLetters } from "../cells/address.ts";
import type { SheetOverride, Settings } from "../cells/settings.ts";
import { ROLES_OF, type Role } from "../reading/roles.ts";
import type { SheetKind, SheetReading } from "../reading/statement.ts";

/** Kinds that a person may say a sheet is, in the order of the list. */
export const KINDS = Object.keys(ROLES_OF) as readonly SheetKind[];

/** What the editor of one sheet holds: "" leaves it to detection. */
export interface SourceChoice {
  readonly kind: SheetKind | "";
  readonly columns: Readonly<Partial<Record<Role, number>>>;
}

export function choiceOf(reading: SheetReading, settings: Settings): SourceChoice {
  const kept = settings.overrides.find(({ sheet }) => sheet === reading.sheet);
  return { kind: (kept?.kind as SheetKind | null | undefined) ?? "", columns: kept?.columns ?? {} };
}

/** The override that says it; `null` where nothing is imposed. */
export function overrideOf(sheet: string, { kind, columns }: SourceChoice): SheetOverride | null {
  const named = Object.entries(columns).filter((entry): entry is [string, number] => entry[1] !== undefined);
  if (kind === "" && named.length === 0) return null;
  return { sheet, kind: kind === "" ? null : kind, columns: Object.fromEntries(named) };
}

/** Roles of the kind with the column that detection or the user gave them; those without come after. */
export function rolesOf(
  reading: SheetReading,
  choice: SourceChoice,
): { readonly role: Role; readonly column: number | null; readonly detected: number | null }[] {
  const kind = choice.kind === "" ? reading.kind : choice.kind;
  const detected = kind === reading.kind ? (reading.blocks[0]?.columns ?? {}) : {};
  const roles = (ROLES_OF[kind] ?? []).map((role) => ({
    role,
    column: choice.columns[role] ?? detected[role] ?? null,
    detected: detected[role] ?? null,
  }));
  return [...roles.filter(({ column }) => column !== null), ...roles.filter(({ column }) => column === null)];
}

/** "C · Engagé · ex. 134 285,15" needs the heading and a sample of each column. */
export const columnOf = (reading: SheetReading, column: number): SheetReading["headings"][number] =>
  reading.headings.find((heading) => heading.column === column) ?? { column, text: "", sample: "" };

export const placeOf = (column: number, transposed: boolean): string =>
  transposed ? String(column + 1) : columnLetters(column);
