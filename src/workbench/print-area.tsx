import { HEADING_HEIGHT, HEADING_WIDTH } from "./headings.tsx";
import { parseArea } from "../cells/address.ts";
import type { Area, SheetModel, WorkbookModel } from "../host/model/workbook.ts";
import type { SheetView } from "./sheet-view.ts";
import type { Words } from "./words.ts";

interface PrintAreaProps {
  readonly workbook: WorkbookModel;
  readonly view: SheetView;
  readonly words: Words;
}

/** A dashed line around what is printed, where the workbook says it. */
export function PrintArea({ workbook, view, words }: PrintAreaProps) {
  const area = printArea(workbook, view.sheet);
  if (!area) return null;
  const right = view.columns.start(area.right + 1);
  const bottom = view.rows.start(area.bottom + 1);
  return (
    <div
      role="presentation"
      className="print-area"
      title={words.printArea}
      style={{
        left: HEADING_WIDTH + view.columns.start(area.left),
        top: HEADING_HEIGHT + view.rows.start(area.top),
        width: right - view.columns.start(area.left),
        height: bottom - view.rows.start(area.top),
      }}
    />
  );
}

function printArea(workbook: WorkbookModel, sheet: SheetModel): Area | null {
  const names = [...sheet.names, ...workbook.names];
  const formula = names.find(({ name }) => name === "_xlnm.Print_Area" || name === "Print_Area")?.formula;
  const reference = formula === undefined ? undefined : /!([^!,]+)$/.exec(formula)?.[1];
  return reference === undefined ? null : parseArea(reference);
}
