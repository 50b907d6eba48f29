import { a1 } from "../../cells/address.ts";
import { Cells, isCellError, type Scalar } from "../model/cells.ts";
import type { SheetModel } from "../model/workbook.ts";
import { readCells } from "./cell-reader.ts";
import { attributesXml } from "./children.ts";
import { storedFormula } from "./stored-formula.ts";
import { childNamed, escapeText, parseXml, patchXml, type XmlElement } from "./xml.ts";
import { escapeXstring } from "./xstring.ts";

export interface CellsSource {
  /** The index for `s=` of an entry of the workbook's styles. */
  cellFormat(index: number): number;
  /** Texts of the shared string table. */
  strings(): readonly string[];
  readonly date1904: boolean;
}

export interface CellWriter {
  /** A cell that the file doesn't have; "" when there is nothing to say of it. */
  created(row: number, column: number): string;
  /** A cell of the file, `xml`, as the model has it now: what is the same in it stays as written. */
  changed(xml: string, row: number, column: number): string;
  /** `<f>` of a cell whose shared formula is no longer written anywhere; "" when it has none. */
  plainFormula(row: number, column: number): string;
  /** Shared groups of the file that lost the cell which wrote their formula out. */
  readonly lostGroups: ReadonlySet<string>;
  formulasChanged(): boolean;
}

/** `p`: the prefix of the part, with its colon. */
export function cellWriter(sheet: SheetModel, p: string, source: CellsSource): CellWriter {
  const { cells } = sheet;
  const lostGroups = new Set<string>();
  let formulasChanged = false;

  function styleOf(row: number, column: number): number | null {
    const own = cells.style(row, column) ?? sheet.rows.get(row)?.style ?? sheet.columns.get(column)?.style ?? 0;
    const index = source.cellFormat(own);
    return index === 0 ? null : index;
  }

  function created(row: number, column: number): string {
    const formula = cells.formula(row, column);
    if (formula !== null) formulasChanged = true;
    return cellXml(row, column, formula === null ? "" : formulaXml(formula));
  }

  function cellXml(row: number, column: number, f: string, metadata: string | null = null): string {
    const { type, v } = storedValue(cells.value(row, column), f !== "");
    if (v === "" && f === "" && cells.style(row, column) === null) return "";
    const attributes = attributesXml({ r: a1(row, column), s: styleOf(row, column), t: type, cm: metadata });
    return v === "" && f === "" ? `<${p}c${attributes}/>` : `<${p}c${attributes}>${f}${v}</${p}c>`;
  }

  function storedValue(value: Scalar, ofFormula: boolean): { type: string | null; v: string } {
    const v = (text: string) => `<${p}v>${escapeText(text)}</${p}v>`;
    if (value === null) return { type: null, v: "" };
    if (isCellError(value)) return { type: "e", v: v(value.error) };
    switch (typeof value) {
      case "boolean":
        return { type: "b", v: v(value ? "1" : "0") };
      case "number":
        return Number.isFinite(value) ? { type: null, v: v(String(value)) } : { type: "e", v: v("#NUM!") };
      case "string": {
        if (ofFormula) return { type: "str", v: v(escapeXstring(value)) };
        const space = /^\s|\s$/.test(value) ? ' xml:space="preserve"' : "";
        const text = `<${p}t${space}>${escapeText(escapeXstring(value))}</${p}t>`;
        return { type: "inlineStr", v: `<${p}is>${text}</${p}is>` };
      }
    }
  }

  function formulaXml(formula: string): string {
    return `<${p}f>${escapeText(escapeXstring(storedFormula(formula)))}</${p}f>`;
  }

  function changed(xml: string, row: number, column: number): string {
    const cell = parseXml(xml);
    const before = readBack(xml, row, column, source);
    const f = childNamed(cell, "f");
    const formula = cells.formula(row, column);
    const sameValue = before.value(row, column) === cells.value(row, column);
    // A cell that only uses a shared formula reads back without one: it gets its own.
    const sameFormula = before.formula(row, column) === formula && !(f && isSharedUse(f));
    if (sameValue && sameFormula) {
      const patch = patchXml(xml);
      const style = styleOf(row, column);
      patch.setAttribute(cell, "s", style === null ? null : String(style));
      return patch.apply();
    }
    if (f && sameFormula) {
      return cellXml(row, column, xml.slice(f.start, f.end), cell.attributes.get("cm") ?? null);
    }
    formulasChanged ||= f !== null || formula !== null;
    const group = f?.attributes.get("t") === "shared" ? f.attributes.get("si") : undefined;
    if (f && group !== undefined && !isSharedUse(f)) lostGroups.add(group);
    return cellXml(row, column, formula === null ? "" : formulaXml(formula));
  }

  return {
    created,
    changed,
    plainFormula(row, column) {
      const formula = cells.formula(row, column);
      return formula === null ? "" : formulaXml(formula);
    },
    lostGroups,
    formulasChanged: () => formulasChanged,
  };
}

const isSharedUse = (f: XmlElement): boolean => f.attributes.get("t") === "shared" && f.text.trim() === "";

/** The one cell as the reader of files takes it. */
function readBack(xml: string, row: number, column: number, source: CellsSource): Cells {
  const cells = new Cells();
  const strings = /\st\s*=\s*["']s["']/.test(xml) ? source.strings() : [];
  // The cell may leave its place unsaid: it is told here.
  const cell = parseXml(xml);
  const patch = patchXml(xml);
  patch.setAttribute(cell, "r", a1(row, column));
  const text = `<sheetData><row>${patch.apply()}</row></sheetData>`;
  const target = { cells, rows: new Map(), columns: new Map(), rowHeight: 0 };
  readCells(text, 0, target, { strings, date1904: source.date1904 });
  return cells;
}
