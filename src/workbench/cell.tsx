import { cellLook } from "./cell-look.ts";
import { textWidth } from "./text-width.ts";
import type { CellLook } from "./cell-look.ts";
import type { SheetView } from "./sheet-view.ts";

interface CellProps {
  readonly view: SheetView;
  readonly row: number;
  readonly column: number;
  readonly selected: boolean;
  readonly active: boolean;
  /** Pixels from the left where a frozen column stays. */
  readonly frozenAt: number | null;
}

const PADDING = 6;

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

export function Cell({ view, row, column, selected, active, frozenAt }: CellProps) {
  const look = cellLook(view, row, column);
  const merge = view.merge(row, column);
  const covered = merge !== null && (merge.top !== row || merge.left !== column);
  const width = view.columns.size(column);
  const classes = ["cell"];
  if (selected) classes.push("selected");
  if (active) classes.push("active");
  if (frozenAt !== null) classes.push("frozen");
  return (
    <div
      role="gridcell"
      id={cellId(row, column)}
      aria-colindex={column + 2}
      aria-selected={selected}
      data-row={row}
      data-column={column}
      className={classes.join(" ")}
      style={{ ...(covered ? {} : look.box), width, ...(frozenAt !== null && { left: frozenAt }) }}
      {...(merge &&
        !covered && { "aria-colspan": merge.right - merge.left + 1, "aria-rowspan": merge.bottom - merge.top + 1 })}
    >
      {!covered && merge && <MergedBox view={view} look={look} row={row} column={column} />}
      {!covered && !merge && look.text !== "" && (
        <CellText view={view} look={look} row={row} column={column} width={textRoom(view, look, row, column, width)} />
      )}
    </div>
  );
}

interface TextProps {
  readonly view: SheetView;
  readonly look: CellLook;
  readonly row: number;
  readonly column: number;
}

function CellText({ view, look, row, column, width }: TextProps & { readonly width: number }) {
  const { size, bold } = view.format(row, column).font;
  const tooWide = look.number && textWidth(look.text, size, bold) > width - 2;
  const text = tooWide ? "#".repeat(Math.max(1, Math.floor((width - PADDING) / textWidth("#", size)))) : look.text;
  const link = view.link(row, column);
  return (
    <span
      className={look.wrap ? "text wrap" : "text"}
      style={{ width, justifyContent: look.align, alignItems: look.valign }}
    >
      <span className={link ? "link" : undefined} style={look.type} title={tooWide ? look.text : undefined}>
        {text}
      </span>
    </span>
  );
}

/** A merged cell's box covers the cells that it was made of. */
function MergedBox({ view, look, row, column }: TextProps) {
  const merge = view.merge(row, column)!;
  const width = view.columns.start(merge.right + 1) - view.columns.start(merge.left);
  const height = view.rows.start(merge.bottom + 1) - view.rows.start(merge.top);
  return (
    <div className="merged" style={{ backgroundColor: "#FFFFFF", ...look.box, width, height }}>
      <CellText view={view} look={look} row={row} column={column} width={width} />
    </div>
  );
}

/** Texts run over the empty cells beside them, as far as they need; numbers and wrapped texts stay in their cell. */
function textRoom(view: SheetView, look: CellLook, row: number, column: number, width: number): number {
  if (look.number || look.wrap || look.align !== "start") return width;
  const { font, indent } = view.format(row, column);
  const needed = textWidth(look.text, font.size, font.bold) * 1.1 + PADDING + indent * 9;
  let room = width;
  for (let next = column + 1; room < needed && next < view.columns.count; next += 1) {
    if (view.value(row, next) !== null || view.merge(row, next)) break;
    room += view.columns.size(next);
  }
  return room;
}
