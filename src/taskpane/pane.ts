import type { RequirementChoice, SheetOverride } from "../cells/settings.ts";
import type { CellValue, OwnSheetKey } from "../cells/grid.ts";
import { failureOf, mayPass } from "../excel/failure.ts";
import { pause } from "../excel/patience.ts";
import type { SettingKey } from "../reading/settings-rows.ts";
import { frozenAt, readTracking } from "../reading/read-tracking.ts";
import type { Replace } from "../report/hand-edits.ts";
import type { Understood } from "../recompute.ts";
import { edited, withChoice, withSheet, withValue, type Edits } from "./edits.ts";
import type { RunRequest, Services } from "./services.ts";
import {
  INITIAL,
  isCancellable,
  ownSheets,
  reduce,
  situationOf,
  type Action,
  type FailureFact,
  type Facts,
  type Notice,
  type State,
  type Work,
} from "./state.ts";

/** "asked": the situation is stored already, and is replaced only once the user said so. */
export type Ending = "done" | "failed" | "cancelled" | "asked";

/** The pane without its looks: what can be done, and what is to be shown. Shared by the page and the ribbon. */
export interface Pane {
  readonly state: () => State;
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (action: Action) => void;
  readonly setLanguage: (language: "fr" | "en") => void;
  /** Reads the workbook and starts to watch it. */
  readonly open: () => Promise<Ending>;
  readonly check: () => Promise<Ending>;
  readonly recompute: () => Promise<Ending>;
  /** Recomputes, and stores the figures of the situation; `again` replaces those of the same date. */
  readonly freeze: (again: boolean) => Promise<Ending>;
  /** Recomputes, writing anew those cells edited by hand. */
  readonly replaceEdits: (replace: Replace) => Promise<Ending>;
  readonly retry: () => Promise<Ending>;
  readonly cancel: () => void;
  readonly setValue: (key: SettingKey, value: CellValue) => void;
  readonly setSheet: (sheet: string, override: SheetOverride | null) => void;
  readonly choose: (choice: RequirementChoice) => void;
  /** True once the cell is selected. */
  readonly goTo: (sheet: string, cell: string | null) => Promise<boolean>;
  readonly showCover: () => Promise<boolean>;
  readonly removeSheets: (only: readonly OwnSheetKey[]) => Promise<boolean>;
  readonly openSample: () => Promise<boolean>;
}

interface Wish extends Pick<RunRequest, "freeze" | "replace"> {
  /** In place of the row of the same date. */
  readonly again: boolean;
}
const NO_WISH: Wish = { freeze: false, again: false, replace: [] };

/** Between two looks at whether the cell is still being edited. */
const CELL_EDIT_POLL = 400;
/** A workbook where nothing is recognised is read again this long after the last change of it. */
const READ_AGAIN = 1_000;

export function createPane(services: Services, firstLanguage: "fr" | "en"): Pane {
  let state: State = { ...INITIAL, tooOld: services.tooOld(), readOnly: services.readOnly() };
  let language = firstLanguage;
  let controller = new AbortController();
  let wish: Wish = NO_WISH;
  let current: { readonly work: Work; readonly ending: Promise<Ending> } | null = null;
  let follows = false;
  let opened = false;
  let readAgain: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const dispatch = (action: Action): void => {
    const next = reduce(state, action);
    if (next === state) return;
    state = next;
    listeners.forEach((listener) => listener());
  };

  const requestOf = (signal: AbortSignal): RunRequest => {
    const { edits } = state;
    const { freeze, replace } = wish;
    return {
      override: (settings) => edited(settings, edits),
      language,
      now: new Date(),
      freeze,
      replace,
      onStep: (step) => dispatch({ type: "step", step }),
      signal,
    };
  };

  /** Whether it had to be waited for. */
  async function cellIsFree(signal: AbortSignal): Promise<boolean> {
    let waited = false;
    while (await services.isEditingCell()) {
      waited = true;
      dispatch({ type: "waiting", forCell: true });
      await abortable(pause(CELL_EDIT_POLL), signal);
    }
    dispatch({ type: "waiting", forCell: false });
    return waited;
  }

  async function perform(work: Work, signal: AbortSignal): Promise<Ending> {
    const request = requestOf(signal);
    const understood = await abortable(services.check(request), signal);
    const facts = factsOf(understood);
    if (work === "open") {
      const written = ownSheets(facts).some(({ own }) => own === "cover");
      const isCurrent = written && (await services.isCurrent(understood, request));
      dispatch({ type: "opened", facts, written: !written ? "never" : isCurrent ? "current" : "outdated" });
    } else if (work === "check") {
      dispatch({ type: "checked", facts });
    } else if (wish.freeze && facts.frozen && !wish.again && state.run?.wrote !== true) {
      dispatch({ type: "checked", facts });
      return "asked";
    } else {
      dispatch({ type: "understood", facts });
      await pause(0);
      signal.throwIfAborted();
      const { results, applied, computedAt, kept } = await services.recompute(request, understood);
      const made = applied.sheets.map(({ id, name, key }) => ({ id, name, own: key }));
      dispatch({
        type: "written",
        facts: {
          ...facts,
          results,
          handEdits: kept,
          frozen: (facts.frozen ?? false) || request.freeze,
          sheets: [...facts.sheets.filter(({ own }) => own === null), ...made],
        },
        computedAt,
        shortfalls: applied.shortfalls,
        at: Date.now(),
      });
    }
    return "done";
  }

  async function attempt(work: Work): Promise<Ending> {
    dispatch({ type: "environment", tooOld: services.tooOld(), readOnly: services.readOnly() });
    if (state.tooOld || (work === "recompute" && state.readOnly)) return "failed";
    controller = new AbortController();
    const { signal } = controller;
    dispatch({ type: "started", work });
    let attempts = 0;
    for (;;) {
      try {
        if (await abortable(cellIsFree(signal), signal)) attempts = 0;
        return await perform(work, signal);
      } catch (error) {
        if (signal.aborted) {
          dispatch({ type: "cancelled" });
          return "cancelled";
        }
        const { code, detail } = factOf(error);
        const { written } = failureOf(error);
        const wait = services.pauses[attempts];
        if (wait !== undefined && isRepeatable(code)) {
          attempts += 1;
          if (isWriting() && written) dispatch({ type: "again", at: Date.now() });
          await abortable(pause(wait), signal).catch(() => undefined);
          continue;
        }
        dispatch({ type: "failed", failure: { code, detail }, at: Date.now(), untouched: !written });
        return "failed";
      }
    }
  }

  const isWriting = (): boolean => state.run?.step === "sheets" || state.run?.step === "charts";

  /**
   * A run that reads anew gives the same whatever the failed write left behind. Reading has been repeated already, save
   * where someone began to type in an Excel that cannot wait for it.
   */
  const isRepeatable = (code: FailureFact["code"]): boolean => mayPass(code) && (isWriting() || code === "cell-edit");

  /** One at a time: a second wish for the same work joins the first, one for another work waits its turn. */
  async function start(work: Work): Promise<Ending> {
    while (current && current.work !== work) await current.ending;
    if (current) return current.ending;
    const ending = attempt(work).finally(() => (current = null));
    if (opened) void ending.then(follow);
    current = { work, ending };
    return ending;
  }

  /** A run of its own: one that is under way knows nothing of the wish. */
  async function startWith(asked: Wish): Promise<Ending> {
    while (current) await current.ending;
    wish = asked;
    return start("recompute").finally(() => (wish = NO_WISH));
  }

  async function act(name: Notice["act"], work: () => Promise<unknown>): Promise<boolean> {
    dispatch({ type: "notice", notice: null });
    try {
      await work();
      return true;
    } catch (error) {
      dispatch({ type: "notice", notice: { act: name, failure: factOf(error) } });
      return false;
    }
  }

  /** A pane that hears of no change still computes; it tries again with the next run. */
  async function follow(): Promise<void> {
    if (follows) return;
    follows = true;
    try {
      await services.watch((change) => {
        dispatch({ type: "changed", change, at: Date.now() });
        clearTimeout(readAgain);
        if (situationOf(state) === "nothing") readAgain = setTimeout(() => void start("open"), READ_AGAIN);
      });
    } catch (error) {
      follows = false;
      dispatch({ type: "notice", notice: { act: "watch", failure: factOf(error) } });
    }
  }

  function edit(edits: Edits): void {
    dispatch({ type: "edited", edits });
    // Nothing is computed yet: reading again shows at once what the choice gives.
    if (!state.shown) void start("open");
  }

  const goTo = (sheet: string, cell: string | null): Promise<boolean> => {
    const known = state.facts?.sheets.find(({ name }) => name === sheet);
    return act("go-to", () => services.goTo(known?.id ?? sheet, cell));
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    setLanguage: (chosen) => (language = chosen),
    open: async () => {
      const ending = await start("open");
      opened = true;
      if (state.tooOld) return ending;
      await follow();
      return ending;
    },
    check: () => start("check"),
    recompute: () => start("recompute"),
    freeze: (again) => startWith({ ...NO_WISH, freeze: true, again }),
    replaceEdits: (replace) => startWith({ ...NO_WISH, replace }),
    retry: () => {
      const { outcome } = state;
      return start(outcome.kind === "failed" ? outcome.work : "recompute");
    },
    cancel: () => {
      if (state.run && isCancellable(state.run)) controller.abort();
    },
    setValue: (key, value) => edit(withValue(state.edits, key, value)),
    setSheet: (sheet, override) => edit(withSheet(state.edits, sheet, override)),
    choose: (choice) => edit(withChoice(state.edits, choice)),
    goTo,
    showCover: async () => {
      await current?.ending;
      const cover = state.facts?.sheets.find(({ own }) => own === "cover");
      return cover ? goTo(cover.name, "A1") : false;
    },
    removeSheets: (only) =>
      act("remove", async () => {
        await services.removeSheets(only);
        await start("open");
      }),
    openSample: () => act("sample", services.openSample),
  };
}

/** An error that is not Excel's tells where it comes from. */
function factOf(error: unknown): FailureFact {
  const { code, detail } = failureOf(error);
  const own = code === "unexpected" && error instanceof Error && !("code" in error);
  return { code, detail: own ? (error.stack ?? detail) : detail };
}

function factsOf({ snapshot, results, edits }: Understood): Facts {
  return {
    results,
    structureProtected: snapshot.structureProtected,
    handEdits: edits,
    frozen: frozenAt(readTracking(snapshot), results.asOf) !== null,
    sheets: snapshot.sheets.map(({ id, name, own }) => ({ id, name, own })),
  };
}

/** Rejects as soon as the signal is given: what is only being read may end unheard. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
