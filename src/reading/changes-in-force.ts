import type { FigureLine } from "./budget-columns.ts";
import type { BudgetChangeCell, MoneyCell } from "./statement.ts";

const SPENT = ["committed", "paid", "serviceDone"] as const;

/**
 * The changes in force on each line. A column that prints a change at its month alone (blank or zero again below) adds it
 * to every later line of the same owner and year: what was voted stays. One that goes on printing it says it by itself, as one does of months to come.
 */
export function changesInForce(
  lines: readonly FigureLine[],
  printed: readonly (readonly BudgetChangeCell[])[],
): readonly (readonly BudgetChangeCell[])[] {
  const series = datedSeries(lines);
  const columns = new Set(printed.flatMap((cells) => cells.map(({ ref }) => ref.column)));
  const changeAt = (index: number, column: number): BudgetChangeCell | undefined =>
    printed[index]!.find(({ ref, cents }) => ref.column === column && cents !== 0);
  const spends = (index: number): boolean => SPENT.some((role) => lines[index]!.cells.has(role));
  const momentary = new Set(
    [...columns].filter((column) => {
      const steps = series.flatMap((indexes) =>
        indexes
          .slice(1)
          .map((index, at) => ({ index, above: changeAt(indexes[at]!, column), own: changeAt(index, column) })),
      );
      const repeats = steps.some(({ above, own }) => above !== undefined && above.cents === own?.cents);
      return !repeats && steps.some(({ index, above, own }) => above && !own && spends(index));
    }),
  );
  if (momentary.size === 0) return printed;
  const inForce = printed.map((cells) => cells.filter(({ ref }) => !momentary.has(ref.column)));
  for (const indexes of series) {
    const voted: BudgetChangeCell[] = [];
    for (const index of indexes) {
      voted.push(...[...momentary].flatMap((column) => changeAt(index, column) ?? []));
      inForce[index]!.push(...voted);
    }
  }
  return inForce;
}

/** The initial budget of each line: its own, else the one printed above for the same owner and year. */
export function initialsInForce(
  lines: readonly FigureLine[],
  printed: readonly (MoneyCell | undefined)[],
): readonly (MoneyCell | undefined)[] {
  const inForce = [...printed];
  for (const indexes of datedSeries(lines)) {
    let last: MoneyCell | undefined;
    for (const index of indexes) last = inForce[index] ??= last;
  }
  return inForce;
}

/** Indexes of the dated lines of each owner and year, in calendar order. */
function datedSeries(lines: readonly FigureLine[]): readonly (readonly number[])[] {
  const series = new Map<string, number[]>();
  lines.forEach(({ period, dated, surelyTotal, envelope, entity, label, labelRef }, index) => {
    if (period === null || !dated || surelyTotal || period.month === null) return;
    const own = labelRef.column === period.ref.column ? "" : label;
    const key = JSON.stringify([envelope, entity, own, period.budget?.year ?? period.year]);
    const known = series.get(key);
    if (known) known.push(index);
    else series.set(key, [index]);
  });
  const place = (index: number): number => {
    const { period } = lines[index]!;
    return period?.budget?.month ?? period?.month ?? 0;
  };
  return [...series.values()].map((indexes) => [...indexes].sort((a, b) => place(a) - place(b)));
}
