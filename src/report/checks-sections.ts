import { areaA1, a1, quoteSheet, refFormula, refLabel } from "../cells/address.ts";
import { eurosOf } from "../cells/units.ts";
import { leavesOf } from "../indicators/budget/printed-totals.ts";
import { seriesOf } from "../indicators/budget/series.ts";
import type {
  BudgetRow,
  BudgetStatement,
  MoneyRole,
  PrintedTotal,
  SheetKind,
  TableBlock,
} from "../reading/statement.ts";
import { cell, figure, live, number, text } from "./cells.ts";
import { FIRST_COLUMN } from "./frame.ts";
import { liveNumber, liveRequirement, liveText } from "./live-formula.ts";
import { quoteText } from "./live.ts";
import { filled, type Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { sourceSum } from "./source-sum.ts";
import type { StyleName } from "./styles.ts";

/** Columns B to H of the sheet Contrôles, as its lower tables use them. */
const [B, C, D, E, F, G, H] = [1, 2, 3, 4, 5, 6, 7] as const;

/** Each section gives its cells from `row` on, title first; none when it has nothing to say. */
type Section = (pack: Pack, row: number) => PlanCell[];

function titled(row: number, title: string, headings: readonly (readonly [number, string, StyleName])[]): PlanCell[] {
  return [
    cell(row, FIRST_COLUMN, text(title), "section"),
    ...[C, D, E, F, G, H].map((column) => cell(row, column, null, "section")),
    ...headings.map(([column, heading, style]) => cell(row + 1, column, heading === "" ? null : text(heading), style)),
  ];
}

/** Printed totals beside the sum of the rows that they should equal. */
export const reconciliation: Section = (pack, row) => {
  const lines = pack.results.budget.flatMap(({ statement }) =>
    statement.totals.flatMap((total) =>
      (Object.keys(total.amounts) as MoneyRole[]).flatMap((role) => totalLine(statement, total, role) ?? []),
    ),
  );
  if (lines.length === 0) return [];
  const { checks } = pack.texts;
  return [
    ...titled(row, checks.reconciliation, [
      [B, checks.subject, "header"],
      [C, "", "header"],
      [D, checks.total, "header"],
      [E, checks.printed, "headerRight"],
      [F, checks.sum, "headerRight"],
      [G, checks.difference, "headerRight"],
      [H, checks.result, "headerAfter"],
    ]),
    ...lines.flatMap((cellsOn, index) => {
      const at = row + 2 + index;
      const cells = cellsOn(at);
      const gap = cells.find(({ column }) => column === G)?.content;
      const value = gap?.kind === "formula" && typeof gap.value === "number" ? gap.value : 0;
      const words = [pack.texts.verdict.met, `▲ ${checks.difference}`] as const;
      const agrees = {
        formula: `IF(ABS(${a1(at, G)})<0.005,${quoteText(words[0])},${quoteText(words[1])})`,
        value: Math.abs(value) < 0.005 ? words[0] : words[1],
      };
      return [...cells, cell(at, H, live(agrees), "textAfter")];
    }),
  ];
};

const FLOWS: readonly MoneyRole[] = ["committed", "paid", "serviceDone", "budgetChange"];

function totalLine(statement: BudgetStatement, total: PrintedTotal, role: MoneyRole) {
  const printed = total.amounts[role];
  const leaves = leavesOf(statement, total);
  // A total of cumulative amounts adds the last row of each envelope, one of single months adds them all.
  const adds = statement.cumulative === false && FLOWS.includes(role) ? leaves : lastOfEach(leaves);
  if (!printed || adds.length === 0 || adds.some(({ amounts }) => !amounts[role])) return null;
  const sum = adds.reduce((cents, { amounts }) => cents + (amounts[role]?.cents ?? 0), 0) / 100;
  const euros = eurosOf(printed.cents);
  return (row: number): PlanCell[] => [
    cell(row, B, text(statement.block.headings[role] ?? role), "text"),
    cell(row, C, null, "text"),
    cell(row, D, text(`${total.label} (${refLabel(printed.ref)})`), "rowLink", refFormula(printed.ref)),
    figure(row, E, liveNumber(printed, euros), euros, "amount"),
    figure(row, F, sourceSum(adds, role), sum, "amount"),
    figure(
      row,
      G,
      { formula: `ROUND(${a1(row, E)}-${a1(row, F)},2)`, value: Math.round((euros - sum) * 100) / 100 },
      null,
      "amount",
    ),
  ];
}

const lastOfEach = (leaves: readonly BudgetRow[]): readonly BudgetRow[] =>
  seriesOf(leaves).flatMap(({ rows }) => rows.at(-1) ?? []);

interface ReadLine {
  readonly sheet: string;
  readonly kind: SheetKind;
  readonly block: TableBlock | null;
}

/** What each sheet was taken for, how many of its rows were read, and why the others were not. */
export const readings: Section = (pack, row) => {
  const { checks, kinds, ignoredReasons } = pack.texts;
  const lines = pack.results.sheets.flatMap(({ sheet, kind, own, blocks }): readonly ReadLine[] => {
    if (blocks.length > 0) return blocks.map((block) => ({ sheet, kind: block.kind, block }));
    return own === null ? [{ sheet, kind, block: null }] : [];
  });
  if (lines.length === 0) return [];
  const title = pack.fileName === null ? checks.readings : filled(checks.readingsOf, { file: pack.fileName });
  return [
    ...titled(row, title, [
      [B, checks.kind, "header"],
      [C, checks.range, "header"],
      [D, checks.sheet, "header"],
      [E, checks.read, "headerRight"],
      [F, checks.ignored, "headerRight"],
      [G, checks.reasons, "headerAfter"],
      [H, "", "header"],
    ]),
    ...lines.flatMap(({ sheet, kind, block }, index) => {
      const at = row + 2 + index;
      const reasons = Object.entries(block?.rows.reasons ?? {});
      const why = reasons
        .map(([code, count]) => `${ignoredReasons[code as keyof typeof ignoredReasons] ?? code}\u00a0: ${count}`)
        .join(", ");
      return [
        cell(at, B, text(kinds[kind]), "text"),
        block
          ? cell(at, C, text(areaA1(block.data)), "rowLink", `${quoteSheet(sheet)}!${areaA1(block.data)}`)
          : cell(at, C, null, "text"),
        cell(at, D, text(sheet), "rowLink", `${quoteSheet(sheet)}!A1`),
        cell(at, E, block ? number(block.rows.read) : null, "wholeDated"),
        cell(at, F, block ? number(block.rows.ignored) : null, "wholeDated"),
        cell(at, G, why === "" ? null : text(why), "textAfter"),
        cell(at, H, null, "text"),
      ];
    }),
  ];
};

/** Requirements whose direction nothing says, and how each was read. */
export const assumptions: Section = (pack, row) => {
  const { checks, quality } = pack.texts;
  const supposed = pack.results.service.flatMap(({ indicators }) => indicators.filter(({ assumed }) => assumed));
  if (supposed.length === 0) return [];
  return [
    ...titled(row, checks.assumptions, [
      [B, quality.reading, "header"],
      [C, checks.written, "header"],
      [D, quality.indicator, "header"],
      [E, checks.cell, "header"],
      [F, checks.understood, "header"],
    ]),
    ...supposed.flatMap((indicator, index) => {
      const { source } = indicator;
      const at = row + 2 + index;
      const { op } = indicator.requirement;
      const direction = op === "le" || op === "lt" ? checks.maximum : op === "ge" || op === "gt" ? checks.minimum : "";
      return [
        cell(at, B, text(quality.readings.assumed), "watch"),
        cell(at, C, live(liveRequirement(indicator, pack.locale)), "text"),
        cell(at, D, live(liveText({ ref: source.labelRef, raw: source.label }, source.label)), "text"),
        cell(at, E, text(refLabel(source.requirementRef)), "rowLink", refFormula(source.requirementRef)),
        cell(at, F, text(direction), "text"),
      ];
    }),
  ];
};

export const registerCounts: Section = (pack, row) => {
  const { register } = pack.results;
  if (register.length === 0) return [];
  const { checks } = pack.texts;
  const line = (at: number, label: string, count: number): PlanCell[] => [
    cell(at, B, text(label), "text"),
    cell(at, C, null, "text"),
    cell(at, D, null, "text"),
    cell(at, E, number(count), "wholeDated"),
  ];
  return [
    ...titled(row, checks.register, []),
    ...register.flatMap(({ statement, items, overdue }, index) => {
      const { sheet } = statement.block;
      const named = (label: string): string => (register.length === 1 ? label : `${label} – ${sheet}`);
      return [
        ...line(row + 1 + 2 * index, named(checks.registerItems), items),
        ...line(row + 2 + 2 * index, named(checks.registerOverdue), overdue),
      ];
    }),
  ];
};

/** Subjects that no sheet of the workbook treats: they have no sheet in the pack, only this line. */
export const absentSubjects: Section = (pack, row) => {
  const { checks, sheets } = pack.texts;
  const absent = (["budget", "quality", "assistance", "reliability"] as const).filter((key) => !pack.present.has(key));
  if (absent.length === 0) return [];
  return [
    ...titled(row, checks.absent, []),
    ...absent.map((key, index) =>
      cell(row + 1 + index, B, text(filled(checks.absentSubject, { subject: sheets[key] })), "text"),
    ),
  ];
};
