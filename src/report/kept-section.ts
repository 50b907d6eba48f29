import { parseArea, refFormula } from "../cells/address.ts";
import { cell, live, number, text } from "./cells.ts";
import { FIRST_COLUMN } from "./frame.ts";
import type { KeptEdit } from "./hand-edits.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { isNumberStyle, type NumberStyle } from "./styles.ts";

const LAST_COLUMN = 7;
const [PLACE, WRITTEN, COMPUTED] = [3, 4, 5] as const;

/** Generated cells that the user changed and that stay as he left them, each with the figure that it hides. */
export function keptSection(pack: Pack, row: number): PlanCell[] {
  const { kept, texts } = pack;
  if (kept.length === 0) return [];
  const { checks } = texts;
  return [
    cell(row, FIRST_COLUMN, text(checks.kept), "section"),
    ...Array.from({ length: LAST_COLUMN - FIRST_COLUMN }, (_, index) =>
      cell(row, FIRST_COLUMN + 1 + index, null, "section"),
    ),
    cell(row + 1, FIRST_COLUMN, null, "header"),
    cell(row + 1, FIRST_COLUMN + 1, null, "header"),
    cell(row + 1, PLACE, text(checks.cell), "header"),
    cell(row + 1, WRITTEN, text(checks.keptWritten), "headerRight"),
    cell(row + 1, COMPUTED, text(checks.keptComputed), "headerRight"),
    ...kept.flatMap((edit, index) => line(pack, edit, row + 2 + index)),
  ];
}

function line({ texts }: Pack, { sheet, cell: address, written, computed, style }: KeptEdit, row: number): PlanCell[] {
  const { top = 0, left = 0 } = parseArea(address) ?? {};
  const place = refFormula({ sheet, row: top, column: left });
  const figure = computed && "value" in computed && typeof computed.value === "number" ? computed.value : null;
  const numbers = numberStyleOf(style);
  return [
    cell(row, FIRST_COLUMN, text(texts.checks.keptWord), "text"),
    cell(row, FIRST_COLUMN + 1, null, "text"),
    cell(row, PLACE, text(`${sheet}!${address}`), "rowLink", place),
    typeof written === "number"
      ? cell(row, WRITTEN, live({ formula: place, value: written }), numbers)
      : cell(row, WRITTEN, null, "text"),
    figure === null ? cell(row, COMPUTED, null, "text") : cell(row, COMPUTED, number(figure), `${numbers}Dated`),
  ];
}

function numberStyleOf(style: string): NumberStyle {
  const name = style.replace(/Dated$/, "");
  if (isNumberStyle(name)) return name;
  if (name === "kpiRate") return "rate";
  return name.startsWith("kpi") ? "amount" : "decimal";
}
