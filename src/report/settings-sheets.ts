import { columnLetters, quoteSheet } from "../cells/address.ts";
import { columnRoles as en } from "../locales/en/column-roles.ts";
import { columnRoles as fr } from "../locales/fr/column-roles.ts";
import type { SettingsTexts } from "../locales/fr/settings.ts";
import { SETTING_COLUMNS as C } from "../reading/settings-rows.ts";
import type { SheetKind } from "../reading/statement.ts";
import { cell, text } from "./cells.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { SETTINGS_WIDTHS, type SettingsPart } from "./settings-layout.ts";
import { wrappedHeight } from "./text-width.ts";

const ROLES: Readonly<Record<"fr" | "en", Readonly<Record<string, string>>>> = { fr, en };

/** Every user's sheet: what it was taken for and by which columns, beside what the user may impose. */
export function sheetsTable(pack: Pack, texts: SettingsTexts, headerRow: number): SettingsPart {
  const { settings: words, kinds } = pack.texts;
  const { overrides } = pack.results.settings;
  const read = pack.results.sheets.filter(({ own }) => own === null);
  const gone = overrides.filter(({ sheet }) => !read.some((each) => each.sheet === sheet));
  const lines = [
    ...read.map(({ sheet, kind, blocks }) => ({ sheet, kind, blocks })),
    ...gone.map(({ sheet }) => ({ sheet, kind: null, blocks: [] })),
  ].map((line) => {
    const override = overrides.find(({ sheet }) => sheet === line.sheet);
    const [block] = line.blocks;
    return {
      ...line,
      forcedKind: override?.kind ?? null,
      columns: block ? columnsText(pack, block.columns, ", ") : "",
      forced: override ? columnsText(pack, override.columns, " ; ") : "",
    };
  });
  if (lines.length === 0) return { cells: [], heights: [], lastRow: headerRow - 2 };
  const cells: PlanCell[] = [
    cell(headerRow, C.label, text(words.sheet), "header"),
    cell(headerRow, C.input, text(texts.tables.sheets), "header"),
    cell(headerRow, C.unit, null, "header"),
    cell(headerRow, C.origin, text(words.kind), "header"),
    cell(headerRow, C.detail, text(words.columns), "header"),
    cell(headerRow, C.forcedColumns, text(texts.forcedColumns), "header"),
    ...lines.flatMap(({ sheet, kind, forcedKind, columns, forced }, index) => {
      const row = headerRow + 1 + index;
      const link = kind === null ? undefined : `${quoteSheet(sheet)}!A1`;
      return [
        cell(row, C.label, text(sheet), link ? "wrappedLink" : "wrapped", link),
        cell(row, C.input, forcedKind === null ? null : text(kinds[forcedKind as SheetKind] ?? forcedKind), "input"),
        cell(row, C.unit, null, "wrapped"),
        cell(row, C.origin, kind === null ? null : text(kinds[kind]), "wrapped"),
        cell(row, C.detail, columns === "" ? null : text(columns), "wrapped"),
        cell(row, C.forcedColumns, forced === "" ? null : text(forced), "input"),
      ];
    }),
  ];
  return {
    cells,
    heights: [
      [headerRow, 30] as const,
      ...lines.map(
        ({ columns }, index) =>
          [headerRow + 1 + index, wrappedHeight(columns, SETTINGS_WIDTHS[C.detail] ?? 0)] as const,
      ),
    ],
    lastRow: headerRow + lines.length,
  };
}

/** "engagé = C ; mandaté = D": as the next run reads it. */
function columnsText({ locale }: Pack, columns: Readonly<Record<string, number>>, between: string): string {
  return Object.entries(columns)
    .sort(([, a], [, b]) => a - b)
    .map(([role, column]) => `${ROLES[locale][role] ?? role} = ${columnLetters(column)}`)
    .join(between);
}
