import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Bar } from "./bar.tsx";
import { fileTrouble, openFile, saveFile } from "./files.ts";
import { isProtected, isStructureProtected } from "../host/protocol/protection.ts";
import { activeSheet } from "../host/protocol/sheets.ts";
import { Limits } from "./limits.tsx";
import { localeOf } from "./conditions.ts";
import { openXlsx } from "../host/xlsx/open.ts";
import { PaneFrame } from "./pane-frame.tsx";
import { protectSheet, protectStructure } from "./protect.ts";
import { Ribbon } from "./ribbon.tsx";
import { startExcel } from "./excel.ts";
import { WorkbookArea } from "./workbook-area.tsx";
import { wordsOf } from "./words.ts";
import type { Conditions } from "./conditions.ts";
import type { Hindrances } from "./bar.tsx";
import type { OfficeBridge } from "../host/page.ts";
import type { RibbonButton } from "./manifest-ribbon.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";

const SAMPLE = { address: "/workbench/sample.xlsx", name: "copil-2015-09.xlsx" };
const INITIAL: Conditions = { language: "fr", excelApi: "1.17", readOnly: false, dark: false };

/** The whole page: a workbook, and the production pane beside it. */
export function Workbench() {
  const [conditions, setConditions] = useState(INITIAL);
  const [workbook, setWorkbook] = useState<WorkbookModel | null>(null);
  const [typing, setTyping] = useState(false);
  const [paneWidth, setPaneWidth] = useState(350);
  const [notice, setNotice] = useState<string | null>(null);
  const [limits, setLimits] = useState(false);
  const [bridge, setBridge] = useState<OfficeBridge | null>(null);
  const workbookArea = useRef<HTMLElement>(null);
  const words = wordsOf[conditions.language];
  const excel = useMemo(
    () => workbook && startExcel(workbook, conditions, (bytes) => setWorkbook(openXlsx(bytes))),
    [workbook, conditions],
  );
  useSyncExternalStore(
    useCallback((listener) => excel?.subscribe(listener) ?? (() => undefined), [excel]),
    () => excel?.version() ?? 0,
  );

  const open = async (file: { readonly name: string; arrayBuffer(): Promise<ArrayBuffer> }) => {
    setNotice(words.opening);
    try {
      setWorkbook(await openFile(file));
      setNotice(null);
    } catch (error) {
      setNotice(words.files[fileTrouble(error)](file.name));
    }
  };
  const openSample = () =>
    open({ name: SAMPLE.name, arrayBuffer: async () => (await fetch(SAMPLE.address)).arrayBuffer() });
  useEffect(() => void openSample(), []);
  useEffect(() => {
    document.documentElement.lang = conditions.language;
    document.title = words.title;
  }, [conditions.language, words.title]);
  useEffect(() => {
    if (!typing || !excel) return undefined;
    excel.typing.begin();
    return () => excel.typing.end();
  }, [typing, excel]);

  const focusGrid = useCallback(
    () => workbookArea.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true }),
    [],
  );
  const focusPane = () => document.querySelector<HTMLIFrameElement>("iframe.pane")?.contentWindow?.focus();
  const press = async (button: RibbonButton) => {
    if (button.action === null) focusPane();
    else {
      try {
        await bridge?.invoke(button.action, button.id);
      } catch {
        setNotice(words.refused.command(button.label));
      }
    }
  };
  const hinder = (name: keyof Hindrances, on: boolean) => {
    if (name === "typing") setTyping(on);
    else if (workbook && name === "sheetProtected") protectSheet(activeSheet(workbook), on);
    else if (workbook) protectStructure(workbook, on);
    excel?.changed();
  };
  return (
    <div
      className="workbench"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file) void open(file);
      }}
      onKeyDown={(event) => {
        if (event.key !== "F6") return;
        event.preventDefault();
        focusPane();
      }}
    >
      <header>
        <div className="title">
          <h1>{words.title}</h1>
          <p>{words.notExcel}</p>
        </div>
        <div className="tools">
          <Ribbon
            words={words}
            locale={localeOf(conditions)}
            disabled={bridge === null}
            onPress={(button) => void press(button)}
          />
          <Bar
            words={words}
            conditions={conditions}
            hindrances={{
              sheetProtected: workbook !== null && isProtected(activeSheet(workbook)),
              structureProtected: workbook !== null && isStructureProtected(workbook),
              typing,
            }}
            paneWidth={paneWidth}
            onOpen={(file) => void open(file)}
            onSample={() => void openSample()}
            onSave={() => {
              if (workbook && !saveFile(workbook)) setNotice(words.refused.save);
            }}
            onConditions={(change) => setConditions((now) => ({ ...now, ...change }))}
            onHindrance={hinder}
            onPaneWidth={setPaneWidth}
            onLimits={() => setLimits(true)}
          />
        </div>
      </header>
      {notice !== null && (
        <div role="status" className="notice">
          {notice}
          <button type="button" onClick={() => setNotice(null)}>
            {words.dismiss}
          </button>
        </div>
      )}
      <div className="sides">
        <main ref={workbookArea} aria-label={words.workbookRegion}>
          {excel && <WorkbookArea words={words} excel={excel} onNotice={setNotice} onFocusGrid={focusGrid} />}
        </main>
        <aside aria-label={words.paneRegion} style={{ width: paneWidth }}>
          {excel && <PaneFrame excel={excel} name={words.paneRegion} onBridge={setBridge} onLeave={focusGrid} />}
        </aside>
      </div>
      {limits && excel && <Limits words={words} excel={excel} onClose={() => setLimits(false)} />}
    </div>
  );
}
