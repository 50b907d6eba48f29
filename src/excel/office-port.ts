import { apply } from "./apply.ts";
import { inExcel } from "./exchange.ts";
import type { Patience } from "./patience.ts";
import type { ExcelPort } from "./port.ts";
import { snapshot } from "./snapshot.ts";

/** The port over an Office.js namespace: Excel's own in the pane, the embedded host's elsewhere. */
export const officePort = (excel: typeof Excel, patience?: Patience): ExcelPort => ({
  snapshot: () => inExcel(excel, snapshot, patience),
  apply: (plan, before, stage) => inExcel(excel, (exchange) => apply(exchange, plan, before, stage), patience),
});
