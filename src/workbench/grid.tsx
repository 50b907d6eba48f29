import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { areaA1 } from "../cells/address.ts";
import { areaAt, areaBetween, moved } from "./grid-moves.ts";
import { cellId } from "./cell.tsx";
import { CellEditor } from "./cell-editor.tsx";
import { ChartLayer } from "./chart-layer.tsx";
import { ColumnHeadings, HEADING_HEIGHT, HEADING_WIDTH } from "./headings.tsx";
import { frozenOf, sameWindow, windowAt } from "./grid-window.ts";
import { GridRow } from "./grid-row.tsx";
import { PrintArea } from "./print-area.tsx";
import type { Area, Hyperlink, WorkbookModel } from "../host/model/workbook.ts";
import type { CellPlace } from "./grid-moves.ts";
import type { KeyboardEvent, PointerEvent } from "react";
import type { SheetView } from "./sheet-view.ts";
import type { Words } from "./words.ts";

export interface Editing extends CellPlace {
  readonly text: string;
  /** Typed in the cell, or in the formula bar. */
  readonly at: "cell" | "bar";
}

interface GridProps {
  readonly words: Words;
  readonly workbook: WorkbookModel;
  readonly view: SheetView;
  readonly selection: Area;
  /** A key that follows another at once must find what that one selected, though it is not drawn yet. */
  selectionNow(): Area;
  readonly editing: Editing | null;
  onSelect(area: Area): void;
  onEdit(editing: Editing | null): void;
  /** `then`: the key that ended it. */
  onCommit(text: string, then: "Enter" | "Tab"): void;
  onFollow(link: Hyperlink): void;
  /** Text that a person would type to get the cell's content. */
  entryText(place: CellPlace): string;
}

export function Grid(props: GridProps) {
  const { words, workbook, view, selection, editing } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  // The grid is as large as the sheet: showing its active cell is for `reveal` alone.
  const focusGrid = () => grid.current?.focus({ preventScroll: true });
  const [place, setPlace] = useState({ top: 0, left: 0, bottom: 40, right: 12 });
  const active: CellPlace = { row: selection.top, column: selection.left };
  /** Where a selection that is being stretched began, and its other corner. */
  const stretch = useRef({ from: active, to: active });
  const frozen = frozenOf(view);

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const next = windowAt(view, {
      top: element.scrollTop,
      left: element.scrollLeft,
      width: element.clientWidth,
      height: element.clientHeight,
    });
    setPlace((now) => (sameWindow(now, next) ? now : next));
  }, [view]);
  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [measure]);

  const shown = useRef("");
  useLayoutEffect(() => {
    const element = scroller.current;
    const target = `${view.sheet.id}!${active.row}:${active.column}`;
    if (!element || shown.current === target) return;
    shown.current = target;
    reveal(element, view, active);
    measure();
  });

  const activeNow = (): CellPlace => {
    const { top, left } = props.selectionNow();
    return { row: top, column: left };
  };
  const select = (to: CellPlace, stretches: boolean) => {
    const from = stretches ? stretchNow().from : to;
    stretch.current = { from, to };
    props.onSelect(stretches ? areaBetween(from, to) : areaAt(view, to));
  };
  /** Begins anew where something else has moved the selection since. */
  const stretchNow = () => {
    const { from, to } = stretch.current;
    if (areaA1(areaBetween(from, to)) !== areaA1(props.selectionNow()))
      stretch.current = { from: activeNow(), to: activeNow() };
    return stretch.current;
  };
  const edit = (text: string) => props.onEdit({ ...activeNow(), text, at: "cell" });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (editing || event.altKey || event.target !== event.currentTarget) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 20) - 2);
    const now = activeNow();
    const from = event.shiftKey ? stretchNow().to : now;
    const to = moved(view, from, event, screen);
    if (to) {
      event.preventDefault();
      select(to, event.shiftKey);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      const link = event.key === "Enter" ? view.link(now.row, now.column) : null;
      if (link) props.onFollow(link);
      else edit(props.entryText(now));
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      props.onCommit("", "Tab");
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      edit(event.key);
    }
  };

  const cellOf = (target: EventTarget): CellPlace | null => {
    const cell = (target as HTMLElement).closest<HTMLElement>("[data-row]");
    return cell ? { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) } : null;
  };
  const onPointerDown = (event: PointerEvent) => {
    const cell = cellOf(event.target);
    if (!cell || editing?.at === "cell" || event.button !== 0) return;
    select(cell, event.shiftKey);
  };
  const onPointerMove = (event: PointerEvent) => {
    if ((event.buttons & 1) === 0 || editing) return;
    const cell = cellOf(event.target);
    const { to } = stretch.current;
    if (cell && (cell.row !== to.row || cell.column !== to.column)) select(cell, true);
  };

  const row = (index: number, frozenAt: number | null) => {
    const selected = selection.top <= index && index <= selection.bottom;
    return (
      <GridRow
        key={index}
        view={view}
        row={index}
        first={place.left}
        last={place.right}
        frozenColumns={frozen.columns}
        selectedFrom={selected ? selection.left : null}
        selectedTo={selected ? selection.right : null}
        activeColumn={active.row === index ? active.column : null}
        frozenAt={frozenAt}
      />
    );
  };
  const isDrawn =
    (active.row < frozen.rows || (active.row >= place.top && active.row <= place.bottom)) &&
    (active.column < frozen.columns || (active.column >= place.left && active.column <= place.right));
  const moving = Array.from({ length: Math.max(0, place.bottom - place.top + 1) }, (_, index) => place.top + index);
  return (
    <div ref={scroller} className="scroller" onScroll={measure}>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        className="grid"
        style={{ width: HEADING_WIDTH + view.columns.total, height: HEADING_HEIGHT + view.rows.total }}
        aria-label={words.gridName(view.sheet.name)}
        aria-rowcount={view.rows.count + 1}
        aria-colcount={view.columns.count + 1}
        aria-multiselectable="true"
        aria-activedescendant={isDrawn ? cellId(active.row, active.column) : undefined}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onClick={(event) => {
          const cell = cellOf(event.target);
          const link = cell && (event.target as HTMLElement).closest(".link") ? view.link(cell.row, cell.column) : null;
          if (link) props.onFollow(link);
        }}
        onDoubleClick={(event) => {
          if (cellOf(event.target)) edit(props.entryText(activeNow()));
        }}
      >
        <ColumnHeadings
          columns={view.columns}
          first={place.left}
          last={place.right}
          frozen={frozen.columns}
          selectedFrom={selection.left}
          selectedTo={selection.right}
          cornerName={words.corner}
        />
        {Array.from({ length: frozen.rows }, (_, index) => row(index, HEADING_HEIGHT + view.rows.start(index)))}
        <div role="presentation" style={{ height: view.rows.start(place.top) - view.rows.start(frozen.rows) }} />
        {moving.map((index) => row(index, null))}
      </div>
      <PrintArea workbook={workbook} view={view} words={words} />
      <ChartLayer words={words} workbook={workbook} view={view} />
      {editing?.at === "cell" && (
        <CellEditor
          view={view}
          editing={editing}
          name={words.editorName}
          onChange={(text) => props.onEdit({ ...editing, text })}
          onCancel={() => {
            props.onEdit(null);
            focusGrid();
          }}
          onCommit={(text, then) => {
            props.onCommit(text, then);
            focusGrid();
          }}
        />
      )}
    </div>
  );
}

/** Scrolls as little as shows a cell whole, beside what is frozen. */
function reveal(element: HTMLElement, view: SheetView, { row, column }: CellPlace): void {
  const frozen = frozenOf(view);
  if (row >= frozen.rows) {
    const above = view.rows.start(frozen.rows);
    const room = element.clientHeight - HEADING_HEIGHT;
    const [start, end] = [view.rows.start(row), view.rows.start(row + 1)];
    if (start < element.scrollTop + above) element.scrollTop = start - above;
    else if (end > element.scrollTop + room) element.scrollTop = end - room;
  }
  if (column >= frozen.columns) {
    const beside = view.columns.start(frozen.columns);
    const room = element.clientWidth - HEADING_WIDTH;
    const [start, end] = [view.columns.start(column), view.columns.start(column + 1)];
    if (start < element.scrollLeft + beside) element.scrollLeft = start - beside;
    else if (end > element.scrollLeft + room) element.scrollLeft = Math.min(start - beside, end - room);
  }
}
