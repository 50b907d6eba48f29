/** Rows or columns of a sheet along the screen, in CSS pixels from the first one's edge. */
export interface Axis {
  readonly count: number;
  readonly total: number;
  start(index: number): number;
  size(index: number): number;
  /** The index that lies at an offset, within the axis. */
  at(offset: number): number;
}

export function axisOf(count: number, sizeOf: (index: number) => number): Axis {
  const starts = new Float64Array(count + 1);
  for (let index = 0; index < count; index += 1) starts[index + 1] = starts[index]! + sizeOf(index);
  const start = (index: number): number => starts[Math.min(Math.max(index, 0), count)]!;
  return {
    count,
    total: start(count),
    start,
    size: (index) => start(index + 1) - start(index),
    at(offset) {
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
