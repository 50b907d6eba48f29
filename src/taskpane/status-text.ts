import { EXCEL_API_FLOOR } from "../excel/capabilities.ts";
import { situationOf, recognised, userSheets, type Outcome, type State } from "./state.ts";
import type { Wording } from "./texts.ts";

const STEP_NUMBER = { reading: 1, computing: 2, sheets: 3, charts: 4 } as const;

/** The one sentence that says where things stand. */
export function statusText(state: State, { texts, format }: Wording): string {
  const { status, steps } = texts;
  const { facts, run, outcome } = state;
  const asOf = facts?.results.asOf ?? null;
  switch (situationOf(state)) {
    case "opening":
      return status.opening;
    case "ready":
      return facts
        ? status.ready(format.number(recognised(facts).length), format.number(userSheets(facts).length))
        : status.opening;
    case "nothing":
      return status.nothing;
    case "running": {
      const step = run?.step ?? "reading";
      return status.running(format.number(STEP_NUMBER[step]), steps[step]);
    }
    case "checked":
      return asOf === null ? status.checkedUndated : status.checked(format.date(asOf));
    case "current":
      return asOf === null ? status.currentUndated : status.current(format.date(asOf));
    case "stale":
      return staleText(outcome, texts);
    case "failed":
      return outcome.kind === "failed" && outcome.written ? status.interrupted : status.failed;
    case "partial":
      return status.partial(missing(outcome, texts));
    case "cancelled":
      return status.cancelled;
    case "read-only":
      return status.readOnly;
    case "structure-protected":
      return status.structureProtected;
    case "own-sheet-protected":
      return status.ownSheetProtected(outcome.kind === "own-sheet-protected" ? outcome.sheet : "");
    case "cell-edit":
      return status.cellEdit;
    case "too-old":
      return status.tooOld(EXCEL_API_FLOOR);
  }
}

function staleText(outcome: Outcome, { stale }: Wording["texts"]): string {
  if (outcome.kind !== "stale") return stale.figures;
  const { because } = outcome;
  switch (because.kind) {
    case "cell":
      return stale.cell(because.place);
    case "sheet-added":
      return stale.sheetAdded;
    case "sheet-removed":
      return stale.sheetRemoved(because.sheet);
    case "edits":
      return stale.edits;
    case "figures":
      return stale.figures;
  }
}

function missing(outcome: Outcome, { status }: Wording["texts"]): string {
  if (outcome.kind !== "partial" || outcome.failure) return status.partialCharts;
  const chart = outcome.shortfalls.find((shortfall) => shortfall.chart !== null)?.chart;
  return chart ? status.partialChart(chart) : status.partialLook;
}
