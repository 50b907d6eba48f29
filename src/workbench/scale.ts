import type { AxisModel } from "../host/model/chart.ts";

/** The values along an axis, and the marks on it. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  readonly ticks: readonly number[];
  /** 0 at the minimum, 1 at the maximum. */
  fraction(value: number): number;
}

/** Steps of 1, 2, 2.5 or 5 times a power of ten, of which about five cover a span. */
export function niceStep(span: number): number {
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
}

/** What the axis says, and for the rest round bounds around the values; a scale of bars begins at 0. */
export function scaleOf(values: readonly number[], axis: AxisModel, fromZero: boolean): Scale {
  const lowest = Math.min(...values, fromZero || values.length === 0 ? 0 : Infinity);
  const highest = Math.max(...values, fromZero ? 0 : -Infinity, values.length === 0 ? 1 : -Infinity);
  const nearZero = !fromZero && lowest > 0 && lowest < highest * (5 / 6) ? 0 : lowest;
  const low = axis.minimum ?? nearZero;
  const high = axis.maximum ?? highest;
  const span = high > low ? high - low : Math.abs(high) || 1;
  const step = axis.majorUnit !== null && axis.majorUnit > 0 ? axis.majorUnit : niceStep(span);
  const minimum = axis.minimum ?? (low === 0 ? 0 : Math.floor((low - span * 0.02) / step) * step);
  const maximum = axis.maximum ?? Math.ceil((high + (high === 0 ? 0 : span * 0.02)) / step) * step;
  const length = maximum > minimum ? maximum - minimum : 1;
  const first = Math.ceil(minimum / step - 1e-9);
  const count = Math.min(200, Math.floor((minimum + length) / step + 1e-9) - first + 1);
  return {
    minimum,
    maximum: minimum + length,
    ticks: Array.from({ length: Math.max(0, count) }, (_, index) => Number(((first + index) * step).toPrecision(12))),
    fraction: (value) => (value - minimum) / length,
  };
}
