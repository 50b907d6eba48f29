import { FIRST_COLUMN } from "./frame.ts";

/** 0-based columns of the tables of the sheet Exécution. */
export const BUDGET_COLUMNS = {
  label: FIRST_COLUMN,
  budget: 2,
  committed: 3,
  paid: 4,
  commitmentRate: 5,
  paymentRate: 6,
  executionRate: 7,
  available: 8,
  outstanding: 9,
  committedFlow: 10,
  paidFlow: 11,
  cpBudget: 12,
} as const;
