import type { Cents } from "../../cells/units.ts";
import type { BudgetRow, MoneyRole } from "../../reading/statement.ts";

/** What a line carries of its row, in the order of the chain from the credits to the payment. */
export const AMOUNT_ROLES = [
  "budget",
  "committed",
  "serviceDone",
  "ordered",
  "paid",
  "disbursed",
  "cpBudget",
  "openingCommitments",
] as const satisfies readonly MoneyRole[];

type AmountRole = (typeof AMOUNT_ROLES)[number];

/**
 * Amounts of one moment; what is committed, done and paid is cumulative since 1 January once `cumulative.ts` has passed.
 * Service fait, mandaté and payé stay apart: general accounting records the first, budget accounting the last.
 */
export type Amounts = Readonly<Record<AmountRole, Cents | null>>;

/** Those that grow through the year. */
export const FLOWING = [
  "committed",
  "serviceDone",
  "ordered",
  "paid",
  "disbursed",
] as const satisfies readonly AmountRole[];

const amountsBy = (amountOf: (role: AmountRole) => Cents | null): Amounts =>
  Object.fromEntries(AMOUNT_ROLES.map((role) => [role, amountOf(role)])) as Record<AmountRole, Cents | null>;

export const NO_AMOUNTS: Amounts = amountsBy(() => null);

export const printedAmounts = (row: BudgetRow): Amounts => amountsBy((role) => row.amounts[role]?.cents ?? null);

/** Sums role by role: a sum that lacks a part is none. */
export const summedAmounts = (parts: readonly Amounts[]): Amounts =>
  amountsBy((role) =>
    parts.reduce<Cents | null>((total, part) => {
      const amount = part[role];
      return total === null || amount === null ? null : ((total + amount) as Cents);
    }, 0 as Cents),
  );

/** What the payments are limited by: the CP where the table opens some, else the budget (décret 2012-1246). */
export const paymentCeiling = ({ cpBudget, budget }: Pick<Amounts, "cpBudget" | "budget">): Cents | null =>
  cpBudget ?? budget;

export const hasData = ({ committed, paid }: Pick<Amounts, "committed" | "paid">): boolean =>
  committed !== null || paid !== null;
