import type { KeyboardEvent } from "react";
import type { SheetModel, WorkbookModel } from "../host/model/workbook.ts";
import type { Words } from "./words.ts";

interface SheetTabsProps {
  readonly words: Words;
  readonly workbook: WorkbookModel;
  readonly active: SheetModel;
  onShow(sheet: SheetModel): void;
}

export const shownSheets = ({ sheets }: WorkbookModel): SheetModel[] =>
  sheets.filter(({ kind, visibility }) => kind === "worksheet" && visibility === "Visible");

export function SheetTabs({ words, workbook, active, onShow }: SheetTabsProps) {
  const sheets = shownSheets(workbook);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = by === 0 ? undefined : sheets[sheets.indexOf(active) + by];
    if (!next) return;
    event.preventDefault();
    onShow(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-sheet="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={words.sheets} className="tabs" onKeyDown={onKeyDown}>
      {sheets.map((sheet) => (
        <button
          key={sheet.id}
          type="button"
          role="tab"
          data-sheet={sheet.id}
          aria-selected={sheet === active}
          tabIndex={sheet === active ? 0 : -1}
          onClick={() => onShow(sheet)}
          style={sheet.tabColor === null ? {} : { borderBottomColor: sheet.tabColor }}
        >
          {sheet.name}
        </button>
      ))}
    </div>
  );
}
