/** A sum over several sheets is a formula only when each of them has its columns: one missing, there is none. */
export function allOrNone<T>(items: readonly (T | null)[]): readonly T[] {
  const known = items.filter((item) => item !== null);
  return known.length === items.length ? known : [];
}
