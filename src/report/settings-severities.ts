import { refFormula, type CellRef } from "../cells/address.ts";
import { normalise } from "../cells/heading.ts";
import type { SettingsTexts } from "../locales/fr/settings.ts";
import { SETTING_COLUMNS as C } from "../reading/settings-rows.ts";
import { cell, text } from "./cells.ts";
import type { Pack } from "./pack.ts";
import { SETTINGS_WIDTHS, type SettingsPart } from "./settings-layout.ts";
import { wrappedHeight } from "./text-width.ts";

interface SeverityLine {
  readonly severity: string;
  blocking: boolean | null;
  readonly sheets: string[];
  readonly ref: CellRef | null;
}

/** More different texts than this are no scale: the column tells something else. */
const LONGEST_SCALE = 40;

/** Every severity or priority that the logs write and whether it was taken for blocking, beside the user's word on it. */
export function severitiesTable(pack: Pack, texts: SettingsTexts, headerRow: number): SettingsPart {
  const { settings: words } = pack.texts;
  const { severities: chosen } = pack.results.settings;
  const choiceOf = (severity: string) => chosen.findLast((one) => normalise(one.severity) === normalise(severity));
  const seen = seenSeverities(pack);
  const gone = chosen
    .filter(({ severity }) => !seen.some((line) => normalise(line.severity) === normalise(severity)))
    .map(({ severity }): SeverityLine => ({ severity, blocking: null, sheets: [], ref: null }));
  const lines = [...seen, ...gone];
  if (lines.length === 0 || seen.length > LONGEST_SCALE) return { cells: [], heights: [], lastRow: headerRow - 2 };
  const said = (blocking: boolean): string => texts.words[blocking ? "blocking" : "nonBlocking"];
  return {
    cells: [
      cell(headerRow, C.label, text(words.severity), "header"),
      cell(headerRow, C.input, text(texts.tables.severities), "header"),
      cell(headerRow, C.unit, null, "header"),
      cell(headerRow, C.origin, text(words.severityRead), "header"),
      cell(headerRow, C.detail, text(words.sheet), "header"),
      ...lines.flatMap(({ severity, blocking, sheets, ref }, index) => {
        const row = headerRow + 1 + index;
        const choice = choiceOf(severity);
        const link = ref ? refFormula(ref) : undefined;
        return [
          cell(row, C.label, text(severity), link ? "wrappedLink" : "wrapped", link),
          cell(row, C.input, choice ? text(said(choice.blocking)) : null, "input"),
          cell(row, C.unit, null, "wrapped"),
          cell(row, C.origin, blocking === null ? null : text(said(blocking)), "wrapped"),
          cell(row, C.detail, sheets.length === 0 ? null : text(sheets.join(", ")), "wrapped"),
        ];
      }),
    ],
    heights: lines.map(
      ({ sheets }, index) =>
        [headerRow + 1 + index, wrappedHeight(sheets.join(", "), SETTINGS_WIDTHS[C.detail] ?? 0)] as const,
    ),
    lastRow: headerRow + lines.length,
  };
}

/** One line a text, whatever its case. A log says the same few texts on every row: each is looked at once a sheet. */
function seenSeverities(pack: Pack): SeverityLine[] {
  const lines = new Map<string, SeverityLine>();
  for (const { statement } of pack.results.tickets) {
    const { sheet, columns } = statement.block;
    const column = columns.severity;
    if (statement.cellTexts.blockingFrom === "blocking" || column === undefined) continue;
    const texts = new Map<string, { blocking: boolean | null; row: number }>();
    for (const { severity, blocking, row } of statement.rows) {
      const known = severity === null ? undefined : texts.get(severity);
      if (severity !== null && (known === undefined || known.blocking === null))
        texts.set(severity, { blocking, row: known?.row ?? row });
      if (texts.size > LONGEST_SCALE) break;
    }
    for (const [severity, { blocking, row }] of texts) {
      const key = normalise(severity);
      const known = lines.get(key);
      if (known) {
        known.blocking ??= blocking;
        if (!known.sheets.includes(sheet)) known.sheets.push(sheet);
      } else lines.set(key, { severity, blocking, sheets: [sheet], ref: { sheet, row, column } });
    }
  }
  return [...lines.values()].sort((a, b) => Number(b.blocking ?? false) - Number(a.blocking ?? false));
}
