import { cents, type Cents } from "../../cells/units.ts";
import type { Amounts } from "./amounts.ts";

const difference = (from: Cents | null, taken: Cents | null): Cents | null =>
  from === null || taken === null ? null : cents(from - taken);

/** Reste à engager: budget − committed; negative on an overrun. */
export const availableToCommit = ({ budget, committed }: Amounts): Cents | null => difference(budget, committed);

/** Engagé non mandaté: committed − paid (single-year reste à payer). */
export const outstanding = ({ committed, paid }: Amounts): Cents | null => difference(committed, paid);
