import { MAX_COLUMNS, MAX_ROWS, type Area } from "../cells/address.ts";

/**
 * What one round trip may ask for, in cells. A value and its number format take about 30 bytes on the wire, and Excel on
 * the web answers at most 5 MB.
 */
export const BLOCK_CELLS = 130_000;

/** Values with their number formats; entries (formulas); which rows, which columns are hidden. */
export type Wanted = "values" | "entries" | "rows" | "columns";

/** A rectangle of one sheet (by its place in the workbook) of which something is asked. */
export interface Piece {
  readonly sheet: number;
  readonly wanted: Wanted;
  readonly area: Area;
}

/** In values of a cell. */
const COST: Readonly<Record<Wanted, number>> = { values: 1, entries: 3, rows: 1, columns: 1 };

export const heightOf = ({ top, bottom }: Area): number => bottom - top + 1;
export const widthOf = ({ left, right }: Area): number => right - left + 1;
export const cellsIn = (area: Area): number => heightOf(area) * widthOf(area);

export const costOf = ({ area, wanted }: Piece): number => cellsIn(area) * COST[wanted];

/** As many of the pieces as one round trip has room for, the last one cut; at least one cell. */
export function nextTrip(
  pieces: readonly Piece[],
  room: number,
): { readonly trip: readonly Piece[]; readonly rest: readonly Piece[] } {
  const trip: Piece[] = [];
  let left = room;
  for (const [at, piece] of pieces.entries()) {
    if (costOf(piece) <= left) {
      trip.push(piece);
      left -= costOf(piece);
      continue;
    }
    const [first, ...others] = cut(piece, left, trip.length === 0);
    if (first) trip.push(first);
    return { trip, rest: [...others, ...pieces.slice(first ? at + 1 : at)] };
  }
  return { trip, rest: [] };
}

/** The rows that fit, then the others; where `must` be, of a row that doesn't fit its first cells, then the others. */
function cut(piece: Piece, room: number, must: boolean): Piece[] {
  const { area, wanted } = piece;
  const of = (part: Partial<Area>): Piece => ({ ...piece, area: { ...area, ...part } });
  const rows = Math.floor(room / (widthOf(area) * COST[wanted]));
  if (rows > 0) return [of({ bottom: area.top + rows - 1 }), of({ top: area.top + rows })];
  if (!must) return [];
  const last = area.left + Math.max(1, Math.floor(room / COST[wanted])) - 1;
  return [
    of({ bottom: area.top, right: last }),
    ...(last < area.right ? [of({ bottom: area.top, left: last + 1 })] : []),
    ...(area.top < area.bottom ? [of({ top: area.top + 1 })] : []),
  ];
}

/**
 * The parts of a sheet whose used cells are asked for apart, so that a lone cell far from the others, or in the last row,
 * does not make one used range of all that lies between.
 */
export const BANDS: readonly Area[] = [
  { top: 0, bottom: 4_095, left: 0, right: 255 },
  { top: 0, bottom: 4_095, left: 256, right: MAX_COLUMNS - 1 },
  { top: 4_096, bottom: 65_535, left: 0, right: MAX_COLUMNS - 1 },
  { top: 65_536, bottom: MAX_ROWS - 2, left: 0, right: MAX_COLUMNS - 1 },
  { top: MAX_ROWS - 1, bottom: MAX_ROWS - 1, left: 0, right: MAX_COLUMNS - 1 },
];

export const WHOLE_SHEET: Area = { top: 0, bottom: MAX_ROWS - 1, left: 0, right: MAX_COLUMNS - 1 };

/** No finer than these, and no more than so many. */
const TILE = { rows: 4_096, columns: 64, down: 32, across: 16 };

/** A used range too large for one block, in tiles that are looked at again for what they hold. */
export function tilesOf({ top, left, bottom, right }: Area): Area[] {
  const height = Math.max(TILE.rows, Math.ceil((bottom - top + 1) / TILE.down));
  const width = Math.max(TILE.columns, Math.ceil((right - left + 1) / TILE.across));
  const tiles: Area[] = [];
  for (let row = top; row <= bottom; row += height)
    for (let column = left; column <= right; column += width)
      tiles.push({
        top: row,
        left: column,
        bottom: Math.min(bottom, row + height - 1),
        right: Math.min(right, column + width - 1),
      });
  return tiles;
}

export const around = (areas: readonly Area[]): Area | null =>
  areas.length === 0
    ? null
    : {
        top: Math.min(...areas.map(({ top }) => top)),
        left: Math.min(...areas.map(({ left }) => left)),
        bottom: Math.max(...areas.map(({ bottom }) => bottom)),
        right: Math.max(...areas.map(({ right }) => right)),
      };
