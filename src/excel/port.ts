import type { OwnSheetKey, WorkbookSnapshot } from "../cells/grid.ts";
import type { Plan } from "../report/plan.ts";

/** What could not be drawn although the sheet was written: a chart without its cosmetics is still a chart. */
export interface Shortfall {
  readonly sheet: string;
  readonly chart: string | null;
  readonly code: string;
}

export interface Applied {
  readonly sheets: readonly { readonly key: OwnSheetKey; readonly name: string; readonly id: string }[];
  readonly shortfalls: readonly Shortfall[];
}

/** A workbook as the pipeline sees it: read once, written once. Rejects with `ExcelFailure` (see `failure.ts`). */
export interface ExcelPort {
  snapshot(): Promise<WorkbookSnapshot>;
  /** Tells before each of its two stages, "sheets" then "charts". */
  apply(plan: Plan, snapshot: WorkbookSnapshot, stage: (name: "sheets" | "charts") => void): Promise<Applied>;
}
