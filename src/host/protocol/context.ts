import type { WorkbookModel } from "../model/workbook.ts";
import type { CellOf } from "../formula/dependants.ts";
import type { Changes } from "./changes.ts";
import type { References } from "./references.ts";
import type { Subscriptions } from "./events.ts";

/** What the host needs and does not do itself. */
export interface Ports {
  /** Computes `cells` and what depends on edited ones; `notComputed` are formulas that keep their old value. */
  calculate(
    workbook: WorkbookModel,
    request: { cells: Iterable<CellOf> | "all"; locale: string },
  ): { notComputed: readonly unknown[] };
  /** Shows another workbook, given as the bytes of its file; without this, none can be opened. */
  openWorkbook?(bytes: Uint8Array): void;
}

/** What members may see and change while one request is served. */
export interface Context {
  readonly workbook: WorkbookModel;
  /** BCP 47, of the person's Excel: "fr-FR". */
  readonly locale: string;
  readonly ports: Ports;
  readonly changes: Changes;
  readonly references: References;
  readonly subscriptions: Subscriptions;
  /** Computes what earlier actions of the request made out of date; nothing in manual mode. */
  settle(): void;
  /** `runtime.enableEvents` and what else lasts longer than a request. */
  readonly session: { eventsEnabled: boolean };
}
