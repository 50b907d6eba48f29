import { MAX_COLUMNS, MAX_ROWS, areaA1, columnLetters } from "../../cells/address.ts";
import type { Area } from "../model/workbook.ts";

export const rowCount = (area: Area): number => area.bottom - area.top + 1;
export const columnCount = (area: Area): number => area.right - area.left + 1;
export const isEntireRow = (area: Area): boolean => area.left === 0 && area.right === MAX_COLUMNS - 1;
export const isEntireColumn = (area: Area): boolean => area.top === 0 && area.bottom === MAX_ROWS - 1;

export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

export function intersection(a: Area, b: Area): Area | null {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top <= bottom && left <= right ? { top, left, bottom, right } : null;
}

export const contains = (outer: Area, inner: Area): boolean =>
  outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;

export const boundingArea = (a: Area, b: Area): Area => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

/** `area` without `hole`, in at most four pieces. */
export function without(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  const pieces: Area[] = [];
  if (cut.top > area.top) pieces.push({ ...area, bottom: cut.top - 1 });
  if (cut.bottom < area.bottom) pieces.push({ ...area, top: cut.bottom + 1 });
  if (cut.left > area.left) pieces.push({ ...area, top: cut.top, bottom: cut.bottom, right: cut.left - 1 });
  if (cut.right < area.right) pieces.push({ ...area, top: cut.top, bottom: cut.bottom, left: cut.right + 1 });
  return pieces;
}

/** Inside the grid of a sheet. */
export const inGrid = (area: Area): boolean =>
  area.top >= 0 && area.left >= 0 && area.top <= area.bottom && area.left <= area.right && contains(WHOLE_SHEET, area);

/** "B3", "B3:D9", "A:C" for whole columns, "2:5" for whole rows. */
export function addressOf(area: Area): string {
  if (isEntireColumn(area)) {
    return isEntireRow(area) ? `1:${MAX_ROWS}` : `${columnLetters(area.left)}:${columnLetters(area.right)}`;
  }
  return isEntireRow(area) ? `${area.top + 1}:${area.bottom + 1}` : areaA1(area);
}

/** Splits "'Exécution'!A1:B2" in the sheet's name (null when there is none) and the rest. */
export function splitAddress(address: string): { sheet: string | null; rest: string } {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/s.exec(address.trim());
  if (!match) return { sheet: null, rest: address.trim() };
  const [, quoted, plain, rest] = match;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? "", rest: rest ?? "" };
}
