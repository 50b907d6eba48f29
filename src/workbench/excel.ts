import { calculate } from "../host/formula/calculate.ts";
import { cellEditing, readOnly } from "../host/protocol/interceptor.ts";
import { createHost } from "../host/protocol/interpreter.ts";
import { localeOf } from "./conditions.ts";
import type { BridgeOptions, OfficeTheme } from "../host/page.ts";
import type { Conditions } from "./conditions.ts";
import type { Host } from "../host/protocol/interpreter.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";

/** An Excel that was started around a workbook: other conditions or another workbook need another one. */
export interface RunningExcel {
  readonly workbook: WorkbookModel;
  readonly locale: string;
  readonly host: Host;
  /** A person begins or ends typing in a cell. */
  readonly typing: { begin(): void; end(): void };
  readonly bridge: BridgeOptions;
  /** Counts what was drawn: changes, at most once a frame, when the workbook may look otherwise. */
  version(): number;
  subscribe(listener: () => void): () => void;
  /** To be called by whoever changes the workbook without the host. */
  changed(): void;
}

const LIGHT: OfficeTheme = {
  bodyBackgroundColor: "#FFFFFF",
  bodyForegroundColor: "#242424",
  controlBackgroundColor: "#F5F5F5",
  controlForegroundColor: "#242424",
};
const DARK: OfficeTheme = {
  bodyBackgroundColor: "#1F1F1F",
  bodyForegroundColor: "#FFFFFF",
  controlBackgroundColor: "#2B2B2B",
  controlForegroundColor: "#FFFFFF",
};

/** `openWorkbook` is given the file of another workbook that the add-in wants shown. */
export function startExcel(
  workbook: WorkbookModel,
  conditions: Conditions,
  openWorkbook: (bytes: Uint8Array) => void,
): RunningExcel {
  const locale = localeOf(conditions);
  const ports = { calculate, openWorkbook };
  const host = createHost(workbook, { ports, apiSets: { ExcelApi: conditions.excelApi }, locale });
  const typing = cellEditing();
  host.intercept(typing);
  if (conditions.readOnly) host.intercept(readOnly());
  const listeners = new Set<() => void>();
  let version = 0;
  let scheduled = false;
  const changed = () => {
    version += 1;
    listeners.forEach((listener) => listener());
  };
  host.onChange(() => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      changed();
    });
  });
  return {
    workbook,
    locale,
    host,
    typing,
    changed,
    bridge: {
      locale,
      readOnly: conditions.readOnly,
      theme: conditions.dark ? DARK : LIGHT,
      apiSets: { SharedRuntime: "1.1", RibbonApi: "1.2" },
    },
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
