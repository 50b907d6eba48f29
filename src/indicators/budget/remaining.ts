import { cents, type Cents } from "../../cells/units.ts";
import type { Amounts } from "./amounts.ts";

const difference = (from: Cents | null, taken: Cents | null): Cents | null =>
  from === null || taken === null ? null : cents(from - taken);

/** Reste à engager: budget − committed; negative on an overrun. */
export const availableToCommit = ({ budget, committed }: Amounts): Cents | null => difference(budget, committed);

/** CP disponibles: CP opened − payments; null where the table opens none. */
export const availableToPay = ({ cpBudget, paid }: Amounts): Cents | null => difference(cpBudget, paid);

/** Engagé non mandaté: committed − paid (single-year reste à payer). */
export const outstanding = ({ committed, paid }: Amounts): Cents | null => difference(committed, paid);

/**
 * Restes à payer of all years (GBCP): RAP(N−1) + AE consommées − CP payés (domain.md §1); withdrawals are in the
 * commitments. Null without opening commitments.
 */
export const leftToPay = ({ openingCommitments, committed, paid }: Amounts): Cents | null =>
  openingCommitments === null || committed === null || paid === null
    ? null
    : cents(openingCommitments + committed - paid);
