import { cell, number, text } from "./cells.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH } from "./frame.ts";
import { sentence, type Live } from "./live.ts";
import { filled, onSheet, type Pack } from "./pack.ts";
import type { SheetPlan } from "./plan.ts";

const C = { setting: FIRST_COLUMN, value: 2, unit: 3, origin: 4, explanation: 5 } as const;
const WIDTHS = [MARGIN_WIDTH, 220, 90, 60, 90, 290];

/** Limits as cells of the sheet, for the pack's formulas and conditional formats. */
export type ThresholdCells = Readonly<
  Record<"commitmentWatch" | "commitmentBreach" | "timeGap" | "paymentWatch", Live<number>>
>;

export interface SettingsSheet {
  readonly sheet: SheetPlan;
  readonly thresholds: ThresholdCells;
}

export function settingsSheet(pack: Pack): SettingsSheet {
  const { settings: texts } = pack.texts;
  const { thresholds } = pack.results.settings;
  const names = ["commitmentWatch", "commitmentBreach", "timeGap", "paymentWatch"] as const;
  const sheet = framed(pack, "settings", {
    widths: WIDTHS,
    message: sentence(texts.message, {}, pack.locale),
    cells: [
      cell(HEADER_ROW, C.setting, text(texts.setting), "header"),
      ...names.flatMap((name, index) => [
        cell(FIRST_ROW + index, C.setting, text(name), "text"),
        cell(FIRST_ROW + index, C.value, number(thresholds[name]), "inputRate"),
      ]),
      cell(FIRST_ROW + 5, C.setting, text(filled(texts.version, { version: pack.version })), "note"),
    ],
    lastRow: FIRST_ROW + 5,
  });
  const at = (index: number, value: number) => onSheet(pack, "settings", FIRST_ROW + index, C.value, value);
  return {
    sheet,
    thresholds: Object.fromEntries(names.map((name, index) => [name, at(index, thresholds[name])])) as ThresholdCells,
  };
}
