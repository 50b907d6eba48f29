import type { Settings } from "./cells/settings.ts";
import type { WorkbookSnapshot } from "./cells/grid.ts";
import type { Applied, ExcelPort } from "./excel/port.ts";
import { compute } from "./indicators/compute.ts";
import type { Results } from "./indicators/results.ts";
import { settingsVocabulary } from "./locales/settings-vocabulary.ts";
import { readSettings } from "./reading/settings-sheet.ts";
import { readTracking } from "./reading/read-tracking.ts";
import { readWorkbook } from "./reading/read-workbook.ts";
import { buildPlan } from "./report/build-plan.ts";
import type { Plan } from "./report/plan.ts";
import { besideHandEdits, type HandEdit, type Replace } from "./report/hand-edits.ts";
import { fingerprint } from "./report/fingerprint.ts";

export type Step = "reading" | "computing" | "sheets" | "charts";

export interface Request {
  /** What the settings sheet does not say, and what wins over it. */
  readonly defaults: Settings;
  readonly override: (settings: Settings) => Settings;
  /** Stores the figures of this situation in the sheet Suivi, in place of those of the same date. */
  readonly freeze?: boolean;
  /** Cells edited by hand that are written anew; the others are kept. */
  readonly replace?: Replace;
  /** Local time, stamped on the sheets whose figures changed. */
  readonly now: Date;
  readonly version: string;
  readonly onStep?: (step: Step) => void;
  /** Heeded until writing starts. */
  readonly signal?: AbortSignal;
}

export interface Understood {
  readonly snapshot: WorkbookSnapshot;
  readonly results: Results;
}

export interface Recomputed extends Understood {
  readonly plan: Plan;
  readonly applied: Applied;
  /** Generated cells that the user had changed, left as they are. */
  readonly kept: readonly HandEdit[];
  /** Local time; of a former run when its figures still stand. */
  readonly computedAt: Date;
}

/** Reads and computes; writes nothing. Rejects with `ExcelFailure`, or with the signal's reason. */
export async function check(excel: ExcelPort, request: Request): Promise<Understood> {
  request.onStep?.("reading");
  const snapshot = await excel.snapshot();
  request.signal?.throwIfAborted();
  request.onStep?.("computing");
  const { settings, findings } = readSettings(snapshot, request.defaults, settingsVocabulary);
  const reading = readWorkbook(snapshot, request.override(settings));
  const results = compute({ ...reading, findings: [...findings, ...reading.findings] }, request.override(settings));
  return { snapshot, results };
}

/** The whole line: the workbook's sheets in, its summary sheets out. `understood` is a check made just before. */
export async function recompute(excel: ExcelPort, request: Request, understood?: Understood): Promise<Recomputed> {
  const { snapshot, results } = understood ?? (await check(excel, request));
  const { plan, computedAt } = planFor(results, snapshot, request);
  request.signal?.throwIfAborted();
  const { plan: beside, kept } = besideHandEdits(plan, snapshot, request.replace ?? []);
  const applied = await excel.apply(beside, snapshot, (stage) => request.onStep?.(stage));
  return { snapshot, results, plan, applied, computedAt, kept };
}

/** Whether the summary sheets of the workbook still show what its other sheets give. */
export const isCurrent = ({ snapshot, results }: Understood, request: Request): boolean =>
  planFor(results, snapshot, request).unchanged;

/** Figures that did not change keep the time at which they were computed: two runs give the same workbook. */
function planFor(
  results: Results,
  snapshot: WorkbookSnapshot,
  { now, version, freeze = false }: Request,
): { readonly plan: Plan; readonly computedAt: Date; readonly unchanged: boolean } {
  const own = snapshot.sheets.flatMap(({ own: key, name }) => (key ? [[key, name] as const] : []));
  const tracking = readTracking(snapshot);
  const at = (computedAt: Date): Plan =>
    buildPlan(results, {
      sheetNames: Object.fromEntries(own),
      takenNames: snapshot.sheets.filter(({ own: key }) => key === null || key === "copy").map(({ name }) => name),
      computedAt,
      fileName: snapshot.fileName,
      version,
      locale: results.settings.locale,
      tracking,
      freeze,
    });
  const { lastRun } = results.settings;
  if (lastRun) {
    const same = at(lastRun.computedAt);
    if (fingerprint(same) === lastRun.fingerprint)
      return { plan: same, computedAt: lastRun.computedAt, unchanged: true };
  }
  return { plan: at(now), computedAt: now, unchanged: false };
}
