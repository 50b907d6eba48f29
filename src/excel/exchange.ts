import { ExcelFailure, failureOf, mayPass } from "./failure.ts";
import { PATIENCE, pause, type Patience } from "./patience.ts";

/** The round trips of one piece of work. Both ways reject with `ExcelFailure`. */
export interface Exchange {
  readonly context: Excel.RequestContext;
  /** One round trip that does no harm when it is done twice: `question` queues it, again while Excel is only busy. */
  ask<T>(question: () => T): Promise<T>;
  /** One round trip that writes what is queued: never repeated, since it may have been done. */
  write(): Promise<void>;
}

/**
 * Runs one piece of work in Excel. A cell being edited delays it instead of failing it, where Excel can. A failure is told
 * at once; what Excel answers after it was given up is not heard, and nothing more is sent.
 */
export function inExcel<T>(
  excel: typeof Excel,
  work: (exchange: Exchange) => Promise<T>,
  patience: Patience = PATIENCE,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const told = (error: unknown): void => reject(failureOf(error));
    excel
      .run({ delayForCellEdit: true }, (context) =>
        work(exchangeOver(excel, context, patience)).catch((error: unknown) => {
          // The client releases its references before it tells.
          told(error);
          throw error;
        }),
      )
      .then(resolve, told);
  });
}

function exchangeOver(excel: typeof Excel, context: Excel.RequestContext, patience: Patience): Exchange {
  const roundTrip = (): Promise<void> => heard(context.sync(), patience.silence, () => isEditing(excel));
  return {
    context,
    write: roundTrip,
    ask: (question) =>
      patiently(async () => {
        const asked = question();
        await roundTrip();
        return asked;
      }, patience),
  };
}

/** Tried again while Excel is only busy. A cell being edited is waited for where its user is told so. */
async function patiently<T>(attempt: () => Promise<T>, { pauses }: Patience): Promise<T> {
  for (let made = 0; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      const wait = pauses[made];
      const { code } = failureOf(error);
      if (wait === undefined || code === "cell-edit" || !mayPass(code)) throw error;
      await pause(wait);
    }
  }
}

/** Whether someone is typing in a cell: Excel then refuses any request that does not wait for it. */
export const isEditingCell = (excel: typeof Excel, patience: Patience = PATIENCE): Promise<boolean> =>
  patiently(() => heard(isEditing(excel), patience.silence, () => Promise.resolve(false)), patience);

async function isEditing(excel: typeof Excel): Promise<boolean> {
  try {
    await excel.run(async (context) => {
      context.workbook.load("name");
      await context.sync();
    });
    return false;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === "cell-edit") return true;
    throw failure;
  }
}

const SILENT = Symbol("silent");

/** The answer; after a silence, Excel is asked whether it waits for a cell being edited, and otherwise given up. */
async function heard<T>(answer: Promise<T>, silence: number, isWaiting: () => Promise<boolean>): Promise<T> {
  // It may fail after nobody listens any more.
  answer.catch(() => undefined);
  for (;;) {
    const first = await within(answer, silence);
    if (first !== SILENT) return first;
    const waits = await within(
      isWaiting().catch(() => false),
      silence,
    );
    // A page that was held may find the answer just behind its own clock.
    const late = await within(answer, 0);
    if (late !== SILENT) return late;
    if (waits !== true) throw new ExcelFailure("silent", `${silence} ms`);
  }
}

function within<T>(answer: Promise<T>, milliseconds: number): Promise<T | typeof SILENT> {
  let timer: ReturnType<typeof setTimeout>;
  const silent = new Promise<typeof SILENT>((resolve) => {
    timer = setTimeout(() => resolve(SILENT), milliseconds);
  });
  return Promise.race([answer, silent]).finally(() => clearTimeout(timer));
}
