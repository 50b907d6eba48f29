/** `breach`: Critique; `warning`: À surveiller; `info`: Information. */
export type Severity = "breach" | "warning" | "info";

/**
 * One fact worth a reader's attention, as data: its sentence is made from `code` and `params` by the dictionary of the
 * reader's language (`locales/<lang>/findings.ts`). Amounts in `params` are euros, ratios fractions, dates ISO text.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly sheet: string | null;
  /** A1, without the sheet. */
  readonly cell: string | null;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}
