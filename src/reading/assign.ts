import { fitOf } from "./content.ts";
import { NEAR } from "./heading-role.ts";
import { CONTENT_OF, type Role } from "./roles.ts";
import { saysPayment, suits, type TableColumn } from "./table-columns.ts";

/** One column for each role that a heading names, and what stays doubtful. */
export interface Assignment {
  readonly columns: ReadonlyMap<Role, TableColumn>;
  readonly scores: ReadonlyMap<Role, number>;
  readonly doubts: readonly Doubt[];
}

/** Either another column has as good a claim on the role, or the heading has as good a claim on another role. */
export interface Doubt {
  readonly role: Role;
  readonly column: TableColumn;
  readonly otherColumn: TableColumn | null;
  readonly otherRole: Role | null;
}

export const NO_ASSIGNMENT: Assignment = { columns: new Map(), scores: new Map(), doubts: [] };

/** Roles that come to the same figure: a heading that could be either is not doubtful. */
const SAME: readonly (readonly Role[])[] = [
  ["committed", "aeUsed"],
  ["paid", "cpUsed"],
  ["budget", "aeOpen", "budgetInitial"],
  ["ratePaid", "rateExecuted"],
  ["period", "year"],
  ["label", "envelope", "costCentre", "code", "level"],
  ["from", "to", "milestone", "release", "lot"],
  ["description", "status"],
  ["nature", "severity", "blocking", "status"],
  ["value", "target", "fact", "scope"],
];

/** Roles that no figure rests on: nobody is asked about them. */
const UNCOUNTED = new Set<Role>([
  "budgetChange",
  "label",
  "code",
  "level",
  "envelope",
  "costCentre",
  "description",
  "owner",
  "product",
  "nature",
  "updated",
  "suspendedOn",
  "resumedOn",
  "responseTime",
  "resolutionTime",
  "ticketId",
  "size",
  "release",
  "lot",
  "scope",
  "fact",
  "invoice",
]);

const comeToTheSame = (a: Role, b: Role): boolean => SAME.some((roles) => roles.includes(a) && roles.includes(b));

/**
 * Gives each role the column that claims it best; a column plays one role. Chosen columns (by the user) win over any
 * score. Ties go to the column on the left and to the role that stands first in `roles`.
 */
export function assign(
  roles: readonly Role[],
  columns: readonly TableColumn[],
  chosen: ReadonlyMap<Role, TableColumn> = new Map(),
): Assignment {
  const taken = new Map<Role, TableColumn>([...chosen].filter(([role]) => roles.includes(role)));
  const scores = new Map<Role, number>([...taken.keys()].map((role) => [role, 1]));
  const used = new Set([...taken.values()].map((column) => column.column));
  const claims: { role: Role; column: TableColumn; score: number; order: number }[] = [];
  roles.forEach((role, order) => {
    for (const column of columns) {
      const score = suits(column, role);
      if (score > 0) claims.push({ role, column, score, order });
    }
  });
  claims.sort((a, b) => b.score - a.score || a.column.column - b.column.column || a.order - b.order);
  for (const { role, column, score } of claims) {
    if (taken.has(role) || used.has(column.column)) continue;
    taken.set(role, column);
    scores.set(role, score);
    used.add(column.column);
  }
  const doubts: Doubt[] = [];
  for (const [role, column] of taken) {
    if (chosen.has(role) || UNCOUNTED.has(role)) continue;
    const score = scores.get(role) ?? 0;
    const rival = claims.find(
      (claim) =>
        claim.role === role &&
        claim.column !== column &&
        !used.has(claim.column.column) &&
        claim.score > score - NEAR &&
        !(role === "paid" && saysPayment(claim.column) !== saysPayment(column)),
    );
    const second = claims.find(
      (claim) =>
        claim.column === column &&
        claim.role !== role &&
        !taken.has(claim.role) &&
        claim.score > score - NEAR / 2 &&
        !(comeToTheSame(role, claim.role) && !budgetOrInitial(role, claim.role)),
    );
    if (rival) doubts.push({ role, column, otherColumn: rival.column, otherRole: null });
    else if (second) doubts.push({ role, column, otherColumn: null, otherRole: second.role });
  }
  return { columns: taken, scores, doubts };
}

const budgetOrInitial = (a: Role, b: Role): boolean =>
  (a === "budget" && b === "budgetInitial") || (a === "budgetInitial" && b === "budget");

/** The free column whose cells look most like `role`, whatever its heading; null when none does. */
export function columnByContent(
  role: Role,
  columns: readonly TableColumn[],
  used: ReadonlySet<number>,
  least: number,
): TableColumn | null {
  let best: TableColumn | null = null;
  let bestFit = least;
  for (const column of columns) {
    if (used.has(column.column) || column.profile.filled === 0) continue;
    const fit = fitOf(CONTENT_OF[role], column.profile);
    if (fit >= bestFit && (best === null || fit > bestFit)) {
      best = column;
      bestFit = fit;
    }
  }
  return best;
}
