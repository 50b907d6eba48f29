import type { OwnSheetKey } from "../cells/grid.ts";
import type { Settings } from "../cells/settings.ts";
import type { WorkbookChange } from "../excel/events.ts";
import type { Replace } from "../report/hand-edits.ts";
import type { Recomputed, Step, Understood } from "../recompute.ts";

/** What one run needs beyond the workbook. */
export interface RunRequest {
  readonly override: (settings: Settings) => Settings;
  /** Language of the sheets of a workbook that says none. */
  readonly language: "fr" | "en";
  readonly now: Date;
  /** Stores the figures of the situation. */
  readonly freeze: boolean;
  /** Cells edited by hand that are written anew. */
  readonly replace: Replace;
  readonly onStep: (step: Step) => void;
  readonly signal: AbortSignal;
}

/** The world, as the pane knows it. Whatever fails rejects with `ExcelFailure`, or with the signal's reason. */
export interface Services {
  /** Milliseconds before each new attempt of a run that Excel was too busy to write. */
  readonly pauses: readonly number[];
  readonly tooOld: () => boolean;
  readonly readOnly: () => boolean;
  readonly isEditingCell: () => Promise<boolean>;
  readonly check: (request: RunRequest) => Promise<Understood>;
  readonly recompute: (request: RunRequest, understood: Understood) => Promise<Recomputed>;
  /** The summary sheets still show what the workbook's other sheets give. */
  readonly isCurrent: (understood: Understood, request: RunRequest) => Promise<boolean>;
  readonly watch: (tell: (change: WorkbookChange) => void) => Promise<void>;
  readonly goTo: (sheet: string, cell: string | null) => Promise<void>;
  readonly removeSheets: (only: readonly OwnSheetKey[]) => Promise<number>;
  readonly openSample: () => Promise<void>;
  /** Host, platform and versions, for the details of a failure. */
  readonly hostDetails: () => Promise<string>;
}
