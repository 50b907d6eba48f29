import type { SheetKind } from "./statement.ts";

/**
 * What a column can say. The names are those of `TableBlock.columns`. Within a budget table, `aeOpen`, `aeUsed`,
 * `cpOpen` and `cpUsed` become `budget`, `committed`, `cpBudget` and `paid` (domain.md §1).
 */
export type Role =
  | "period"
  | "year"
  | "budget"
  | "budgetInitial"
  | "budgetChange"
  | "committed"
  | "serviceDone"
  | "paid"
  | "aeOpen"
  | "aeUsed"
  | "cpOpen"
  | "cpUsed"
  | "availableToCommit"
  | "availableToPay"
  | "outstanding"
  | "openingCommitments"
  | "rateCommitted"
  | "ratePaid"
  | "rateExecuted"
  | "envelope"
  | "costCentre"
  | "code"
  | "level"
  | "label"
  | "indicator"
  | "requirement"
  | "observed"
  | "ticketId"
  | "nature"
  | "opened"
  | "takenInCharge"
  | "resolved"
  | "updated"
  | "suspendedOn"
  | "resumedOn"
  | "responseTime"
  | "resolutionTime"
  | "severity"
  | "blocking"
  | "status"
  | "establishment"
  | "product"
  | "volume"
  | "size"
  | "anomalyCount"
  | "registerType"
  | "description"
  | "due"
  | "owner"
  | "release"
  | "lot"
  | "from"
  | "to"
  | "milestone"
  | "scenario"
  | "effort"
  | "fact"
  | "value"
  | "target"
  | "scope"
  | "invoice"
  | "received"
  | "paidOn"
  | "amount";

/** What a column must hold for a role to be believed. */
export type Content = "amount" | "rate" | "count" | "date" | "period" | "text" | "requirement" | "any";

export const CONTENT_OF: Readonly<Record<Role, Content>> = {
  period: "period",
  year: "count",
  budget: "amount",
  budgetInitial: "amount",
  budgetChange: "amount",
  committed: "amount",
  serviceDone: "amount",
  paid: "amount",
  aeOpen: "amount",
  aeUsed: "amount",
  cpOpen: "amount",
  cpUsed: "amount",
  availableToCommit: "amount",
  availableToPay: "amount",
  outstanding: "amount",
  openingCommitments: "amount",
  rateCommitted: "rate",
  ratePaid: "rate",
  rateExecuted: "rate",
  envelope: "text",
  costCentre: "any",
  code: "any",
  level: "count",
  label: "text",
  indicator: "text",
  requirement: "requirement",
  observed: "requirement",
  ticketId: "any",
  nature: "text",
  opened: "date",
  takenInCharge: "date",
  resolved: "date",
  updated: "date",
  suspendedOn: "date",
  resumedOn: "date",
  responseTime: "any",
  resolutionTime: "any",
  severity: "any",
  blocking: "any",
  status: "any",
  establishment: "text",
  product: "text",
  volume: "count",
  size: "count",
  anomalyCount: "count",
  registerType: "text",
  description: "text",
  due: "any",
  owner: "text",
  release: "any",
  lot: "text",
  from: "any",
  to: "any",
  milestone: "any",
  scenario: "text",
  effort: "any",
  fact: "text",
  value: "any",
  target: "any",
  scope: "any",
  invoice: "any",
  received: "date",
  paidOn: "date",
  amount: "amount",
};

/** The roles that each kind of table may hold, keys first. */
export const ROLES_OF: Readonly<Partial<Record<SheetKind, readonly Role[]>>> = {
  "budget-execution": [
    "period",
    "year",
    "envelope",
    "costCentre",
    "code",
    "level",
    "label",
    "budget",
    "budgetInitial",
    "budgetChange",
    "committed",
    "serviceDone",
    "paid",
    "aeOpen",
    "aeUsed",
    "cpOpen",
    "cpUsed",
    "availableToCommit",
    "availableToPay",
    "outstanding",
    "openingCommitments",
    "rateCommitted",
    "ratePaid",
    "rateExecuted",
  ],
  "service-indicators": ["indicator", "requirement", "observed", "period"],
  tickets: [
    "ticketId",
    "nature",
    "opened",
    "takenInCharge",
    "resolved",
    "updated",
    "suspendedOn",
    "resumedOn",
    "responseTime",
    "resolutionTime",
    "severity",
    "blocking",
    "status",
    "establishment",
    "product",
    "description",
  ],
  anomalies: ["period", "anomalyCount"],
  volumes: ["establishment", "volume", "size"],
  register: ["registerType", "description", "due", "owner", "status"],
  roadmap: ["release", "lot", "from", "to", "milestone", "status"],
  scenarios: ["scenario", "effort"],
  facts: ["fact", "value", "target", "scope"],
  invoices: ["invoice", "received", "paidOn", "amount"],
};
