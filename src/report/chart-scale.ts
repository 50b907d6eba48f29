/** A round step that gives about five gridlines, and the first multiple of it at or above `value`. */
export function roundScale(value: number): { readonly maximum: number; readonly step: number } {
  if (value <= 0) return { maximum: 1, step: 1 };
  const rough = value / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough * 0.999) ?? rough;
  return { maximum: Number((Math.ceil(Number((value / step).toPrecision(12))) * step).toPrecision(12)), step };
}
