import type { Headline } from "./budget-headline.ts";
import { factor, quoteText, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import { evaluatedOf, type QualitySheet } from "./quality.ts";
import type { ThresholdCells } from "./settings.ts";

type Verdict = Live<string> | null;

/** What the settings' limits say of the headline figures, in a word with its sign. */
export function headlineVerdicts(
  { texts: { severity, verdict } }: Pack,
  { commitmentRate, paymentRate, available, elapsed }: Headline,
  { commitmentWatch, commitmentBreach, paymentWatch, paymentWatchFromMonth }: ThresholdCells,
): { readonly commitment: Verdict; readonly payment: Verdict; readonly available: Verdict } {
  const otherwise = said(verdict.met);
  const month = elapsed && { formula: `ROUND(12*${factor(elapsed.formula)},0)`, value: Math.round(12 * elapsed.value) };
  return {
    commitment:
      commitmentRate &&
      choice(
        above(commitmentRate, commitmentBreach),
        said(severity.breach),
        choice(notBelow(commitmentRate, commitmentWatch), said(severity.warning), otherwise),
      ),
    payment:
      paymentRate &&
      month &&
      choice(
        below(month, paymentWatchFromMonth),
        said(verdict["not-evaluated"]),
        choice(below(paymentRate, paymentWatch), said(severity.warning), otherwise),
      ),
    available: available && choice(below(available, { formula: "0", value: 0 }), said(severity.breach), otherwise),
  };
}

export function requirementsVerdict({ texts: { severity, verdict } }: Pack, counts: QualitySheet["counts"]): Verdict {
  const evaluated = evaluatedOf(counts);
  const none = { formula: `${factor(evaluated.formula)}=0`, value: evaluated.value === 0 };
  return choice(
    none,
    said(verdict["not-evaluated"]),
    choice(below(counts.met, evaluated), said(severity.breach), said(verdict.met)),
  );
}

const said = (word: string): Live<string> => ({ formula: quoteText(word), value: word });

const choice = (condition: Live<boolean>, then: Live<string>, otherwise: Live<string>): Live<string> => ({
  formula: `IF(${condition.formula},${then.formula},${otherwise.formula})`,
  value: condition.value ? then.value : otherwise.value,
});

const compared =
  (sign: string, holds: (a: number, b: number) => boolean) => (one: Live<number>, other: Live<number>) => ({
    formula: `${factor(one.formula)}${sign}${factor(other.formula)}`,
    value: holds(one.value, other.value),
  });
const above = compared(">", (a, b) => a > b);
const notBelow = compared(">=", (a, b) => a >= b);
const below = compared("<", (a, b) => a < b);
