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
import { besideHandEdits, handEdits, type HandEdit, type KeptEdit, type Replace } from "./report/hand-edits.ts";
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
  /** Generated cells that the user changed since the last run. */
  readonly edits: readonly HandEdit[];
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
  const edits = isWritten(snapshot) ? handEdits(snapshot, planFor(results, snapshot, request, []).plan) : [];
  return { snapshot, results, edits };
}

const isWritten = ({ sheets }: WorkbookSnapshot): boolean => sheets.some(({ written }) => written !== undefined);

/** The whole line: the workbook's sheets in, its summary sheets out. `understood` is a check made just before. */
export async function recompute(excel: ExcelPort, request: Request, understood?: Understood): Promise<Recomputed> {
  const { snapshot, results, edits } = understood ?? (await check(excel, request));
  const { plan, computedAt, beside, kept } = plannedBeside(results, snapshot, request);
  request.signal?.throwIfAborted();
  const applied = await excel.apply(beside, snapshot, (stage) => request.onStep?.(stage));
  return { snapshot, results, edits, plan, applied, computedAt, kept };
}

/** Whether the summary sheets of the workbook are whole, and still show what its other sheets give. */
export function isCurrent({ snapshot, results }: Understood, request: Request): boolean {
  const { unchanged, beside } = plannedBeside(results, snapshot, request);
  return (
    unchanged &&
    beside.sheets.every(({ key, mark, charts }) => {
      const there = snapshot.sheets.find(({ own }) => own === key);
      return there?.written?.mark === mark && charts.every(({ name }) => there?.charts.includes(name));
    })
  );
}

/** The plan beside what the user changed by hand, which the sheet Contrôles names. */
function plannedBeside(results: Results, snapshot: WorkbookSnapshot, request: Request) {
  const replace = request.replace ?? [];
  const first = planFor(results, snapshot, request, []);
  const { kept: found, plan: alone } = besideHandEdits(first.plan, snapshot, replace);
  if (found.length === 0) return { ...first, beside: alone, kept: found };
  const planned = planFor(results, snapshot, request, found);
  const { plan: beside, kept } = besideHandEdits(planned.plan, snapshot, replace);
  return { ...planned, beside, kept };
}

/** Figures that did not change keep the time at which they were computed: two runs give the same workbook. */
function planFor(
  results: Results,
  snapshot: WorkbookSnapshot,
  { now, version, freeze = false }: Request,
  kept: readonly KeptEdit[],
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
      kept,
    });
  const { lastRun } = results.settings;
  if (lastRun) {
    const same = at(lastRun.computedAt);
    if (fingerprint(same) === lastRun.fingerprint)
      return { plan: same, computedAt: lastRun.computedAt, unchanged: true };
  }
  return { plan: at(now), computedAt: now, unchanged: false };
}
