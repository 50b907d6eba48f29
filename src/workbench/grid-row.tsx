import { memo } from "react";
import { Cell } from "./cell.tsx";
import { HEADING_WIDTH } from "./headings.tsx";
import type { SheetView } from "./sheet-view.ts";

export interface RowProps {
  readonly view: SheetView;
  readonly row: number;
  /** Columns that are drawn besides the frozen ones. */
  readonly first: number;
  readonly last: number;
  readonly frozenColumns: number;
  /** Columns of the selection in this row. */
  readonly selectedFrom: number | null;
  readonly selectedTo: number | null;
  readonly activeColumn: number | null;
  /** Pixels from the top where a frozen row stays. */
  readonly frozenAt: number | null;
}

export const GridRow = memo(function GridRow(props: RowProps) {
  const { view, row, first, last, frozenColumns, selectedFrom, selectedTo, activeColumn, frozenAt } = props;
  const isSelected = (column: number) =>
    selectedFrom !== null && selectedTo !== null && selectedFrom <= column && column <= selectedTo;
  const cell = (column: number, left: number | null) =>
    view.columns.size(column) === 0 ? null : (
      <Cell
        key={column}
        view={view}
        row={row}
        column={column}
        selected={isSelected(column)}
        active={activeColumn === column}
        frozenAt={left}
      />
    );
  const frozen = Array.from({ length: frozenColumns }, (_, column) => column);
  const moving = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const height = view.rows.size(row);
  if (height === 0) return null;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={frozenAt === null ? "row" : "row frozen"}
      style={{ height, ...(frozenAt !== null && { top: frozenAt }) }}
    >
      <div role="rowheader" aria-colindex={1} className={selectedFrom === null ? "heading" : "heading selected"}>
        {row + 1}
      </div>
      {frozen.map((column) => cell(column, HEADING_WIDTH + view.columns.start(column)))}
      <div
        role="presentation"
        className="gap"
        style={{ width: view.columns.start(first) - view.columns.start(frozenColumns) }}
      />
      {moving.map((column) => cell(column, null))}
    </div>
  );
});
