import type { FigureLine } from "./budget-columns.ts";
import type { Amounts } from "./budget-figures.ts";
import type { MoneyRole } from "./statement.ts";

const CREDITS: readonly MoneyRole[] = ["budget", "cpBudget"];

/**
 * Credits printed only where they change (or in a cell merged over the months) stay in force on the dated lines below,
 * of the same owner and year, that leave them blank beside other amounts. A cell that could not be read carries nothing.
 * Gives the amounts, and the indexes of the lines that took theirs from above.
 */
export function carriedBudgets(
  lines: readonly FigureLine[],
  money: readonly Amounts[],
): { readonly money: readonly Amounts[]; readonly carried: readonly number[] } {
  const inForce = new Map<string, Amounts>();
  const carried: number[] = [];
  const filled = money.map((amounts, index): Amounts => {
    const line = lines[index]!;
    if (line.period === null || !line.dated || line.surelyTotal) return amounts;
    const own = line.labelRef.column === line.period.ref.column ? "" : line.label;
    const { year, budget } = line.period;
    const key = JSON.stringify([line.envelope, line.entity, own, budget?.year ?? year]);
    const before = inForce.get(key) ?? {};
    const result = { ...amounts };
    let took = false;
    for (const role of CREDITS) {
      const above = before[role];
      if (line.cells.has(role) || amounts[role] || !above || (!amounts.committed && !amounts.paid)) continue;
      result[role] = above;
      took = true;
    }
    if (took) carried.push(index);
    const unread = CREDITS.filter((role) => line.cells.has(role) && !amounts[role]);
    inForce.set(
      key,
      Object.fromEntries(Object.entries(result).filter(([role]) => !unread.some((one) => one === role))),
    );
    return result;
  });
  return { money: filled, carried };
}
