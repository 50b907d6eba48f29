import { useEffect, useRef } from "react";
import { HEADING_HEIGHT, HEADING_WIDTH } from "./headings.tsx";
import type { Editing } from "./grid.tsx";
import type { SheetView } from "./sheet-view.ts";

interface CellEditorProps {
  readonly view: SheetView;
  readonly editing: Editing;
  readonly name: string;
  onChange(text: string): void;
  onCancel(): void;
  onCommit(text: string, then: "Enter" | "Tab"): void;
}

/** The field in which a cell is typed, over the cell. */
export function CellEditor({ view, editing, name, onChange, onCancel, onCommit }: CellEditorProps) {
  const field = useRef<HTMLInputElement>(null);
  /** Once it has ended, losing the focus says nothing more. */
  const ended = useRef(false);
  useEffect(() => {
    const input = field.current;
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);
  return (
    <input
      ref={field}
      className="editor"
      aria-label={name}
      value={editing.text}
      style={{
        top: HEADING_HEIGHT + view.rows.start(editing.row),
        left: HEADING_WIDTH + view.columns.start(editing.column),
        minWidth: view.columns.size(editing.column),
        height: view.rows.size(editing.row),
        width: `${editing.text.length + 2}ch`,
      }}
      onChange={(event) => onChange(event.target.value)}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={() => {
        if (!ended.current) onCommit(editing.text, "Tab");
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") {
          event.preventDefault();
          ended.current = true;
          onCancel();
        } else if (event.key === "Enter" || event.key === "Tab") {
          event.preventDefault();
          ended.current = true;
          onCommit(editing.text, event.key);
        }
      }}
    />
  );
}
