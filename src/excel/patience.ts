/** How long Excel is waited for, in milliseconds. */
export interface Patience {
  /** Without an answer, and no cell being edited, Excel is given up after that. */
  readonly silence: number;
  /** Before each new attempt of what is safe to repeat; there are as many attempts. */
  readonly pauses: readonly number[];
}

/** A large workbook may compute for a minute after a write; Excel on the web lifts its limit on activity in seconds. */
export const PATIENCE: Patience = { silence: 120_000, pauses: [500, 2_000, 6_000] };

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
