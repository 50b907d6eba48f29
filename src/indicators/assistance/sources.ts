import type { TicketStatement, VolumeStatement } from "../../reading/statement.ts";
import { distinctForCount, isCountable } from "../countable.ts";
import type { AssistanceSource } from "../results.ts";

/** The columns of a log that a formula counts by establishment; null without a column of establishments. */
export function logSource({ block, natureFrom, cellTexts }: TicketStatement): AssistanceSource | null {
  const nameColumn = block.columns["establishment"];
  if (nameColumn === undefined) return null;
  const natureColumn = natureFrom === "column" ? (block.columns["nature"] ?? null) : null;
  return {
    sheet: block.sheet,
    firstRow: block.data.top,
    lastRow: block.data.bottom,
    nameColumn,
    countColumn: null,
    natureColumn,
    natureValues: natureColumn === null ? [] : distinctForCount(cellTexts.nature.DA),
    spacedNames: distinctForCount(cellTexts.spacedEstablishments ?? []),
    exact: isCountable(block),
  };
}

export function tableSource({
  block,
  spacedNames = [],
  countsAreNumbers = true,
}: VolumeStatement): AssistanceSource | null {
  const nameColumn = block.columns["establishment"];
  const countColumn = block.columns["volume"];
  if (nameColumn === undefined || countColumn === undefined) return null;
  return {
    sheet: block.sheet,
    firstRow: block.data.top,
    lastRow: block.data.bottom,
    nameColumn,
    countColumn,
    natureColumn: null,
    natureValues: [],
    spacedNames: distinctForCount(spacedNames),
    exact: isCountable(block) && countsAreNumbers,
  };
}
