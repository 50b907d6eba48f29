import { apply } from "./apply.ts";
import { failureOf } from "./failure.ts";
import type { ExcelPort } from "./port.ts";
import { snapshot } from "./snapshot.ts";

/**
 * The port over an Office.js namespace: Excel's own in the pane, the embedded host's elsewhere. A cell being edited delays
 * the work instead of failing it, where Excel can.
 */
export function officePort(excel: typeof Excel): ExcelPort {
  const run = <T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    excel.run({ delayForCellEdit: true }, work).catch((error: unknown) => {
      throw failureOf(error);
    });
  return {
    snapshot: () => run(snapshot),
    apply: (plan, before, stage) => run((context) => apply(context, plan, before, stage)),
  };
}
