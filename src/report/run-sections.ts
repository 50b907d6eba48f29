import { a1, areaA1 } from "../cells/address.ts";
import type { Severity } from "../cells/finding.ts";
import { DEFAULT_SETTINGS } from "../cells/settings.ts";
import { settings as en } from "../locales/en/settings.ts";
import { settings as fr } from "../locales/fr/settings.ts";
import { SETTING_COLUMNS, SETTING_ROWS, type SettingRow } from "../reading/settings-rows.ts";
import { cell, live, text } from "./cells.ts";
import { FIRST_COLUMN, FIRST_ROW } from "./frame.ts";
import { quoteText, type Live } from "./live.ts";
import { placeOn, type Pack, type PackSheet } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { stamp } from "./settings-table.ts";

/** Columns B to H of the sheet Contrôles. */
const [B, C, D, E, F, G, H] = [1, 2, 3, 4, 5, 6, 7] as const;

const LABELS = { fr: fr.labels, en: en.labels } as const;

const title = (row: number, words: string): PlanCell[] => [
  cell(row, FIRST_COLUMN, text(words), "section"),
  ...[C, D, E, F, G, H].map((column) => cell(row, column, null, "section")),
];

export interface FindingRow {
  readonly subject: string;
  readonly severity: Severity;
}

/** What each sheet of the pack is checked for is filed under. */
const CHECKED: Partial<Record<PackSheet, keyof Pack["texts"]["subjects"]>> = {
  budget: "budget",
  quality: "service",
  assistance: "assistance",
  reliability: "reliability",
  decisions: "register",
  facts: "facts",
};

/** Checks passed and failed: a line a subject, counted by formulas in the table of findings above. */
export function checksBySubject(pack: Pack, row: number, findings: readonly FindingRow[]): PlanCell[] {
  const { checks, severity, subjects, verdict } = pack.texts;
  const present = [...pack.present].flatMap((key) => CHECKED[key] ?? []).map((subject) => subjects[subject]);
  const names = [...new Set([subjects.reading, ...present, ...findings.map(({ subject }) => subject)])];
  const last = FIRST_ROW + Math.max(findings.length, 1) - 1;
  const range = (column: number): string => areaA1({ top: FIRST_ROW, left: column, bottom: last, right: column });
  const count = (subject: string, of: Severity): Live<number> => ({
    formula: `COUNTIFS(${range(C)},${quoteText(subject)},${range(B)},${quoteText(severity[of])})`,
    value: findings.filter((finding) => finding.subject === subject && finding.severity === of).length,
  });
  return [
    ...title(row, checks.bySubject),
    cell(row + 1, B, text(checks.subject), "header"),
    cell(row + 1, C, null, "header"),
    cell(row + 1, D, text(checks.result), "header"),
    cell(row + 1, E, text(severity.breach), "headerRight"),
    cell(row + 1, F, text(severity.warning), "headerRight"),
    cell(row + 1, G, text(severity.info), "headerRight"),
    ...names.flatMap((subject, index) => {
      const at = row + 2 + index;
      const [breaches, warnings, infos] = [count(subject, "breach"), count(subject, "warning"), count(subject, "info")];
      const words = [severity.breach, severity.warning, verdict.met] as const;
      return [
        cell(at, B, text(subject), "text"),
        cell(at, C, null, "text"),
        cell(
          at,
          D,
          live({
            formula: `IF(${a1(at, E)}>0,${quoteText(words[0])},IF(${a1(at, F)}>0,${quoteText(words[1])},${quoteText(words[2])}))`,
            value: breaches.value > 0 ? words[0] : warnings.value > 0 ? words[1] : words[2],
          }),
          "text",
        ),
        cell(at, E, live(breaches), "whole"),
        cell(at, F, live(warnings), "whole"),
        cell(at, G, live(infos), "whole"),
      ];
    }),
  ];
}

/** By which version and when the figures were computed, and under which settings that are not those of the house. */
export function runSection(pack: Pack, row: number): PlanCell[] {
  const { checks } = pack.texts;
  const { settings } = pack.results;
  const rows: readonly SettingRow[] = SETTING_ROWS;
  const changed = rows.flatMap((each, index) => {
    const value = each.show(settings);
    return value === each.show(DEFAULT_SETTINGS) ? [] : [{ key: SETTING_ROWS[index]!.key, at: FIRST_ROW + index }];
  });
  const line = (at: number, label: string): PlanCell[] => [cell(at, B, text(label), "text"), cell(at, C, null, "text")];
  return [
    ...title(row, checks.run),
    ...line(row + 1, checks.version),
    cell(row + 1, D, text(`Jauge ${pack.version}`), "text"),
    ...line(row + 2, checks.computedAt),
    cell(row + 2, D, live(stamp(pack.computedAt)), "stampLeft"),
    ...line(row + 3, checks.changedSettings),
    ...(changed.length === 0
      ? [cell(row + 3, D, text(checks.noneChanged), "text")]
      : changed.flatMap(({ key, at }, index) => [
          ...(index === 0 ? [] : line(row + 3 + index, "")),
          cell(
            row + 3 + index,
            D,
            text(LABELS[pack.locale][key]),
            "rowLink",
            placeOn(pack, "settings", at, SETTING_COLUMNS.input),
          ),
        ])),
  ];
}
