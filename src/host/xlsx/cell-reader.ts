import { MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { cellError, type Cells, type Scalar } from "../model/cells.ts";
import type { ColumnProps, RowProps } from "../model/workbook.ts";
import { dateSerial } from "./iso-date.ts";
import { shareFormula } from "./shared-formula.ts";
import { shownFormula } from "./shown-formula.ts";
import { cellText } from "./shared-strings.ts";
import { readText, scanXml, unescapeXml, type XmlTag } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

export interface CellsTarget {
  readonly cells: Cells;
  readonly rows: Map<number, RowProps>;
  readonly columns: ReadonlyMap<number, ColumnProps>;
  /** Points of a row that says nothing; rows of that height are left automatic. */
  readonly rowHeight: number;
}

export interface CellsContext {
  readonly strings: readonly string[];
  readonly date1904: boolean;
}

type CellType = "n" | "s" | "str" | "b" | "e" | "d" | "inlineStr";

interface SharedFormula {
  readonly row: number;
  readonly column: number;
  readonly at: (rows: number, columns: number) => string;
}

const types: Readonly<Record<string, CellType>> = {
  s: "s",
  str: "str",
  b: "b",
  e: "e",
  d: "d",
  inlineStr: "inlineStr",
};

/** What the tag of a cell says; one object for all cells, since there may be millions. */
interface CellTag {
  /** 0-based; -1 where the tag gives no cell of the grid. */
  row: number;
  column: number;
  style: number;
  type: CellType;
}

/** One pass over the attributes of `<c r="BC12" s="3" t="s">`. */
function readCellTag(text: string, from: number, to: number, into: CellTag): void {
  into.row = into.column = -1;
  into.style = 0;
  into.type = "n";
  let i = from;
  while (i < to) {
    while (i < to && text.charCodeAt(i) <= 32) i += 1;
    const name = text.charCodeAt(i);
    const start = i;
    while (i < to && text.charCodeAt(i) !== 34 && text.charCodeAt(i) !== 39) i += 1;
    const quote = text.charCodeAt(i);
    const value = i + 1;
    i = value;
    while (i < to && text.charCodeAt(i) !== quote) i += 1;
    const next = text.charCodeAt(start + 1);
    const oneLetter = next === 61 || next <= 32;
    if (oneLetter && name === 114) readPosition(text, value, i, into);
    else if (oneLetter && name === 115) into.style = Number(text.slice(value, i)) || 0;
    else if (oneLetter && name === 116) into.type = types[text.slice(value, i)] ?? "n";
    i += 1;
  }
}

/** "BC12" → row 11, column 54. */
function readPosition(text: string, from: number, to: number, into: CellTag): void {
  let column = 0;
  let i = from;
  for (let code = text.charCodeAt(i) & ~32; i < to && code >= 65 && code <= 90; code = text.charCodeAt(i) & ~32) {
    column = column * 26 + code - 64;
    i += 1;
  }
  let row = 0;
  for (; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return;
    row = row * 10 + digit;
  }
  if (column === 0 || column > MAX_COLUMNS || row === 0 || row > MAX_ROWS) return;
  into.row = row - 1;
  into.column = column - 1;
}

/** A copy that does not keep the whole text of the sheet in memory, as a slice of it would. */
const detached = (slice: string): string => (slice.length < 13 ? slice : ` ${slice}`.slice(1));

function scalar(type: CellType, raw: string | null, context: CellsContext): Scalar {
  if (raw === null) return null;
  switch (type) {
    case "s": {
      const index = raw.trim() === "" ? -1 : Number(raw);
      return context.strings[index] ?? null;
    }
    case "str":
    case "inlineStr":
      return detached(unescapeXstring(readText(raw)));
    case "b":
      return raw.trim() === "1" || raw.trim().toLowerCase() === "true";
    case "e":
      return cellError(readText(raw).trim());
    case "d":
      return dateSerial(raw.trim(), context.date1904) ?? readText(raw);
    default: {
      const text = raw.trim();
      if (text === "") return null;
      const number = Number(text);
      // No number, although the file says so: its text is all that can be shown.
      return Number.isFinite(number) ? number : unescapeXml(text);
    }
  }
}

/**
 * Reads what stands between the tags of `sheetData`, of a sheet of any size, in one pass. `from` is the offset of its
 * opening tag; gives the offset of its closing tag, or null when it has none.
 */
export function readCells(text: string, from: number, target: CellsTarget, context: CellsContext): number | null {
  const { cells, rows, columns } = target;
  const shared = new Map<string, SharedFormula>();
  const waiting: { row: number; column: number; si: string }[] = [];
  const styledColumns = [...columns.values()].some((props) => props.style !== null);
  let row = -1;
  let column = -1;
  let rowStyle: number | null = null;
  let inGrid = true;

  const cell: CellTag = { row: -1, column: -1, style: 0, type: "n" };
  let value: string | null = null;
  let inline: string | null = null;
  let formula: string | null = null;
  let formulaType: string | null = null;
  let si: string | null = null;
  let reference: string | null = null;
  let preserve = false;
  let collecting: "v" | "f" | "t" | null = null;
  let raw = "";
  let end: number | null = null;

  function openRow(tag: XmlTag): void {
    const given = Number(tag.attribute("r"));
    row = given > 0 && Number.isInteger(given) ? given - 1 : row + 1;
    column = -1;
    inGrid = row < MAX_ROWS;
    const hidden = tag.attribute("hidden");
    const height = tag.attribute("ht");
    const styled = tag.attribute("customFormat") && tag.attribute("s");
    rowStyle = styled ? Number(styled) : null;
    const isHidden = hidden === "1" || hidden === "true";
    const points = height === null ? null : Number(height);
    const own = points !== null && points >= 0 && points !== target.rowHeight;
    if (inGrid && (own || isHidden || rowStyle !== null)) {
      rows.set(row, { height: own ? points : null, hidden: isHidden, style: rowStyle });
    }
  }

  function openCell(tag: XmlTag): void {
    readCellTag(text, tag.nameEnd, tag.end - 1, cell);
    if (cell.column >= 0) {
      row = cell.row;
      column = cell.column;
    } else {
      column += 1;
    }
    inGrid = row >= 0 && row < MAX_ROWS && column < MAX_COLUMNS;
    value = inline = formula = formulaType = si = reference = null;
  }

  function readFormula(): void {
    if (formulaType === "dataTable") return;
    const written =
      formula === null ? "" : detached(shownFormula(unescapeXstring(readText(formula)).replace(/^=/, "")));
    if (formulaType !== "shared" || si === null) {
      if (written !== "") cells.setFormula(row, column, written);
      return;
    }
    if (written !== "") {
      cells.setFormula(row, column, written);
      if (reference !== null || !shared.has(si)) shared.set(si, { row, column, at: shareFormula(written) });
      return;
    }
    const master = shared.get(si);
    if (master) cells.setFormula(row, column, master.at(row - master.row, column - master.column));
    else waiting.push({ row, column, si });
  }

  function closeCell(): void {
    if (!inGrid) return;
    const found = cell.type === "inlineStr" && inline !== null ? detached(inline) : scalar(cell.type, value, context);
    if (found !== null) cells.setValue(row, column, found);
    if (formula !== null) readFormula();
    // A cell always has a style of its own in a file; style 0 needs saying only where its row or column has another.
    const inherits = rowStyle !== null || (styledColumns && (columns.get(column)?.style ?? null) !== null);
    if (cell.style > 0 || inherits) cells.setStyle(row, column, cell.style);
  }

  scanXml(
    text,
    {
      open(tag) {
        switch (tag.local) {
          case "c":
            openCell(tag);
            if (tag.selfClosed) closeCell();
            return;
          case "v":
            raw = "";
            if (tag.selfClosed) value = "";
            else collecting = "v";
            return;
          case "f":
            raw = formula = "";
            formulaType = tag.attribute("t");
            si = tag.attribute("si");
            reference = tag.attribute("ref");
            if (!tag.selfClosed) collecting = "f";
            return;
          case "t":
            raw = "";
            inline ??= "";
            preserve = tag.attribute("xml:space") === "preserve";
            if (!tag.selfClosed) collecting = "t";
            return;
          case "row":
            openRow(tag);
            return;
          case "sheetData":
          case "is":
          case "r":
            return;
          default:
            return "skip";
        }
      },
      text(start, stop, verbatim) {
        if (collecting) raw += verbatim ? text.slice(start, stop).replaceAll("&", "&amp;") : text.slice(start, stop);
      },
      close(local, _name, start) {
        switch (local) {
          case "c":
            closeCell();
            return;
          case "v":
            value = raw;
            break;
          case "f":
            formula = raw;
            break;
          case "t":
            inline += cellText(raw, preserve);
            break;
          case "sheetData":
            end = start;
            return "stop";
          default:
            return;
        }
        collecting = null;
        return;
      },
    },
    from,
  );
  for (const one of waiting) {
    const master = shared.get(one.si);
    if (master) cells.setFormula(one.row, one.column, master.at(one.row - master.row, one.column - master.column));
  }
  return end;
}
