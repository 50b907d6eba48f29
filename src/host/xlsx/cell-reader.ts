import { MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { cellError, type Cells, type Scalar } from "../model/cells.ts";
import type { ColumnProps, RowProps } from "../model/workbook.ts";
import { dateSerial } from "./iso-date.ts";
import { shareFormula } from "./shared-formula.ts";
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

interface SharedFormula {
  readonly row: number;
  readonly column: number;
  readonly at: (rows: number, columns: number) => string;
}

/** "BC12" → [11, 54]; null when it is no cell of the grid. */
function position(reference: string): [row: number, column: number] | null {
  let column = 0;
  let i = 0;
  let code = reference.charCodeAt(0) & ~32;
  while (code >= 65 && code <= 90) {
    column = column * 26 + code - 64;
    i += 1;
    code = reference.charCodeAt(i) & ~32;
  }
  let row = 0;
  for (let digits = i; digits < reference.length; digits += 1) {
    const digit = reference.charCodeAt(digits) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return column > 0 && column <= MAX_COLUMNS && row > 0 && row <= MAX_ROWS ? [row - 1, column - 1] : null;
}

function scalar(type: string, raw: string | null, context: CellsContext): Scalar {
  if (raw === null) return null;
  switch (type) {
    case "s": {
      const index = raw.trim() === "" ? -1 : Number(raw);
      return context.strings[index] ?? null;
    }
    case "str":
      return unescapeXstring(readText(raw));
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

  let type = "";
  let style: string | null = null;
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
    const given = tag.attribute("r");
    const at = given === null ? null : position(given);
    if (at) [row, column] = at;
    else column += 1;
    inGrid = row >= 0 && row < MAX_ROWS && column < MAX_COLUMNS;
    type = tag.attribute("t") ?? "n";
    style = tag.attribute("s");
    value = inline = formula = formulaType = si = reference = null;
  }

  function readFormula(): void {
    if (formulaType === "dataTable") return;
    const written = formula === null ? "" : unescapeXstring(readText(formula)).replace(/^=/, "");
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
    const found = type === "inlineStr" ? (inline ?? scalar("str", value, context)) : scalar(type, value, context);
    if (found !== null) cells.setValue(row, column, found);
    if (formula !== null) readFormula();
    const index = style === null ? 0 : Number(style);
    // A cell always has a style of its own in a file; style 0 needs saying only where its row or column has another.
    const inherits = rowStyle !== null || (styledColumns && (columns.get(column)?.style ?? null) !== null);
    if (index > 0 || inherits) cells.setStyle(row, column, index > 0 ? index : 0);
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
