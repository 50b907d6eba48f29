import { useEffect, useMemo, useState } from "react";
import { activeSheet } from "../host/protocol/sheets.ts";
import { entryText } from "./entry-text.ts";
import { Failure } from "../host/protocol/failure.ts";
import { FormulaBar } from "./formula-bar.tsx";
import { Grid } from "./grid.tsx";
import { placeOf } from "./place.ts";
import { SheetTabs } from "./sheet-tabs.tsx";
import { viewSheet } from "./sheet-view.ts";
import type { Area, Hyperlink, SheetModel, WorkbookModel } from "../host/model/workbook.ts";
import type { Editing } from "./grid.tsx";
import type { RunningExcel } from "./excel.ts";
import type { Words } from "./words.ts";

interface WorkbookAreaProps {
  readonly words: Words;
  readonly excel: RunningExcel;
  onNotice(notice: string): void;
  onFocusGrid(): void;
}

function selectionOn(sheet: SheetModel, { selection }: WorkbookModel): Area {
  const here = selection.sheet === sheet.id || selection.sheet === sheet.name;
  return here ? selection.area : { top: 0, left: 0, bottom: 0, right: 0 };
}

/** Excel's part: the name box and formula bar, the active sheet, the tabs. */
export function WorkbookArea({ words, excel, onNotice, onFocusGrid }: WorkbookAreaProps) {
  const { workbook, host, locale, typing } = excel;
  const version = excel.version();
  const sheet = activeSheet(workbook);
  const [editing, setEditing] = useState<Editing | null>(null);
  const area = selectionOn(sheet, workbook);
  const [reachRow, reachColumn] = [Math.min(area.bottom, area.top + 500), Math.min(area.right, area.left + 100)];
  const view = useMemo(
    () => viewSheet(workbook, sheet, locale, { row: reachRow, column: reachColumn }),
    // The workbook is changed in place: its version tells when it looks otherwise.
    [workbook, sheet, locale, version, reachRow, reachColumn],
  );
  const isEditing = editing !== null;
  useEffect(() => {
    if (!isEditing) return undefined;
    typing.begin();
    return () => typing.end();
  }, [isEditing, typing]);
  useEffect(() => setEditing(null), [sheet]);

  const textAt = ({ row, column }: { row: number; column: number }) => entryText(workbook, sheet, row, column, locale);
  const select = (to: Area) => host.select(sheet, to);
  const goTo = (reference: string) => {
    const place = placeOf(workbook, sheet, reference);
    if (!place) {
      onNotice(words.refused.place(reference));
      return;
    }
    host.select(place.sheet, place.area);
    onFocusGrid();
  };
  const follow = (link: Hyperlink) => {
    if (link.address !== null) onNotice(words.refused.external(link.address));
    else goTo(link.documentReference ?? "");
  };
  const commit = (text: string, then: "Enter" | "Tab" | "stay") => {
    const now = selectionOn(sheet, workbook);
    const [row, column] = editing ? [editing.row, editing.column] : [now.top, now.left];
    setEditing(null);
    if (text !== textAt({ row, column })) {
      try {
        host.editCell(sheet, row, column, text);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const formula = text.startsWith("=") && error.code !== "AccessDenied";
        onNotice(
          error.code === "AccessDenied"
            ? words.refused.protected
            : formula
              ? words.refused.formula
              : words.refused.other,
        );
        return;
      }
    }
    const [down, right] = then === "Enter" ? [1, 0] : then === "Tab" ? [0, 1] : [0, 0];
    select({ top: row + down, bottom: row + down, left: column + right, right: column + right });
  };
  return (
    <>
      <FormulaBar
        words={words}
        selection={area}
        text={editing ? editing.text : textAt({ row: area.top, column: area.left })}
        editing={editing?.at === "bar"}
        onGoTo={goTo}
        onEdit={(text) => setEditing({ row: area.top, column: area.left, text, at: "bar" })}
        onCancel={() => {
          setEditing(null);
          onFocusGrid();
        }}
        onCommit={(text) => {
          commit(text, "Enter");
          onFocusGrid();
        }}
      />
      <Grid
        key={sheet.id}
        words={words}
        workbook={workbook}
        view={view}
        selection={area}
        selectionNow={() => selectionOn(sheet, workbook)}
        editing={editing}
        onSelect={select}
        onEdit={setEditing}
        onCommit={commit}
        onFollow={follow}
        entryText={textAt}
      />
      <SheetTabs
        words={words}
        workbook={workbook}
        active={sheet}
        onShow={(shown) => host.select(shown, { top: 0, left: 0, bottom: 0, right: 0 })}
      />
    </>
  );
}
