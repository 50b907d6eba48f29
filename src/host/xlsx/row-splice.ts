import { columnIndex } from "../../cells/address.ts";
import { scanXml } from "./xml.ts";

export interface CellPlace {
  readonly column: number;
  /** It leaves its place unsaid: it stands behind the cell before it. */
  readonly implicit: boolean;
  readonly start: number;
  end: number;
}

/** Offsets are those of the text of `sheetData`. */
export interface RowPlace {
  /** 0-based. */
  readonly row: number;
  readonly start: number;
  readonly openEnd: number;
  readonly selfClosed: boolean;
  readonly attributes: ReadonlyMap<string, string> | null;
  /** Only of rows that were asked for. */
  closeStart: number;
  end: number;
  readonly cells: CellPlace[] | null;
}

/**
 * Rows in the order of the file, and the cells of those in `wanted`. Rows and cells without a reference follow the one
 * before them. Attributes are read of wanted rows, or of all.
 */
export function findRows(sheetData: string, wanted: (row: number) => boolean, allAttributes: boolean): RowPlace[] {
  const rows: RowPlace[] = [];
  let row = -1;
  let column = -1;
  let current: RowPlace | null = null;
  let cell: CellPlace | null = null;
  scanXml(sheetData, {
    open(tag) {
      if (tag.local === "sheetData") return;
      if (tag.local === "row") {
        row = rowIndex(tag.attribute("r")) ?? row + 1;
        column = -1;
        const isWanted = wanted(row);
        const place: RowPlace = {
          row,
          start: tag.start,
          openEnd: tag.end,
          selfClosed: tag.selfClosed,
          attributes: isWanted || allAttributes ? tag.attributes() : null,
          closeStart: tag.end,
          end: tag.end,
          cells: isWanted ? [] : null,
        };
        rows.push(place);
        if (!isWanted) return "skip";
        current = tag.selfClosed ? null : place;
        return;
      }
      if (tag.local !== "c" || !current) return "skip";
      const said = columnOf(tag.attribute("r"));
      column = said ?? column + 1;
      cell = { column, implicit: said === null, start: tag.start, end: tag.end };
      current.cells?.push(cell);
      if (tag.selfClosed) cell = null;
      return;
    },
    close(local, _name, start, end) {
      if (local === "c" && cell) {
        cell.end = end;
        cell = null;
      } else if (local === "row" && current) {
        current.closeStart = start;
        current.end = end;
        current = null;
      }
    },
  });
  return rows;
}

function rowIndex(reference: string | null): number | null {
  const number = Number(reference);
  return reference !== null && Number.isInteger(number) && number > 0 ? number - 1 : null;
}

function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(reference ?? "")?.[0];
  return letters ? columnIndex(letters) : null;
}

export interface SharedUse {
  readonly row: number;
  readonly column: number;
  /** Offsets of the whole `<f>`. */
  readonly start: number;
  readonly end: number;
}

/** The cells that take their formula from one of the shared groups `groups`, without those that write it out. */
export function findSharedUses(sheetData: string, groups: ReadonlySet<string>): SharedUse[] {
  const uses: SharedUse[] = [];
  let row = -1;
  let column = -1;
  let open: { start: number; end: number } | null = null;
  const found = (start: number, end: number): void => void uses.push({ row, column, start, end });
  scanXml(sheetData, {
    open(tag) {
      if (tag.local === "row") {
        row = rowIndex(tag.attribute("r")) ?? row + 1;
        column = -1;
      } else if (tag.local === "c") {
        column = columnOf(tag.attribute("r")) ?? column + 1;
      } else if (tag.local === "f") {
        if (tag.attribute("t") !== "shared" || !groups.has(tag.attribute("si") ?? "")) return;
        if (tag.selfClosed) found(tag.start, tag.end);
        else open = { start: tag.start, end: tag.end };
      }
      return;
    },
    close(local, _name, start, end) {
      if (local !== "f" || !open) return;
      if (sheetData.slice(open.end, start).trim() === "") found(open.start, end);
      open = null;
    },
  });
  return uses;
}
