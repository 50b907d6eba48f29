declare const unit: unique symbol;
type Branded<Name extends string> = number & { readonly [unit]: Name };

/** Integer euro cents. */
export type Cents = Branded<"cents">;
/** A fraction, unrounded: 0.7116… is 71,16 %. */
export type Ratio = Branded<"ratio">;
/** Service days of working time (see `cli.md`: minutes in service hours / length of the service day). */
export type WorkingDays = Branded<"workingDays">;
/** Days since 1899-12-30, always of the 1900 system, whatever the workbook's own; the fraction is the local time of day. */
export type Serial = Branded<"serial">;

export const cents = (value: number): Cents => value as Cents;
export const ratio = (value: number): Ratio => value as Ratio;
export const workingDays = (value: number): WorkingDays => value as WorkingDays;
export const serial = (value: number): Serial => value as Serial;

/** Euros as a number of the sheet → integer cents, half away from zero, immune to binary noise (1.005 → 101). */
export function centsOf(euros: number): Cents {
  const scaled = Number((Math.abs(euros) * 100).toPrecision(15));
  return cents(Math.sign(euros) * Math.round(scaled) || 0);
}

export const eurosOf = (amount: Cents): number => amount / 100;
