import { refFormula } from "../cells/address.ts";
import type { SettingsTexts } from "../locales/fr/settings.ts";
import { SETTING_COLUMNS as C } from "../reading/settings-rows.ts";
import { cell, text } from "./cells.ts";
import type { Pack } from "./pack.ts";
import { SETTINGS_WIDTHS, type SettingsPart } from "./settings-layout.ts";
import { wrappedHeight } from "./text-width.ts";

/** Requirements whose direction nothing says, beside what the user decides of them. */
export function choicesTable(pack: Pack, texts: SettingsTexts, headerRow: number): SettingsPart {
  const { settings: words, verdict: verdicts } = pack.texts;
  const { choices } = pack.results.settings;
  const choiceOf = (sheet: string, label: string) =>
    choices.findLast((choice) => choice.sheet === sheet && choice.label === label)?.choice ?? null;
  const indicators = pack.results.service.flatMap((service) => service.indicators);
  const asked = indicators.flatMap(({ source, assumed, verdict, reason }) => {
    const { sheet } = source.labelRef;
    const choice = choiceOf(sheet, source.label);
    const wanted = assumed || choice !== null || reason === "unknown-direction";
    return wanted
      ? [{ sheet, label: source.label, choice, verdict: verdicts[verdict], ref: source.requirementRef }]
      : [];
  });
  const gone = choices
    .filter(({ sheet, label }) => !asked.some((line) => line.sheet === sheet && line.label === label))
    .map((choice) => ({ ...choice, verdict: "", ref: null }));
  const lines = [...asked, ...gone];
  if (lines.length === 0) return { cells: [], heights: [], lastRow: headerRow - 2 };
  return {
    cells: [
      cell(headerRow, C.label, text(words.sheet), "header"),
      cell(headerRow, C.input, text(texts.tables.choices), "header"),
      cell(headerRow, C.unit, null, "header"),
      cell(headerRow, C.origin, text(words.verdict), "header"),
      cell(headerRow, C.detail, text(words.indicator), "header"),
      ...lines.flatMap(({ sheet, label, choice, verdict, ref }, index) => {
        const row = headerRow + 1 + index;
        const link = ref ? refFormula(ref) : undefined;
        return [
          cell(row, C.label, text(sheet), link ? "wrappedLink" : "wrapped", link),
          cell(row, C.input, choice === null ? null : text(texts.words[choice]), "input"),
          cell(row, C.unit, null, "wrapped"),
          cell(row, C.origin, verdict === "" ? null : text(verdict), "wrapped"),
          cell(row, C.detail, text(label), "wrapped"),
        ];
      }),
    ],
    heights: lines.map(
      ({ label }, index) => [headerRow + 1 + index, wrappedHeight(label, SETTINGS_WIDTHS[C.detail] ?? 0)] as const,
    ),
    lastRow: headerRow + lines.length,
  };
}
