/** An error value of a cell, one frozen object a code, so that `===` compares. */
export interface CellError {
  readonly error: string;
}

const errors = new Map<string, CellError>();

export function cellError(code: string): CellError {
  let known = errors.get(code);
  if (!known) errors.set(code, (known = Object.freeze({ error: code })));
  return known;
}

export type Scalar = number | string | boolean | CellError | null;

export const isCellError = (value: Scalar): value is CellError => typeof value === "object" && value !== null;

const CHUNK = 256;

interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const EVERYWHERE: Box = { top: 0, left: 0, bottom: Infinity, right: Infinity };

interface Chunk {
  values: Scalar[];
  /** Style index + 1; 0: no cell style of its own. Absent while no cell of the chunk has one. */
  styles: Uint32Array | null;
}

/**
 * The cells of one sheet by column, in chunks of 256 rows: whole columns are read fast by formulas, and one cell at
 * XFD1048576 costs one chunk. Rows and columns are 0-based. `edited` remembers what changed since the file was opened.
 */
export class Cells {
  private readonly columns = new Map<number, Map<number, Chunk>>();
  /** Formula text without "=", en-US, by column then row. */
  private readonly formulaColumns = new Map<number, Map<number, string>>();
  /** Row → columns whose value, formula or style was set since the last `settle`. */
  readonly edited = new Map<number, Set<number>>();

  value(row: number, column: number): Scalar {
    return this.columns.get(column)?.get(row >> 8)?.values[row & 255] ?? null;
  }

  /** Formula without "=", or null. */
  formula(row: number, column: number): string | null {
    return this.formulaColumns.get(column)?.get(row) ?? null;
  }

  /** Index into `WorkbookModel.styles`, or null when the cell has none of its own (then row, then column decide). */
  style(row: number, column: number): number | null {
    const index = this.columns.get(column)?.get(row >> 8)?.styles?.[row & 255] ?? 0;
    return index === 0 ? null : index - 1;
  }

  /** Sets the value and leaves the formula; `null` empties it. */
  setValue(row: number, column: number, value: Scalar): void {
    if (value === null && !this.columns.get(column)?.has(row >> 8)) return;
    this.chunk(row, column).values[row & 255] = value;
  }

  setFormula(row: number, column: number, formula: string | null): void {
    let byRow = this.formulaColumns.get(column);
    if (formula === null) {
      byRow?.delete(row);
      return;
    }
    if (!byRow) this.formulaColumns.set(column, (byRow = new Map()));
    byRow.set(row, formula);
  }

  setStyle(row: number, column: number, style: number | null): void {
    if (style === null && !this.columns.get(column)?.has(row >> 8)) return;
    const chunk = this.chunk(row, column);
    chunk.styles ??= new Uint32Array(CHUNK);
    chunk.styles[row & 255] = style === null ? 0 : style + 1;
  }

  /** To be called by whatever changes a cell on behalf of a person or an add-in, not by the reader of a file. */
  markEdited(row: number, column: number): void {
    const columns = this.edited.get(row);
    if (columns) columns.add(column);
    else this.edited.set(row, new Set([column]));
  }

  /** Column indexes that hold a value, a formula or a style, ascending. */
  usedColumns(): number[] {
    return [...new Set([...this.columns.keys(), ...this.formulaColumns.keys()])].sort((a, b) => a - b);
  }

  /** Rows of one column that hold a value, ascending. */
  *columnValues(column: number, top = 0, bottom = 0xfffff): Generator<[row: number, value: Exclude<Scalar, null>]> {
    const chunks = this.columns.get(column);
    if (!chunks) return;
    for (const index of [...chunks.keys()].sort((a, b) => a - b)) {
      if (index < top >> 8 || index > bottom >> 8) continue;
      const { values } = chunks.get(index)!;
      for (let i = 0; i < values.length; i += 1) {
        const row = index * CHUNK + i;
        const value = values[i] ?? null;
        if (value !== null && row >= top && row <= bottom) yield [row, value];
      }
    }
  }

  /** Formulas of one column by row (live view). */
  columnFormulas(column: number): ReadonlyMap<number, string> {
    return this.formulaColumns.get(column) ?? new Map();
  }

  *formulas(): Generator<[row: number, column: number, formula: string]> {
    for (const [column, byRow] of this.formulaColumns) for (const [row, formula] of byRow) yield [row, column, formula];
  }

  /** Every cell with a value, a formula or (unless `valuesOnly`) a style, column by column. */
  *all(valuesOnly = false): Generator<[row: number, column: number]> {
    for (const column of this.usedColumns()) {
      const formulas = this.formulaColumns.get(column);
      const seen = new Set<number>();
      for (const [index, chunk] of this.columns.get(column) ?? []) {
        for (let i = 0; i < CHUNK; i += 1) {
          const row = index * CHUNK + i;
          const present = (chunk.values[i] ?? null) !== null || (!valuesOnly && (chunk.styles?.[i] ?? 0) !== 0);
          if (present || formulas?.has(row)) {
            seen.add(row);
            yield [row, column];
          }
        }
      }
      for (const row of formulas?.keys() ?? []) if (!seen.has(row)) yield [row, column];
    }
  }

  /** Bounding box of what `all` gives (inside `within`), or null when there is nothing. */
  usedArea(valuesOnly = false, within: Box = EVERYWHERE): Box | null {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    const reach = (row: number, column: number): void => {
      if (row < within.top || row > within.bottom) return;
      if (row < top) top = row;
      if (row > bottom) bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    };
    for (const column of this.usedColumns()) {
      if (column < within.left || column > within.right) continue;
      for (const [index, { values, styles }] of this.columns.get(column) ?? []) {
        const first = index * CHUNK;
        if (first > within.bottom || first + CHUNK <= within.top) continue;
        for (let i = 0; i < CHUNK; i += 1) {
          if ((values[i] ?? null) !== null || (!valuesOnly && styles && styles[i] !== 0)) reach(first + i, column);
        }
      }
      for (const row of this.formulaColumns.get(column)?.keys() ?? []) reach(row, column);
    }
    return bottom < 0 ? null : { top, left, bottom, right };
  }

  private chunk(row: number, column: number): Chunk {
    let chunks = this.columns.get(column);
    if (!chunks) this.columns.set(column, (chunks = new Map()));
    let chunk = chunks.get(row >> 8);
    if (!chunk) chunks.set(row >> 8, (chunk = { values: [], styles: null }));
    return chunk;
  }
}
