import type { SheetGrid } from "../cells/grid.ts";
import type { Settings } from "../cells/settings.ts";
import type { FindingLog } from "./cell-findings.ts";

/** What every reader of a table may need beyond the table. */
export interface ReadingContext {
  readonly sheets: readonly SheetGrid[];
  readonly date1904: boolean;
  readonly settings: Settings;
  readonly log: FindingLog;
}
