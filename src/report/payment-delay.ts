import { a1, quoteSheet, refFormula } from "../cells/address.ts";
import { eurosOf, type Serial } from "../cells/units.ts";
import { FIXED_SUM, MARGIN } from "../indicators/invoices/late-interest.ts";
import type { PaymentDelayResult } from "../indicators/results.ts";
import type { InvoiceStatement } from "../reading/statement.ts";
import { cell, figure, live, text } from "./cells.ts";
import { FIRST_COLUMN } from "./frame.ts";
import { counted, fixed, percent, sentence, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import type { ThresholdCells } from "./settings.ts";

/** Labels run over the columns that follow; the figure stands in the fourth after. */
const VALUE_COLUMN = 5;
const UNIT_COLUMN = 6;
/** The longest delays shown; Contrôles and the JSON have the rest. */
const MOST_LATE = 10;

export interface DelayBlock {
  readonly cells: readonly PlanCell[];
  readonly message: Live<string>;
  readonly endRow: number;
}

/** Délai global de paiement: what the invoices say together, then those that took longest. */
export function paymentDelayBlock(
  pack: Pack,
  delay: PaymentDelayResult,
  { paymentLimitDays: limit, ecbRate }: ThresholdCells,
  top: number,
): DelayBlock {
  const { paymentDelay: texts } = pack.texts;
  const { locale } = pack;
  const first = top + 1;
  const sums = invoiceSums(delay.statements, limit, ecbRate, pack.results.asOf);
  const place = (row: number, value: number): Live<number> => ({ formula: a1(row, VALUE_COLUMN), value });
  const message =
    delay.meanDays === null || delay.withinShare === null
      ? sentence(texts.nonePaid, {}, locale)
      : sentence(
          texts.message,
          {
            mean: fixed(place(first + 1, delay.meanDays), 1, locale),
            share: percent(place(first + 3, delay.withinShare), 1, locale),
            limit: counted(limit, locale),
          },
          locale,
        );
  const line = (
    at: number,
    label: string,
    value: number | null,
    formula: string | null,
    style: "whole" | "decimal" | "rate" | "amount",
    unit = "",
  ): PlanCell[] => [
    cell(at, FIRST_COLUMN, text(label), "text"),
    ...[2, 3, 4].map((column) => cell(at, column, null, "text")),
    figure(at, VALUE_COLUMN, value === null || formula === null ? null : { formula, value }, value, style),
    cell(at, UNIT_COLUMN, unit === "" ? null : text(unit), "textAfter"),
  ];
  const paid = a1(first, VALUE_COLUMN);
  const rows: ((at: number) => PlanCell[])[] = [
    (at) => line(at, texts.paid, delay.paid, sums && sums.paid, "whole"),
    (at) => line(at, texts.mean, delay.meanDays, sums && `(${sums.days})/${paid}`, "decimal", texts.days),
    (at) => line(at, texts.median, delay.medianDays, null, "decimal", texts.days),
    (at) => line(at, texts.within, delay.withinShare, sums && `(${sums.within})/${paid}`, "rate"),
    (at) => line(at, texts.late, delay.late.length, sums && `${paid}-(${sums.within})`, "whole"),
    (at) => line(at, texts.unpaid, delay.unpaid, sums && sums.unpaid, "whole"),
    ...(delay.overdue === null
      ? []
      : [(at: number) => line(at, texts.overdue, delay.overdue, sums && sums.overdue, "whole")]),
    (at) => line(at, texts.limit, limit.value, limit.formula, "whole", texts.days),
    ...(delay.interest === null || ecbRate === null
      ? []
      : [
          (at: number) => line(at, texts.ecbRate, ecbRate.value, ecbRate.formula, "rate"),
          (at: number) => line(at, texts.interest, eurosOf(delay.interest!), sums && sums.interest, "amount"),
        ]),
  ];
  const figures = rows.flatMap((build, index) => build(first + index));
  const lateTop = first + rows.length + 1;
  const late = delay.late.slice(0, MOST_LATE);
  return {
    message,
    cells: [
      cell(top, FIRST_COLUMN, live(message), "message"),
      ...figures,
      ...lateCells(pack, { ...delay, late }, { limit, ecbRate }, lateTop),
    ],
    endRow: late.length === 0 ? first + rows.length - 1 : lateTop + late.length,
  };
}

interface Terms {
  readonly limit: Live<number>;
  readonly ecbRate: Live<number> | null;
}

/** What late interest adds up: its rate, and the fixed sum. */
const interestOf = (amount: string, daysLate: string, ecbRate: Live<number>): string =>
  `(ROUND(${amount}*(${ecbRate.formula}+${MARGIN})*${daysLate}/365,2)+${FIXED_SUM})`;

function lateCells(
  pack: Pack,
  { late, statements }: PaymentDelayResult,
  { limit, ecbRate }: Terms,
  headerRow: number,
): PlanCell[] {
  if (late.length === 0) return [];
  const { paymentDelay: texts } = pack.texts;
  return [
    cell(headerRow, FIRST_COLUMN, text(texts.invoice), "header"),
    cell(headerRow, 2, text(texts.place), "header"),
    cell(headerRow, 3, text(texts.duration), "headerRight"),
    cell(headerRow, 4, text(texts.amount), "headerRight"),
    ...(ecbRate ? [cell(headerRow, VALUE_COLUMN, text(texts.ownInterest), "headerRight")] : []),
    ...late.flatMap(({ label, ref, days, amount, interest }, index) => {
      const row = headerRow + 1 + index;
      const source = statements.find(
        ({ block, rows }) => block.sheet === ref.sheet && rows.some((each) => each.row === ref.row),
      );
      const place = (role: "received" | "paidOn" | "amount"): string | null => {
        const column = source?.block.columns[role];
        return column === undefined ? null : refFormula({ ...ref, column });
      };
      const [received, paid, owed] = [place("received"), place("paidOn"), place("amount")];
      const duration = source?.datesAreDates && received && paid ? `INT(${paid})-INT(${received})` : null;
      const euros = amount === null ? null : eurosOf(amount);
      const own = interest === null ? null : eurosOf(interest);
      return [
        cell(row, FIRST_COLUMN, label === "" ? null : text(label), "text"),
        cell(row, 2, text(`${ref.sheet}!${a1(ref.row, ref.column)}`), "rowLink", refFormula(ref)),
        figure(row, 3, duration === null ? null : { formula: duration, value: days }, days, "whole"),
        figure(
          row,
          4,
          source?.amountsAreNumbers && owed && euros !== null ? { formula: owed, value: euros } : null,
          euros,
          "amount",
        ),
        ...(ecbRate
          ? [
              figure(
                row,
                VALUE_COLUMN,
                own === null
                  ? null
                  : { formula: interestOf(a1(row, 4), `(${a1(row, 3)}-${limit.formula})`, ecbRate), value: own },
                null,
                "amount",
              ),
            ]
          : []),
      ];
    }),
  ];
}

interface Sums {
  readonly paid: string;
  readonly days: string;
  readonly within: string;
  readonly unpaid: string;
  readonly overdue: string | null;
  readonly interest: string | null;
}

/** Counts and sums over the users' own dates; null where some are texts, or rows were left out. */
function invoiceSums(
  statements: readonly InvoiceStatement[],
  limit: Live<number>,
  ecbRate: Live<number> | null,
  asOf: Serial | null,
): Sums | null {
  const exact = statements.every(
    ({ datesAreDates, block, rows }) =>
      datesAreDates &&
      rows.length > 0 &&
      block.columns["received"] !== undefined &&
      block.columns["paidOn"] !== undefined &&
      Object.keys(block.rows.reasons).every((reason) => reason === "blank"),
  );
  if (!exact) return null;
  const terms = statements.map((statement) => {
    const { block, rows } = statement;
    const range = (role: "received" | "paidOn" | "amount") => {
      const column = block.columns[role] ?? 0;
      return `${quoteSheet(block.sheet)}!${a1(rows[0]!.row, column)}:${a1(rows.at(-1)!.row, column)}`;
    };
    const received = range("received");
    const paid = range("paidOn");
    const days = `(INT(${paid})-INT(${received}))`;
    const both = `ISNUMBER(${received})*ISNUMBER(${paid})*(${days}>=0)`;
    return {
      paid: `SUMPRODUCT(${both})`,
      days: `SUMPRODUCT(${both}*${days})`,
      within: `SUMPRODUCT(${both}*(${days}<=${limit.formula}))`,
      unpaid: `SUMPRODUCT(ISNUMBER(${received})*(1-ISNUMBER(${paid})))`,
      overdue:
        asOf === null
          ? null
          : `SUMPRODUCT(ISNUMBER(${received})*(1-ISNUMBER(${paid}))*(${Math.floor(asOf)}-INT(${received})>${limit.formula}))`,
      interest:
        ecbRate === null || !statement.amountsAreNumbers || block.columns["amount"] === undefined
          ? null
          : `SUMPRODUCT(${both}*(${days}>${limit.formula})*ISNUMBER(${range("amount")})*${interestOf(range("amount"), `(${days}-${limit.formula})`, ecbRate)})`,
    };
  });
  const added = (pick: "paid" | "days" | "within" | "unpaid") => terms.map((term) => term[pick]).join("+");
  const addedWhole = (pick: "overdue" | "interest"): string | null => {
    const all = terms.flatMap((term) => term[pick] ?? []);
    return all.length < terms.length ? null : all.join("+");
  };
  return {
    paid: added("paid"),
    days: added("days"),
    within: added("within"),
    unpaid: added("unpaid"),
    overdue: addedWhole("overdue"),
    interest: addedWhole("interest"),
  };
}
