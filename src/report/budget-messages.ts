import { a1 } from "../cells/address.ts";
import type { BudgetLine, BudgetPart, BudgetResult } from "../indicators/results.ts";
import type { BudgetBlock } from "./budget-block.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import { monthName, periodName } from "./budget-period.ts";
import { at } from "./cells.ts";
import { percent, sentence, signedPercent, words, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";

/** Mandaté / engagé, whatever the table's own denominator; null where nothing is committed. */
export const paidOfCommitted = ({ committed, paid }: BudgetLine): number | null =>
  committed !== null && paid !== null && committed > 0 ? paid / committed : null;

/** What tells a table from the others of the workbook: its sheet, and what its rows are of where the sheet has several. */
export function tableName({ results }: Pack, { statement }: BudgetResult): string {
  const { sheet } = statement.block;
  const beside = results.budget.filter((other) => other.statement.block.sheet === sheet);
  if (beside.length === 1) return sheet;
  const common = (of: "entity" | "envelope"): string | null => {
    const name = statement.rows[0]?.[of] ?? null;
    return statement.rows.every((row) => row[of] === name) ? name : null;
  };
  const { top, left } = statement.block.data;
  return `${sheet} · ${common("entity") ?? common("envelope") ?? a1(top, left)}`;
}

/** "Septembre 2015 : 71,2 % engagés, 61,2 % de l'engagé mandaté" */
export function situationMessage(
  pack: Pack,
  result: BudgetResult,
  part: BudgetPart | null,
  latestRow: number | null,
): Live<string> {
  const { latest, paymentRateDenominator } = result;
  const texts = pack.texts.budget;
  const said = (): Live<string> => {
    if (!latest || latestRow === null || latest.commitmentRate.value === null)
      return sentence(texts.messageNone, {}, pack.locale);
    const ofBudget = paymentRateDenominator === "budget";
    const payment = ofBudget ? latest.executionRate.value : paidOfCommitted(latest);
    const column = ofBudget ? C.executionRate : C.paymentRate;
    const parts = {
      period: words(periodName(pack, latest)),
      rate: percent(at(latestRow, C.commitmentRate, latest.commitmentRate.value), 1, pack.locale),
    };
    if (payment === null) return sentence(texts.messageCommitted, parts, pack.locale);
    const paid = percent(at(latestRow, column, payment), 1, pack.locale);
    return sentence(ofBudget ? texts.messageOfBudget : texts.message, { ...parts, paid }, pack.locale);
  };
  const names = [...(pack.results.budget.length === 1 ? [] : [tableName(pack, result)]), ...(part ? [part.name] : [])];
  if (names.length === 0) return said();
  return sentence(texts.source, { sheet: words(names.join(" · ")), message: said() }, pack.locale);
}

/** What moved since the period before. */
export function sinceMessage(pack: Pack, { result, latestRow, previousRow }: BudgetBlock): Live<string> {
  const { latest, previous } = result;
  const texts = pack.texts.budget;
  const committed = latest?.commitmentRate.value ?? null;
  const before = previous?.commitmentRate.value ?? null;
  const paid = latest && paidOfCommitted(latest);
  const paidBefore = previous && paidOfCommitted(previous);
  if (
    latestRow === null ||
    previousRow === null ||
    committed === null ||
    before === null ||
    paid === null ||
    paidBefore === null
  )
    return sentence(texts.rates, {}, pack.locale);
  const change = (column: number, now: number, then: number) =>
    signedPercent(
      { formula: `${a1(latestRow, column)}-${a1(previousRow, column)}`, value: now - then },
      2,
      pack.locale,
    );
  return sentence(
    texts.since,
    {
      month: words(previous ? monthName(pack, previous) : ""),
      committed: change(C.commitmentRate, committed, before),
      paid: change(C.paymentRate, paid, paidBefore),
    },
    pack.locale,
  );
}
