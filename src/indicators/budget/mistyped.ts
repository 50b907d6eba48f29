import type { Finding } from "../../cells/finding.ts";
import { eurosOf } from "../../cells/units.ts";
import type { BudgetRow } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import { cellOf, naming, type BudgetTable } from "./table.ts";

/** Rows whose amounts look mistyped (sign or scale): told once, and left out of the controls that would tell it again. */
export type Suspects = ReadonlySet<BudgetRow>;

export interface Mistyped {
  readonly findings: readonly Finding[];
  readonly suspects: Suspects;
}

type Rows = Pick<BudgetTable, "series" | "lines">;

export function mistypedIn(table: Rows): Mistyped {
  const all = [negativeAmounts(table), scaleChanges(table)];
  return {
    findings: all.flatMap(({ findings }) => findings),
    suspects: new Set(all.flatMap(({ suspects }) => [...suspects])),
  };
}

const ROLES = ["budget", "committed", "paid", "cpBudget"] as const;

/** A budget, or a sum since 1 January, below zero: a credit note is legal, a wrong sign likelier. */
function negativeAmounts(table: Rows): Mistyped {
  const found = [...table.lines].flatMap(([row, line]) =>
    ROLES.flatMap((role) => {
      const amount = line[role];
      if (amount === null || amount >= 0) return [];
      const params = { ...naming(row), role, amount: eurosOf(amount) };
      return [{ row, finding: findingAt(cellOf(row, role), "budget.signError", "warning", params) }];
    }),
  );
  return { findings: found.map(({ finding }) => finding), suspects: new Set(found.map(({ row }) => row)) };
}

/**
 * A row a thousand times larger or smaller than those before it: euros among k€, or the reverse. Amounts grow a lot
 * early in a year, so a jump counts only when the amount also passes ten budgets; a fall, when a thousand times the
 * amount carries on from where the series stood.
 */
function scaleChanges(table: Rows): Mistyped {
  const findings: Finding[] = [];
  const suspects = new Set<BudgetRow>();
  for (const { rows } of table.series) {
    const usual: Partial<Record<(typeof ROLES)[number], number>> = {};
    let told: ReadonlySet<(typeof ROLES)[number]> = new Set();
    for (const row of rows) {
      const line = table.lines.get(row);
      if (!line) continue;
      const jumps = ROLES.flatMap((role) => {
        const amount = line[role];
        const before = usual[role];
        const factor = amount && before ? scaleFactor(amount, before, usual.budget ?? null) : null;
        return factor === null ? [] : [{ role, factor }];
      });
      // Rows in another unit throughout are one fact, told at the first cell of the first of them.
      const [jump] = jumps.filter(({ role }) => !told.has(role));
      if (jump && (told.size === 0 || !jumps.some(({ role }) => told.has(role)))) {
        const amount = eurosOf(line[jump.role] ?? (0 as never));
        const params = { ...naming(row), role: jump.role, amount, factor: jump.factor };
        findings.push(findingAt(cellOf(row, jump.role), "budget.scaleChange", "warning", params));
      }
      told = new Set(jumps.map(({ role }) => role));
      if (jumps.length > 0) suspects.add(row);
      else for (const role of ROLES) if (line[role] !== null && line[role] > 0) usual[role] = line[role];
    }
  }
  return { findings, suspects };
}

function scaleFactor(amount: number, before: number, budget: number | null): number | null {
  const jump = amount / before;
  if (jump >= 400 && budget !== null && amount > 10 * budget) return 1000;
  const carriesOn = amount * 1000 >= 0.5 * before && amount * 1000 <= Math.max(2 * before, 1.2 * (budget ?? 0));
  return jump > 0 && jump <= 1 / 100 && carriesOn ? 1 / 1000 : null;
}
