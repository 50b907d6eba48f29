import type { BudgetRow } from "./statement.ts";

/**
 * The lines without those that a lower one says again, figure for figure, of the same period (a month pasted twice).
 * Lines that a printed total adds up are details, equal or not.
 */
export function withoutRepeats(
  lines: readonly BudgetRow[],
  totalled: ReadonlySet<number>,
): { readonly rows: BudgetRow[]; readonly repeated: BudgetRow[] } {
  const last = new Map<string, BudgetRow>();
  const contentOf = ({ period, label, envelope, entity, amounts }: BudgetRow): string =>
    JSON.stringify([
      period?.key,
      period?.complementary,
      label,
      envelope,
      entity,
      Object.entries(amounts).map(([figure, { cents }]) => [figure, cents]),
    ]);
  for (const line of lines) if (line.period && !totalled.has(line.row)) last.set(contentOf(line), line);
  const isRepeated = (line: BudgetRow): boolean => (last.get(contentOf(line)) ?? line).row !== line.row;
  return { rows: lines.filter((line) => !isRepeated(line)), repeated: lines.filter(isRepeated) };
}
