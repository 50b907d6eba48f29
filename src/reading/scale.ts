/** What a text says amounts are printed in: euros for one unit, or null when it doesn't say. */
export function scaleIn(text: string): number | null {
  const plain = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/\u00a0|\u202f/g, " ");
  if (/\bmds? ?€|\bmrds?\b|\bmilliards?\b|\bbillions?\b/i.test(plain)) return 1e9;
  if (/\bm ?€|\bmeur\b|\bmeuros?\b|\bmillions? (d'|d’|of )?(€|eur)|\ben millions\b|\bin millions\b/i.test(plain))
    return 1e6;
  if (/\bk ?€|\bkeur\b|\bkeuros?\b|\bmilliers? (d'|d’|of )?(€|eur)|\ben milliers\b|\bthousands?\b/i.test(plain))
    return 1e3;
  if (/\ben euros?\b|\(euros?\)|\(€\)|\ben €/i.test(plain)) return 1;
  return null;
}

/** No public establishment has a line of five milliard euros: figures that large under "k€" are euros. */
const IMPLAUSIBLE_EUROS = 5e9;
/** Thousands of euros with cents, as large as this, are euros too (the Ústí case of domain.md §1). */
const LARGE_WITH_CENTS = 100_000;

/** Whether the printed numbers contradict the scale that the words announce. */
export function scaleDoubtful(scale: number, printed: readonly number[]): boolean {
  if (scale === 1 || printed.length === 0) return false;
  const largest = printed.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest * scale > IMPLAUSIBLE_EUROS) return true;
  const cents = printed.filter((value) => hasCents(value)).length;
  return largest >= LARGE_WITH_CENTS && cents >= printed.length * 0.4;
}

const hasCents = (value: number): boolean => {
  const hundredths = Math.abs(value) * 100;
  return Math.abs(value - Math.round(value)) > 1e-9 && Math.abs(hundredths - Math.round(hundredths)) < 1e-4;
};
