import { columnLetters } from "../cells/address.ts";
import type { Axis } from "./axis.ts";

export const HEADING_WIDTH = 44;
export const HEADING_HEIGHT = 22;

interface HeadingsProps {
  readonly columns: Axis;
  readonly first: number;
  readonly last: number;
  readonly frozen: number;
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly cornerName: string;
}

/** The row of column letters. */
export function ColumnHeadings({ columns, first, last, frozen, selectedFrom, selectedTo, cornerName }: HeadingsProps) {
  const heading = (column: number, left: number | null) =>
    columns.size(column) === 0 ? null : (
      <div
        key={column}
        role="columnheader"
        aria-colindex={column + 2}
        className={[
          "heading",
          selectedFrom <= column && column <= selectedTo ? "selected" : "",
          left === null ? "" : "frozen",
        ].join(" ")}
        style={{ width: columns.size(column), ...(left !== null && { left }) }}
      >
        {columnLetters(column)}
      </div>
    );
  const fixed = Array.from({ length: frozen }, (_, column) => column);
  const moving = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return (
    <div role="row" aria-rowindex={1} className="headings" style={{ height: HEADING_HEIGHT }}>
      <div role="columnheader" aria-colindex={1} className="heading corner">
        <span className="hidden-text">{cornerName}</span>
      </div>
      {fixed.map((column) => heading(column, HEADING_WIDTH + columns.start(column)))}
      <div role="presentation" className="gap" style={{ width: columns.start(first) - columns.start(frozen) }} />
      {moving.map((column) => heading(column, null))}
    </div>
  );
}
