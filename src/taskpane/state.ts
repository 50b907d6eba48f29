import { quoteSheet } from "../cells/address.ts";
import type { OwnSheetKey } from "../cells/grid.ts";
import type { WorkbookChange } from "../excel/events.ts";
import type { FailureCode } from "../excel/failure.ts";
import type { Shortfall } from "../excel/port.ts";
import type { Results } from "../indicators/results.ts";
import type { HandEdit } from "../report/hand-edits.ts";
import type { Step } from "../recompute.ts";
import { hasEdits, NO_EDITS, type Edits } from "./edits.ts";

/** "open" reads without being asked, when the pane opens; "check" and "recompute" are the user's clicks. */
export type Work = "open" | "check" | "recompute";

export type TabName = "summary" | "findings" | "sources" | "settings";

export interface WorkbookSheet {
  readonly id: string;
  readonly name: string;
  readonly own: OwnSheetKey | null;
}

/** What the last reading of the workbook gave. */
export interface Facts {
  readonly results: Results;
  readonly sheets: readonly WorkbookSheet[];
  readonly structureProtected: boolean;
  /** Generated cells that no longer hold what Jauge wrote there. */
  readonly handEdits?: readonly HandEdit[];
  /** The situation of this date is stored already. */
  readonly frozen?: boolean;
}

export type StaleCause =
  | { readonly kind: "cell"; readonly place: string }
  | { readonly kind: "sheet-added" }
  | { readonly kind: "sheet-removed"; readonly sheet: string }
  | { readonly kind: "edits" }
  /** The workbook was opened with figures that its sheets no longer give. */
  | { readonly kind: "figures" };

export interface FailureFact {
  readonly code: FailureCode;
  readonly detail: string;
}

/** How the last work ended. */
export type Outcome =
  | { readonly kind: "none" }
  | { readonly kind: "read" }
  | { readonly kind: "checked" }
  | { readonly kind: "current" }
  | { readonly kind: "stale"; readonly because: StaleCause }
  | { readonly kind: "failed"; readonly failure: FailureFact; readonly work: Work; readonly written: boolean }
  | { readonly kind: "partial"; readonly shortfalls: readonly Shortfall[]; readonly failure: FailureFact | null }
  | { readonly kind: "own-sheet-protected"; readonly sheet: string }
  | { readonly kind: "cancelled" };

export interface Run {
  readonly work: Work;
  readonly step: Step;
  /** A cell is being edited: the run waits for it. */
  readonly waitsForCell: boolean;
  /** It is tried again after a failure that may have left something written. */
  readonly wrote: boolean;
  /** Those that it takes along. */
  readonly edits: Edits;
  /** What happened to the workbook meanwhile. */
  readonly changes: readonly { readonly change: WorkbookChange; readonly at: number }[];
}

export interface State {
  readonly tooOld: boolean;
  readonly readOnly: boolean;
  readonly facts: Facts | null;
  /** Figures and findings are shown: they were asked for, or the workbook holds them. */
  readonly shown: boolean;
  readonly outcome: Outcome;
  readonly run: Run | null;
  readonly edits: Edits;
  readonly computedAt: Date | null;
  /** This session has written: Excel's undo list is gone already. */
  readonly wrote: boolean;
  /** Milliseconds; when Jauge last wrote. */
  readonly wroteAt: number;
  readonly tab: TabName;
  /** The sheet whose columns are open, by name. */
  readonly source: string | null;
  /** A small act that failed beside the runs. */
  readonly notice: Notice | null;
}

export interface Notice {
  readonly act: "go-to" | "sample" | "remove" | "watch";
  readonly failure: FailureFact;
}

export type Action =
  | { readonly type: "environment"; readonly tooOld: boolean; readonly readOnly: boolean }
  | { readonly type: "started"; readonly work: Work }
  | { readonly type: "step"; readonly step: Step }
  | { readonly type: "waiting"; readonly forCell: boolean }
  | { readonly type: "understood"; readonly facts: Facts }
  /** `written`: the workbook holds sheets of a former run, still true or no more. */
  | { readonly type: "opened"; readonly facts: Facts; readonly written: "never" | "current" | "outdated" }
  | { readonly type: "checked"; readonly facts: Facts }
  | {
      readonly type: "written";
      readonly facts: Facts;
      readonly computedAt: Date;
      readonly shortfalls: readonly Shortfall[];
      readonly at: number;
    }
  /** `untouched`: nothing was written, for sure. */
  | { readonly type: "failed"; readonly failure: FailureFact; readonly at: number; readonly untouched?: boolean }
  /** Excel was too busy to write: the run begins anew. */
  | { readonly type: "again"; readonly at: number }
  | { readonly type: "cancelled" }
  | { readonly type: "changed"; readonly change: WorkbookChange; readonly at: number }
  | { readonly type: "edited"; readonly edits: Edits }
  | { readonly type: "tab"; readonly tab: TabName }
  | { readonly type: "source"; readonly sheet: string | null }
  | { readonly type: "notice"; readonly notice: Notice | null };

export const INITIAL: State = {
  tooOld: false,
  readOnly: false,
  facts: null,
  shown: false,
  outcome: { kind: "none" },
  run: null,
  edits: NO_EDITS,
  computedAt: null,
  wrote: false,
  wroteAt: -Infinity,
  tab: "summary",
  source: null,
  notice: null,
};

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "environment":
      return { ...state, tooOld: action.tooOld, readOnly: action.readOnly };
    case "started":
      return {
        ...state,
        notice: null,
        run: { work: action.work, step: "reading", waitsForCell: false, wrote: false, edits: state.edits, changes: [] },
      };
    case "step":
      return state.run ? { ...state, run: { ...state.run, step: action.step, waitsForCell: false } } : state;
    case "waiting":
      return state.run ? { ...state, run: { ...state.run, waitsForCell: action.forCell } } : state;
    case "understood":
      return { ...state, facts: action.facts };
    case "opened": {
      const { facts, written } = action;
      const settled = {
        ...state,
        facts,
        shown: written !== "never",
        computedAt: facts.results.settings.lastRun?.computedAt ?? null,
      };
      if (written === "never") return settle(settled, { kind: "read" });
      return settle(
        settled,
        written === "current" ? { kind: "current" } : { kind: "stale", because: { kind: "figures" } },
      );
    }
    case "checked":
      return settle({ ...state, facts: action.facts, shown: true }, { kind: "checked" });
    case "written": {
      const { facts, computedAt, shortfalls, at } = action;
      const editedSince = state.run !== null && state.edits !== state.run.edits;
      const written = { ...state, facts, shown: true, computedAt, wrote: true, wroteAt: at };
      if (editedSince) return settle(written, { kind: "stale", because: { kind: "edits" } });
      return settle(
        { ...written, edits: NO_EDITS },
        shortfalls.length > 0 ? { kind: "partial", shortfalls, failure: null } : { kind: "current" },
      );
    }
    case "failed":
      return failed(state, action.failure, action.at, action.untouched ?? false);
    case "again":
      return state.run ? { ...state, wrote: true, wroteAt: action.at, run: { ...state.run, wrote: true } } : state;
    case "cancelled":
      return settle(state, { kind: "cancelled" });
    case "changed":
      return changed(state, action.change, action.at);
    case "edited": {
      const edits = { ...state, edits: action.edits };
      const counts = state.shown && hasEdits(action.edits) && state.outcome.kind !== "failed";
      return counts ? { ...edits, outcome: { kind: "stale", because: { kind: "edits" } } } : edits;
    }
    case "tab":
      return { ...state, tab: action.tab, source: action.tab === state.tab ? state.source : null };
    case "source":
      return { ...state, tab: "sources", source: action.sheet };
    case "notice":
      return { ...state, notice: action.notice };
  }
}

/** Ends the run; what changed in the workbook while it ran makes its result stale. */
function settle(state: State, outcome: Outcome): State {
  const changes = state.run?.changes ?? [];
  return changes.reduce<State>((settled, { change, at }) => changed(settled, change, at), {
    ...state,
    run: null,
    outcome,
  });
}

function failed(state: State, failure: FailureFact, at: number, untouched: boolean): State {
  const { run, facts } = state;
  const work = run?.work ?? "recompute";
  if (failure.code === "protected" && facts?.sheets.some(({ own, name }) => own !== null && name === failure.detail))
    return settle(state, { kind: "own-sheet-protected", sheet: failure.detail });
  if (run?.step === "charts")
    return settle({ ...state, shown: true, wrote: true, wroteAt: at }, { kind: "partial", shortfalls: [], failure });
  // Of a request that was sent and failed, nobody knows how far Excel went.
  const written =
    run?.wrote === true || (run?.step === "sheets" && !untouched && failure.code !== "structure-protected");
  return settle(
    { ...state, wrote: state.wrote || written, wroteAt: written ? at : state.wroteAt },
    {
      kind: "failed",
      failure,
      work,
      written,
    },
  );
}

/** Events of Jauge's own writing may come after it, and an Excel before ExcelApi 1.14 does not say whose they are. */
const ECHO = 3_000;

const STALE_FROM: readonly Outcome["kind"][] = ["checked", "current", "partial", "cancelled"];

function changed(state: State, change: WorkbookChange, at: number): State {
  if (state.run) return { ...state, run: { ...state.run, changes: [...state.run.changes, { change, at }] } };
  const sheet = state.facts?.sheets.find(({ id }) => id === change.sheetId);
  const echo = at - state.wroteAt < ECHO;
  if (change.kind === "sheet-added" && (sheet || echo)) return state;
  if (change.kind === "cells" && sheet?.own && (sheet.own !== "settings" || echo)) return state;
  if (change.kind === "cells" && !sheet && echo) return state;
  if (!state.shown || !STALE_FROM.includes(state.outcome.kind)) return state;
  return { ...state, outcome: { kind: "stale", because: causeOf(change, sheet?.name ?? null) } };
}

function causeOf(change: WorkbookChange, name: string | null): StaleCause {
  if (change.kind === "sheet-added" || name === null) return { kind: "sheet-added" };
  if (change.kind === "sheet-removed") return { kind: "sheet-removed", sheet: name };
  const plain = /^[\p{L}_][\p{L}\d_.]*$/u.test(name) ? name : quoteSheet(name);
  return { kind: "cell", place: `${plain}!${change.address}` };
}

/** The states of the pane, as the status line names them. */
export type Situation =
  | "opening"
  | "ready"
  | "nothing"
  | "running"
  | "checked"
  | "current"
  | "stale"
  | "failed"
  | "partial"
  | "cancelled"
  | "read-only"
  | "structure-protected"
  | "own-sheet-protected"
  | "cell-edit"
  | "too-old";

export function situationOf(state: State): Situation {
  const { tooOld, run, outcome, facts } = state;
  if (tooOld) return "too-old";
  if (run?.waitsForCell) return "cell-edit";
  if (run) return run.work === "open" ? "opening" : "running";
  if (outcome.kind === "none") return "opening";
  if (outcome.kind === "failed" && outcome.failure.code === "structure-protected") return "structure-protected";
  if (outcome.kind !== "read") return outcome.kind;
  if (facts && recognised(facts).length === 0) return "nothing";
  if (state.readOnly) return "read-only";
  if (facts?.structureProtected && ownSheets(facts).length === 0) return "structure-protected";
  return "ready";
}

export const ownSheets = ({ sheets }: Facts): readonly WorkbookSheet[] => sheets.filter(({ own }) => own !== null);

/** The user's sheets that say something to Jauge. */
export const recognised = ({ results }: Facts): Facts["results"]["sheets"] =>
  results.sheets.filter(({ own, kind }) => own === null && kind !== "unrecognised" && kind !== "generated");

/** All of the user's sheets. */
export const userSheets = ({ results }: Facts): Facts["results"]["sheets"] =>
  results.sheets.filter(({ own }) => own === null);

/** Nothing is written yet. */
export const isCancellable = ({ step, wrote }: Run): boolean => !wrote && (step === "reading" || step === "computing");

export type Command = "recompute" | "check" | "retry" | "pointToSheet" | "openSample" | "cancel" | "running";

export interface Offer {
  readonly command: Command;
  readonly enabled: boolean;
}

/** The one or two buttons of the action bar; the first is always the same element. */
export function offers(state: State): readonly [Offer] | readonly [Offer, Offer] {
  const offer = (command: Command, enabled = true): Offer => ({ command, enabled });
  const situation = situationOf(state);
  if (situation === "too-old") return [offer("recompute", false)];
  if (state.run && state.run.work !== "open")
    return [offer("running", false), offer("cancel", isCancellable(state.run))];
  if (situation === "opening") return [offer(state.readOnly ? "check" : "recompute", false)];
  if (situation === "cell-edit") return [offer(state.readOnly ? "check" : "recompute", false)];
  if (situation === "nothing") return [offer("pointToSheet"), offer("openSample")];
  if (state.readOnly) return [offer("check")];
  if (situation === "structure-protected") return [offer("retry"), offer("check")];
  if (["failed", "partial", "own-sheet-protected"].includes(situation)) return [offer("retry")];
  if (situation === "ready" || situation === "checked" || !state.shown) return [offer("recompute"), offer("check")];
  return [offer("recompute")];
}
