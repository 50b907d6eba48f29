/** A running total that carries along what each addition loses (Kahan, in Neumaier's form). */
export interface RunningSum {
  total: number;
  lost: number;
}

export const startSum = (): RunningSum => ({ total: 0, lost: 0 });

export function addTo(sum: RunningSum, x: number): void {
  const total = sum.total + x;
  sum.lost += Math.abs(sum.total) >= Math.abs(x) ? sum.total - total + x : x - total + sum.total;
  sum.total = total;
}

export const sumOf = ({ total, lost }: RunningSum): number => (Number.isFinite(total) ? total + lost : total);

export function exactSum(numbers: Iterable<number>): number {
  const sum = startSum();
  for (const x of numbers) addTo(sum, x);
  return sumOf(sum);
}
