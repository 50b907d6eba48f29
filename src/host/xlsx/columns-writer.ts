import { MAX_COLUMNS } from "../../cells/address.ts";
import type { ColumnProps, SheetModel } from "../model/workbook.ts";
import { attributesXml, type Children } from "./children.ts";
import { childrenNamed, parseXml } from "./xml.ts";

/** Characters of Calibri 11, with the padding that files count in. */
const DEFAULT_WIDTH = 9.140625;

type Attributes = Record<string, string>;

/**
 * `cols`, column by column: where the model agrees with the file, the file's own attributes stay (outline, best fit);
 * columns that the model doesn't mention too.
 */
export function writeColumns(root: Children, sheet: SheetModel, cellFormat: (index: number) => number): void {
  const p = root.prefix;
  const existing = root.get("cols");
  const columns = new Map<number, Attributes>();
  for (const col of childrenNamed(existing === null ? null : parseXml(existing), "col")) {
    const { min, max, ...attributes } = Object.fromEntries(col.attributes);
    const last = Math.min(MAX_COLUMNS, Number(max ?? min));
    for (let column = Number(min) - 1; column < last; column += 1) columns.set(column, attributes);
  }
  // A look given to a whole sheet is one for each of its 16,384 columns, most of which share one object.
  const known = new Map<Attributes | undefined, Map<ColumnProps, Attributes | null>>();
  for (const [column, props] of sheet.columns) {
    const before = columns.get(column);
    let made = known.get(before);
    if (!made) known.set(before, (made = new Map()));
    let attributes = made.get(props);
    if (attributes === undefined) {
      const said = columnAttributes(before, props, cellFormat);
      // A column without a width is read as one of no width by some. First, as when it is written again.
      attributes = said && { width: String(sheet.defaultColumnWidth ?? DEFAULT_WIDTH), ...said };
      made.set(props, attributes);
    }
    if (attributes) columns.set(column, attributes);
  }
  const runs: { first: number; last: number; attributes: Attributes; key: string }[] = [];
  for (const column of [...columns.keys()].sort((a, b) => a - b)) {
    const attributes = columns.get(column)!;
    const run = runs.at(-1);
    const follows = run !== undefined && run.last === column - 1;
    if (follows && (run.attributes === attributes || run.key === JSON.stringify(attributes))) run.last = column;
    else runs.push({ first: column, last: column, attributes, key: JSON.stringify(attributes) });
  }
  const xml = runs
    .map(
      ({ first, last, attributes }) => `<${p}col${attributesXml({ min: first + 1, max: last + 1, ...attributes })}/>`,
    )
    .join("");
  root.set("cols", xml === "" ? null : `<${p}cols>${xml}</${p}cols>`);
}

/** Null when there is nothing to say of the column. */
function columnAttributes(
  before: Attributes | undefined,
  props: ColumnProps,
  cellFormat: (index: number) => number,
): Attributes | null {
  const { style: styleBefore, ...rest } = before ?? {};
  const after: Attributes = { ...rest };
  const width = before?.["width"] === undefined ? null : Number(before["width"]);
  if (width !== props.width) {
    delete after["bestFit"];
    if (props.width === null) {
      delete after["width"];
      delete after["customWidth"];
    } else {
      after["width"] = String(props.width);
      after["customWidth"] = "1";
    }
  }
  if (props.hidden && !isOn(after["hidden"])) after["hidden"] = "1";
  if (!props.hidden) delete after["hidden"];
  const style = props.style === null ? 0 : cellFormat(props.style);
  if (style > 0) after["style"] = String(style);
  else if (styleBefore !== undefined && Number(styleBefore) === 0) after["style"] = styleBefore;
  return Object.keys(after).length > 0 || before ? after : null;
}

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";
