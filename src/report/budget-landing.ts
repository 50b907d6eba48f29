import { a1, refFormula } from "../cells/address.ts";
import { eurosOf, type Cents } from "../cells/units.ts";
import type { BudgetLine, Landing } from "../indicators/results.ts";
import type { BudgetBlock } from "./budget-block.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import { monthOf } from "./budget-period.ts";
import { cell, figure, live, text } from "./cells.ts";
import { fixed, percent, sentence, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import type { ThresholdCells } from "./settings.ts";
import { sourceSum } from "./source-sum.ts";

/** The limits in force under the columns that they bind, for the eye and for the conditional formats. */
export function thresholdCells(pack: Pack, row: number, thresholds: ThresholdCells): PlanCell[] {
  const { budget: texts } = pack.texts;
  const { locale } = pack;
  const watch = sentence(
    texts.watchNote,
    {
      month: fixed(thresholds.paymentWatchFromMonth, 0, locale),
      amount: fixed(thresholds.decommitmentWatch, 0, locale),
    },
    locale,
  );
  const gap = sentence(texts.gapNote, { gap: percent(thresholds.timeGap, 0, locale) }, locale);
  return [
    cell(row, C.available, live(watch), "noteAfter"),
    cell(row + 1, C.available, live(gap), "noteAfter"),
    cell(row, C.label, text(texts.watch), "note"),
    cell(row, C.commitmentRate, live(thresholds.commitmentWatch), "noteRate"),
    cell(row, C.paymentRate, live(thresholds.paymentWatch), "noteRate"),
    cell(row + 1, C.label, text(texts.breach), "note"),
    cell(row + 1, C.commitmentRate, live(thresholds.commitmentBreach), "noteRate"),
  ];
}

/** "Atterrissage : de 1 320 293 à 1 619 175 € mandatés"; null for a single answer, which is no range. */
export function landingRange(pack: Pack, { landing }: BudgetBlock): Live<string> | null {
  const [first] = landing;
  const last = landing.at(-1);
  if (!first || !last || landing.length < 2) return null;
  const amounts = landing.map((each) => eurosOf(each.landing.paid));
  const range = `${a1(first.row, C.budget)}:${a1(last.row, C.budget)}`;
  return sentence(
    pack.texts.budget.landingRange,
    {
      low: fixed({ formula: `MIN(${range})`, value: Math.min(...amounts) }, 0, pack.locale),
      high: fixed({ formula: `MAX(${range})`, value: Math.max(...amounts) }, 0, pack.locale),
    },
    pack.locale,
  );
}

/** Where the payments of the year may end: several answers, none of them a forecast. */
export function landingCells(pack: Pack, block: BudgetBlock): PlanCell[] {
  const { landing, result, latestRow } = block;
  const [first] = landing;
  const { latest } = result;
  if (!first || latestRow === null || !latest) return [];
  const { budget: texts } = pack.texts;
  const range = landingRange(pack, block);
  const source = latest.parts[0]?.amounts.paid?.ref;
  const ceiling = latest.cpBudget === null ? C.budget : C.cpBudget;
  return [
    cell(first.row - 1, C.label, text(texts.landing), "header"),
    cell(first.row - 1, C.budget, text(texts.landingPaid), "headerRight"),
    cell(first.row - 1, C.committed, text(texts.landingRate), "headerRight"),
    ...(range ? [cell(first.row - 1, C.paid, live(range), "noteAfter")] : []),
    ...landing.flatMap(({ landing: each, row }) => {
      const { method, paid } = each;
      const rate = landingRate(latest, paid);
      const month = monthOf(pack, block);
      const formulas: Record<Landing["method"], string | null> = {
        proRata: month === null ? null : `ROUND(${a1(latestRow, C.paid)}*12/${month.formula},2)`,
        profile: profileFormula(each, latestRow),
        commitments: committedBound(block, latestRow, paid),
      };
      const formula = formulas[method];
      const value = eurosOf(paid);
      return [
        source === undefined
          ? cell(row, C.label, text(texts.methods[method]), "text")
          : cell(row, C.label, text(texts.methods[method]), "rowLink", refFormula(source)),
        figure(row, C.budget, formula === null ? null : { formula, value }, value, "amount"),
        figure(
          row,
          C.committed,
          rate === null ? null : { formula: `${a1(row, C.budget)}/${a1(latestRow, ceiling)}`, value: rate },
          null,
          "rate",
        ),
        cell(row, C.paid, text(texts.methodNotes[method]), "noteAfter"),
      ];
    }),
  ];
}

/** What is paid over the median share that former years had reached, off the users' cells where they hold running totals. */
function profileFormula({ years = [] }: Landing, row: number): string | null {
  const shares = years.map(({ reached, closed }) => {
    const [part, whole] = [paidOf(reached), paidOf(closed)];
    return part === null || whole === null ? null : `(${part})/(${whole})`;
  });
  return shares.length === 0 || shares.includes(null)
    ? null
    : `ROUND(${a1(row, C.paid)}/MEDIAN(${shares.join(",")}),2)`;
}

function paidOf({ parts, paid }: BudgetLine): string | null {
  const sum = sourceSum(parts, "paid");
  return sum && paid !== null && Math.round(sum.value * 100) === paid ? sum.formula : null;
}

/** What is committed, this year and before where the sheet has a column of it. */
function committedBound({ result: { latest }, extras }: BudgetBlock, row: number, paid: Cents): string | null {
  if (latest?.committed === paid) return a1(row, C.committed);
  const opening = extras.find(({ role }) => role === "openingCommitments");
  return opening ? `${a1(row, C.committed)}+${a1(row, opening.column)}` : null;
}

/** Of the ceiling in force, from the amount to the cent as the sheet shows it. */
export function landingRate({ cpBudget, budget }: BudgetLine, paid: Cents): number | null {
  const ceiling = cpBudget ?? budget;
  return ceiling === null || ceiling <= 0 ? null : paid / ceiling;
}
