import { API_LEVELS } from "./api-levels.ts";
import { cellsChanged, noChanges } from "./changes.ts";
import { createGate } from "./gate.ts";
import { createReferences } from "./references.ts";
import { eventEntries } from "./events.ts";
import { raisedBy } from "./raised-events.ts";
import { followHeaders } from "./table-columns.ts";
import { formatAt } from "./cell-style.ts";
import { parseEntry } from "./entry.ts";
import { requireUnlocked } from "./protection.ts";
import { selectRange } from "./selection.ts";
import { serve } from "./request.ts";
import { writeEntry } from "./cell-values.ts";
import type { Area, SheetModel, WorkbookModel } from "../model/workbook.ts";
import type { Changes } from "./changes.ts";
import type { CellOf } from "../formula/dependants.ts";
import type { Context, Ports } from "./context.ts";
import type { EventEntry, RequestBody, ResponseBody } from "./wire.ts";
import type { Interceptor, Reply } from "./interceptor.ts";
import type { Origin } from "./raised-events.ts";
import type { EventName, Subscriptions } from "./events.ts";

/** The Excel that is simulated unless another is asked for: the last one that Office sells outside a subscription. */
export const DEFAULT_API_SETS: Readonly<Record<string, string>> = { ExcelApi: "1.17" };

export interface HostOptions {
  /** Requirement sets of the simulated Excel, by name: `{ ExcelApi: "1.9" }`. */
  readonly apiSets?: Readonly<Record<string, string>>;
  /** BCP 47; en-US unless said. */
  readonly locale?: string;
  readonly ports: Ports;
}

export interface HostStats {
  /** Requests served, without those that only release references. */
  roundTrips: number;
  /** Characters of JSON, both ways. */
  requestBytes: number;
  responseBytes: number;
}

/** An Excel around one workbook: serves an add-in's requests, and takes what a person does in the workbook. */
export interface Host {
  readonly workbook: WorkbookModel;
  readonly apiSets: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly stats: HostStats;
  /** Serves one request at once. */
  process(body: RequestBody): ResponseBody;
  /** Serves one request as a transport does: JSON counted, interceptors heard. */
  exchange(body: RequestBody, flags: number): Promise<Reply>;
  /** In order around every request; the function takes it off again. */
  intercept(interceptor: Interceptor): () => void;
  /** Messages for the client, after the request or the edit that caused them; the function ends it. */
  onEvents(listener: (entries: readonly EventEntry[]) => void): () => void;
  /** Called when a person or an add-in selects other cells, or another sheet; the function ends it. */
  onSelection(listener: () => void): () => void;
  /** Called after every request and every edit: the workbook may have changed; the function ends it. */
  onChange(listener: () => void): () => void;
  /** What a person types into a cell, in the locale. Throws a `Failure` where Excel refuses. */
  editCell(sheet: SheetModel, row: number, column: number, text: string): void;
  /** A person's selection, which shows its sheet. */
  select(sheet: SheetModel, area: Area): void;
}

const SELECTING: readonly EventName[] = ["worksheetSelectionChanged", "worksheetActivated"];

const isCleanUp = (body: RequestBody): boolean =>
  body.Actions.some(({ ActionType }) => ActionType === 3) &&
  body.Actions.every(({ ActionType, Name }) => ActionType === 1 || (ActionType === 3 && Name === "_RemoveReference"));

export function createHost(workbook: WorkbookModel, options: HostOptions): Host {
  const { ports, locale = "en-US", apiSets = DEFAULT_API_SETS } = options;
  const gate = createGate(API_LEVELS, apiSets);
  const references = createReferences();
  const subscriptions: Subscriptions = new Map();
  const session = { eventsEnabled: true };
  const stats: HostStats = { roundTrips: 0, requestBytes: 0, responseBytes: 0 };
  const interceptors: Interceptor[] = [];
  const eventListeners = new Set<(entries: readonly EventEntry[]) => void>();
  const changeListeners = new Set<() => void>();
  const selectionListeners = new Set<() => void>();
  /** Left uncomputed by manual calculation mode. */
  const waiting: CellOf[] = [];
  let stale = false;

  function calculate(changes: Changes, seen: { cells: number; dirty: number }): void {
    for (const { sheet, area } of changes.cells.slice(seen.cells)) followHeaders(sheet, area, { workbook, locale });
    const dirty = changes.dirty.slice(seen.dirty);
    waiting.push(...dirty);
    stale ||= dirty.length > 0 || changes.cells.length > seen.cells;
    seen.cells = changes.cells.length;
    seen.dirty = changes.dirty.length;
    const held = workbook.calculationMode === "Manual" && changes.calculate === null;
    if (changes.calculate !== "all" && (!stale || held)) return;
    ports.calculate(workbook, { cells: changes.calculate === "all" ? "all" : waiting, locale });
    waiting.length = 0;
    stale = false;
    changes.calculate = null;
    changes.calculated = true;
  }

  /** Runs something that changes the workbook, then computes and tells, once. */
  function transact<R>(origin: Origin, run: (context: Context) => R): R {
    const changes = noChanges();
    const seen = { cells: 0, dirty: 0 };
    const settle = () => calculate(changes, seen);
    try {
      return run({ workbook, locale, ports, changes, references, subscriptions, session, settle });
    } finally {
      settle();
      if (session.eventsEnabled) {
        tell(eventListeners, eventEntries(subscriptions, raisedBy(changes, workbook, subscriptions, origin)));
        const moved = changes.events.some(({ event }) => SELECTING.includes(event));
        if (moved) tell(selectionListeners, [null]);
      }
    }
  }

  /** Not before the reply has left: the client expects events apart from it. */
  function tell<M>(listeners: ReadonlySet<(messages: readonly M[]) => void>, messages: readonly M[]): void {
    if (messages.length > 0) setTimeout(() => listeners.forEach((listener) => listener(messages)), 0);
  }

  function process(body: RequestBody): ResponseBody {
    const response = transact("ThisLocalAddin", (context) => serve(body, context, gate));
    if (!isCleanUp(body)) changed();
    return response;
  }

  const changed = () => changeListeners.forEach((listener) => listener());

  return {
    workbook,
    apiSets,
    locale,
    stats,
    process,
    async exchange(body, flags) {
      if (isCleanUp(body)) return { body: process(body) };
      stats.roundTrips += 1;
      stats.requestBytes += JSON.stringify(body).length;
      const request = { number: stats.roundTrips, body, flags };
      for (const { before } of interceptors) {
        const refusal = await before?.(request);
        if (refusal) return refusal;
      }
      const response = process(body);
      stats.responseBytes += JSON.stringify(response).length;
      for (const { after } of interceptors) {
        const refusal = await after?.(request, response);
        if (refusal) return refusal;
      }
      return { body: response };
    },
    intercept(interceptor) {
      interceptors.push(interceptor);
      return () => void interceptors.splice(interceptors.indexOf(interceptor), 1);
    },
    onEvents: (listener) => listening(eventListeners, listener),
    onSelection: (listener) => listening(selectionListeners, listener),
    onChange: (listener) => listening(changeListeners, listener),
    editCell(sheet, row, column, text) {
      transact("Unknown", (context) => {
        const area = { top: row, bottom: row, left: column, right: column };
        requireUnlocked(workbook, sheet, area);
        const { numberFormat } = formatAt(workbook, sheet, row, column);
        const entry = parseEntry(text, { locale, numberFormat, date1904: workbook.date1904 });
        const before = sheet.cells.value(row, column);
        writeEntry({ sheet }, row, column, entry, context);
        cellsChanged(context.changes, sheet, area, before);
      });
      changed();
    },
    select(sheet, area) {
      transact("Unknown", (context) => selectRange({ sheet, area }, context));
      changed();
    },
  };
}

function listening<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
