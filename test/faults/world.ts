import { vi } from "vitest";
import { DEFAULT_API_SETS } from "../../src/host/protocol/interpreter.ts";
import type { Interceptor, NumberedRequest } from "../../src/host/protocol/interceptor.ts";
import { refused } from "../../src/host/protocol/interceptor.ts";
import type { CellFormat } from "../../src/host/model/style.ts";
import type { SheetModel, WorkbookModel } from "../../src/host/model/workbook.ts";
import { attachClient, type OpenedWorkbook } from "../../src/host/node.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import type { Patience } from "../../src/excel/patience.ts";
import { noticeOf } from "../../src/taskpane/notice-text.ts";
import { officeServices } from "../../src/taskpane/office-services.ts";
import { createPane, type Pane } from "../../src/taskpane/pane.ts";
import { situationOf, type Situation } from "../../src/taskpane/state.ts";
import { statusText } from "../../src/taskpane/status-text.ts";
import { wordingOf } from "../../src/taskpane/texts.ts";
import { NOW } from "../line/line.ts";

/** The real pane, without its looks, over the embedded host and Microsoft's own client. */
export interface World {
  readonly book: OpenedWorkbook;
  readonly pane: Pane;
  readonly workbook: WorkbookModel;
}

/** Attempts follow at once; an Excel that never answers is given up soon. */
const HURRIED: Patience = { silence: 25, pauses: [0, 0, 0] };

/** Sheets say when they were computed: the clock stands still. Timers run. */
export const stopClock = (): void => void vi.useFakeTimers({ toFake: ["Date"], now: NOW });

export function paneOver(workbook: WorkbookModel, apiSets: Readonly<Record<string, string>> = DEFAULT_API_SETS): World {
  const book = attachClient(workbook, { locale: "fr-FR", apiSets });
  const services = officeServices(book.Office as unknown as typeof Office, book.Excel, "1", HURRIED);
  return { book, pane: createPane(services, "fr"), workbook };
}

export const worldOf = (bytes: Uint8Array): World => paneOver(openXlsx(bytes, { fileName: "classeur.xlsx" }));

/** What the pane says, in both languages: the status line, then the message bar. */
export interface Words {
  readonly situation: Situation;
  readonly fr: string;
  readonly en: string;
}

export function wordsOf({ pane }: World): Words {
  const state = pane.state();
  const [fr, en] = (["fr", "en"] as const).map((locale) => {
    const wording = wordingOf(locale);
    const notice = noticeOf(state, wording.texts);
    return [statusText(state, wording), notice?.title, notice?.text].filter(Boolean).join(" | ");
  });
  return { situation: situationOf(state), fr: fr!, en: en! };
}

/** All that a sheet holds, as text, by its name: cells with values, formulas and looks, charts, rules, names, page. */
function sheetsOf(workbook: WorkbookModel, names?: readonly string[]): Map<string, string> {
  return new Map(
    workbook.sheets
      .filter(({ name }) => names?.includes(name) ?? true)
      .map((sheet) => {
        const { id: _id, sheetId: _sheetId, part: _part, touched: _touched, cells: _cells, ...rest } = sheet;
        return [
          sheet.name,
          JSON.stringify({
            ...rest,
            cells: cellsOf(workbook, sheet),
            rows: [...sheet.rows].map(([row, { height, hidden }]) => [row, height, hidden]),
            columns: widthsOf(sheet),
            charts: sheet.charts.map((chart) => ({ ...chart, id: null })),
            conditionalFormats: sheet.conditionalFormats.map((format) => ({ ...format, id: null })),
            names: [...sheet.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
          }),
        ];
      }),
  );
}

/** The sheets of `names`, or all, as one text to compare. */
export const shown = (workbook: WorkbookModel, names?: readonly string[]): Record<string, string> =>
  Object.fromEntries(sheetsOf(workbook, names));

/** Looks by their number, the same in every workbook of this process. */
const looks = new Map<string, number>();
function lookNumber(look: CellFormat): number {
  const key = JSON.stringify(look);
  const known = looks.get(key) ?? looks.size;
  looks.set(key, known);
  return known;
}

/** Every cell as [row, column, value, formula, look]. */
function cellsOf({ styles }: WorkbookModel, { cells, rows, columns }: SheetModel): readonly unknown[] {
  const numbers = new Map<number, number>();
  return [...cells.all()].map(([row, column]) => {
    const style = cells.style(row, column) ?? rows.get(row)?.style ?? columns.get(column)?.style ?? 0;
    const look = numbers.get(style) ?? lookNumber(styles.get(style));
    numbers.set(style, look);
    return [row, column, cells.value(row, column), cells.formula(row, column), look];
  });
}

/** Where the width of columns changes: a sheet with a look of its own tells of all its 16,384. */
function widthsOf({ columns }: SheetModel): readonly string[] {
  const changes: string[] = [];
  let last = "";
  for (const [column, { width, hidden }] of [...columns].sort(([a], [b]) => a - b)) {
    const here = `${width} ${hidden}`;
    if (here !== last) changes.push(`${column}: ${here}`);
    last = here;
  }
  return changes;
}

const AROUND = 80;

/** Where what sheets hold first differs, by the sheet's name; nothing where they are the same. */
export function differences(found: Record<string, string>, wanted: Record<string, string>): string[] {
  return [...new Set([...Object.keys(found), ...Object.keys(wanted)])].flatMap((name) => {
    const [one = "no such sheet", two = "no such sheet"] = [found[name], wanted[name]];
    if (one === two) return [];
    let at = 0;
    while (one[at] === two[at]) at += 1;
    const part = (text: string) => text.slice(Math.max(0, at - AROUND), at + AROUND);
    return [`${name}: ${part(one)} instead of ${part(two)}`];
  });
}

/** Request `number` fails by any of Office's codes, left undone or done. */
export const failing = (number: number, when: "before" | "after", code: string): Interceptor => {
  const answer = (request: NumberedRequest) => (request.number === number ? refused(code, 500) : undefined);
  return when === "before" ? { before: answer } : { after: answer };
};

/** Request `number` stops at one of its actions: what stands before it is done. `share` of 1 is its end. */
export const stopping = (number: number, share: number): Interceptor => ({
  before: (request) => {
    if (request.number !== number) return undefined;
    const actions = request.body.Actions as unknown as { ActionType: number }[];
    const at = Math.min(actions.length - 1, Math.floor(actions.length * share));
    actions[at] = { ...actions[at]!, ActionType: 99 };
    return undefined;
  },
});

/** Something that happens just before request `number`. */
export const meanwhile = (number: number, act: () => Promise<void> | void): Interceptor => ({
  before: async (request) => {
    if (request.number === number) await act();
    return undefined;
  },
});
