import { a1, areaA1, quoteSheet, refFormula, refLabel, type CellRef } from "../cells/address.ts";
import { serialOfDay } from "../cells/civil.ts";
import type { Serial } from "../cells/units.ts";
import type { PlannedDay, RoadmapStatement, SourceCell } from "../reading/statement.ts";
import { cell, live, number, text } from "./cells.ts";
import { committeeTexts } from "./committee.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW } from "./frame.ts";
import { dateFormula, liveDay } from "./live-day.ts";
import { liveCell, liveText } from "./live-formula.ts";
import { counted, joined, quoteText, sentence, words, type Live } from "./live.ts";
import { filled, serialDate, type Pack } from "./pack.ts";
import { AXIS, INK, PAID, WATCH } from "./palette.ts";
import type { PlanAxis, PlanCell, PlanChart, SheetPlan } from "./plan.ts";
import { CELL_PADDING, textWidth, wrappedHeight } from "./text-width.ts";

const C = { item: FIRST_COLUMN, content: 2, start: 3, end: 4, days: 5, state: 6, source: 7 } as const;
const WIDTHS = [MARGIN_WIDTH, 130, 290, 72, 72, 48, 90, 100];
const CHART_LEAST = 10;
/** Lines that a chart shows. */
const CHARTED = 40;

type State = "past" | "current" | "next" | "undated";

interface PlanLine {
  readonly name: Live<string>;
  readonly content: Live<string> | null;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly isMilestone: boolean;
  readonly source: CellRef;
}

/** A day with the formula that gives it; null where only the reader could find it. */
interface Day {
  readonly day: Serial;
  readonly formula: Live<number> | null;
}

/** Releases, lots and milestones in time, as a Gantt chart: the days before a line's start are a bar without a colour. */
export function roadmapSheet(pack: Pack): SheetPlan {
  const lines = linesOf(pack);
  const dated = lines.filter(isDated);
  const lastRow = FIRST_ROW + lines.length - 1;
  const charted = Math.min(CHARTED, dated.length);
  const chartTop = lastRow + 3;
  const chartBottom = chartTop + Math.max(CHART_LEAST, Math.ceil(charted * 1.4) + 4);
  const message = messageOf(pack, lines);
  const states = areaA1({ top: FIRST_ROW, left: C.state, bottom: lastRow, right: C.state });
  return framed(pack, "roadmap", {
    widths: WIDTHS.map((width, column) => (column === C.source ? Math.max(width, widestSource(lines)) : width)),
    message,
    second: secondOf(pack, dated, states),
    cells: [...headers(pack), ...lines.flatMap((line, index) => lineCells(pack, line, FIRST_ROW + index))],
    heights: lines.map((line, index) => [FIRST_ROW + index, heightOf(line)] as const),
    conditionalFormats: [
      {
        range: states,
        formula: `=LEFT($${a1(FIRST_ROW, C.state)},1)="■"`,
        style: { font: { color: WATCH.font, bold: true }, fill: WATCH.fill },
      },
    ],
    charts: charted > 0 ? [chart(dated.slice(0, charted), message, chartTop, chartBottom)] : [],
    lastRow: charted > 0 ? chartBottom : lastRow,
  });
}

type Dated = PlanLine & { readonly start: Day; readonly end: Day };
const isDated = (line: PlanLine): line is Dated => line.start !== null && line.end !== null;

/** By their start, a milestone beside what it ends; lines without a date come last, as the sheets have them. */
function linesOf(pack: Pack): readonly PlanLine[] {
  const groups = pack.results.roadmap.flatMap((statement) => [
    ...statement.rows.map((row) => rowLines(pack, statement, row)),
    ...statement.milestones.map(({ day, cell: source }) => {
      const name = filled(committeeTexts(pack).roadmap.milestone, { date: serialDate(day).slice(0, 5) });
      return [milestoneLine(words(name), { day, source })];
    }),
  ]);
  const dated = groups.map((group) => group.filter(isDated)).filter((group) => group.length > 0);
  const startOf = (group: readonly Dated[]): number => group[0]?.start.day ?? 0;
  return [
    ...[...dated].sort((a, b) => startOf(a) - startOf(b)).flat(),
    ...groups.flat().filter((line) => !isDated(line)),
  ];
}

function rowLines(pack: Pack, statement: RoadmapStatement, row: RoadmapStatement["rows"][number]): readonly PlanLine[] {
  const { label, labelRef, labelRaw, detail, milestone, milestoneCell } = row;
  const name = liveCell({ ref: labelRef, raw: labelRaw ?? label }, pack.locale);
  const { columns } = statement.block;
  const lot = columns["lot"];
  const content =
    detail === "" || lot === undefined ? null : liveText({ ref: { ...labelRef, column: lot }, raw: detail }, detail);
  const { start, end } = daysOf(statement, row);
  const item: PlanLine = { name, content, start, end, isMilestone: false, source: labelRef };
  if (milestone === null || !milestoneCell) return [item];
  const named = sentence(committeeTexts(pack).roadmap.milestoneOf, { name }, pack.locale);
  return [item, milestoneLine(named, { day: milestone, source: milestoneCell })];
}

function milestoneLine(name: Live<string>, { day, source }: { day: Serial; source: SourceCell }): PlanLine {
  const on = { day, formula: liveDay(source, day) };
  return { name, content: null, start: on, end: on, isMilestone: true, source: source.ref };
}

function daysOf(
  { months, block }: RoadmapStatement,
  { row, start, end }: RoadmapStatement["rows"][number],
): { readonly start: Day | null; readonly end: Day | null } {
  if (!start || !end || end.day < start.day) return { start: null, end: null };
  const said = ({ day, cell: source }: PlannedDay): Day => ({ day, formula: source && liveDay(source, day) });
  if (!months || start.cell || end.cell) return { start: said(start), end: said(end) };
  const { firstColumn, count, year, firstMonth } = months;
  const place = { top: row, bottom: row, left: firstColumn, right: firstColumn + count - 1 };
  const drawn = `${quoteSheet(block.sheet)}!${areaA1(place)}`;
  const filledIn = `(${drawn}<>"")`;
  const none = `SUMPRODUCT(--${filledIn})=0`;
  const fromEnd = `SUMPRODUCT(MAX(${filledIn}*(${firstColumn + count + 1}-COLUMN(${drawn}))))`;
  const fromStart = `SUMPRODUCT(MAX(${filledIn}*(COLUMN(${drawn})-${firstColumn})))`;
  const on = (month: string, day: number): string => `IF(${none},"",DATE(${year},${month},${day}))`;
  return {
    start: { day: start.day, formula: { formula: on(`${firstMonth + count}-${fromEnd}`, 1), value: start.day } },
    end: { day: end.day, formula: { formula: on(`${firstMonth}+${fromStart}`, 0), value: end.day } },
  };
}

const heightOf = ({ name, content }: PlanLine): number =>
  Math.max(wrappedHeight(name.value, WIDTHS[C.item] ?? 0), wrappedHeight(content?.value ?? "", WIDTHS[C.content] ?? 0));

const widestSource = (lines: readonly PlanLine[]): number =>
  Math.min(170, Math.ceil(Math.max(0, ...lines.map(({ source }) => textWidth(refLabel(source), 10) + CELL_PADDING))));

function headers(pack: Pack): PlanCell[] {
  const { roadmap } = committeeTexts(pack);
  return (Object.keys(C) as (keyof typeof C)[]).map((key) =>
    cell(
      HEADER_ROW,
      C[key],
      text(roadmap[key]),
      key === "days" ? "headerRight" : key === "state" ? "headerAfter" : "header",
    ),
  );
}

function lineCells(pack: Pack, line: PlanLine, row: number): PlanCell[] {
  const { name, content, start, end, source } = line;
  const { states } = committeeTexts(pack).roadmap;
  const { asOf } = pack.results;
  const state = stateOf(line, asOf);
  const [from, to] = [a1(row, C.start), a1(row, C.end)];
  const stated =
    asOf === null
      ? quoteText(states.undated)
      : `IF(COUNT(${from},${to})<2,${quoteText(states.undated)},IF(${to}<${dateFormula(asOf)},${quoteText(states.past)},IF(${from}<=${dateFormula(asOf)},${quoteText(states.current)},${quoteText(states.next)})))`;
  const days = isDated(line) ? line.end.day - line.start.day + 1 : null;
  return [
    cell(row, C.item, live(name) ?? text(name.value), "wrapped"),
    cell(row, C.content, content && live(content), "wrapped"),
    dayCell(row, C.start, isDated(line) ? start : null),
    dayCell(row, C.end, isDated(line) ? end : null),
    cell(
      row,
      C.days,
      days === null ? null : live({ formula: `IF(COUNT(${from},${to})<2,"",${to}-${from}+1)`, value: days }),
      "wholeTop",
    ),
    cell(row, C.state, live({ formula: stated, value: states[state] }), "stateAfter"),
    cell(row, C.source, text(refLabel(source)), "wrappedLink", refFormula(source)),
  ];
}

function dayCell(row: number, column: number, day: Day | null): PlanCell {
  if (!day) return cell(row, column, null, "dueDate");
  return day.formula
    ? cell(row, column, live(day.formula), "dueDate")
    : cell(row, column, number(day.day), "dueDateDated");
}

function stateOf(line: PlanLine, asOf: Serial | null): State {
  if (asOf === null || !isDated(line)) return "undated";
  const now = Math.floor(asOf);
  return line.end.day < now ? "past" : line.start.day <= now ? "current" : "next";
}

function messageOf(pack: Pack, lines: readonly PlanLine[]): Live<string> {
  const { roadmap: texts } = committeeTexts(pack);
  const { locale } = pack;
  const milestones = lines.filter(({ isMilestone }) => isMilestone).length;
  const dated = lines.filter((line) => !line.isMilestone && isDated(line)).length;
  const days = areaA1({ top: FIRST_ROW, left: C.days, bottom: FIRST_ROW + lines.length - 1, right: C.days });
  const less = (call: string, value: number) => counted({ formula: `(${call}-${milestones})`, value }, locale);
  return sentence(
    texts.message,
    {
      items: less(`ROWS(${days})`, lines.length - milestones),
      dated: less(`COUNT(${days})`, dated),
      milestones: counted({ formula: String(milestones), value: milestones }, locale),
    },
    locale,
  );
}

function secondOf(pack: Pack, dated: readonly Dated[], states: string): Live<string> {
  const { roadmap: texts } = committeeTexts(pack);
  const { locale, results } = pack;
  if (dated.length === 0) {
    const months = results.roadmap.some(({ rows }) => rows.some(({ fromMonth }) => fromMonth !== null));
    return sentence(months ? texts.noYear : texts.noData, {}, locale);
  }
  const count = (state: State) =>
    counted(
      {
        formula: `COUNTIFS(${states},${quoteText(texts.states[state])})`,
        value: dated.filter((line) => stateOf(line, results.asOf) === state).length,
      },
      locale,
    );
  return joined(
    [
      ...(results.asOf === null
        ? []
        : [sentence(texts.counts, { current: count("current"), next: count("next") }, locale)]),
      words(texts.legend),
    ],
    pack.texts.clauses,
  );
}

function chart(dated: readonly Dated[], message: Live<string>, top: number, bottom: number): PlanChart {
  const column = (index: number) =>
    areaA1({ top: FIRST_ROW, left: index, bottom: FIRST_ROW + dated.length - 1, right: index });
  return {
    name: "Jauge feuille de route",
    chartType: "BarStacked",
    title: { cell: a1(MESSAGE_ROW, FIRST_COLUMN), text: message.value },
    series: [
      {
        name: a1(HEADER_ROW, C.start),
        values: column(C.start),
        categories: column(C.item),
        gapWidth: 40,
        overlap: 100,
        fill: "none",
        line: { color: "none" },
      },
      {
        name: a1(HEADER_ROW, C.days),
        values: column(C.days),
        categories: column(C.item),
        gapWidth: 40,
        overlap: 100,
        fill: PAID,
        line: { color: "none" },
        points: dated.flatMap(({ isMilestone }, index) =>
          isMilestone ? [{ index, fill: INK, line: { color: INK, weight: 3 } }] : [],
        ),
      },
    ],
    valueAxis: timeAxis(dated),
    categoryAxis: { reversed: true, gridlines: false, line: { color: AXIS } },
    legend: null,
    from: a1(top, FIRST_COLUMN),
    to: a1(bottom, WIDTHS.length - 1),
  };
}

const YEAR = 365.25;
/** An axis has steps of one length, months have not: started this much after New Year's Day, no step falls before its month. */
const LATE = { month: 0.7, quarter: 1.2 } as const;

/** Whole civil years; a line a month for one year, a quarter for three, a year beyond. */
function timeAxis(dated: readonly Dated[]): PlanAxis {
  const yearOf = (day: number): number => new Date(Math.round((day - 25_569) * 86_400_000)).getUTCFullYear();
  const first = yearOf(Math.min(...dated.map(({ start }) => start.day)));
  const years = yearOf(Math.max(...dated.map(({ end }) => end.day))) - first + 1;
  const [unit, late, numberFormat] =
    years === 1
      ? ([YEAR / 12, LATE.month, "mmm"] as const)
      : years <= 3
        ? ([YEAR / 4, LATE.quarter, "mmm yy"] as const)
        : ([YEAR, LATE.quarter, "yyyy"] as const);
  const minimum = (serialOfDay(first, 1, 1) ?? 0) + late;
  return {
    minimum,
    // A little less: the last step would be named after the year that follows.
    maximum: minimum + years * YEAR - 0.01,
    majorUnit: unit,
    numberFormat,
    gridlines: true,
    line: { color: "none" },
  };
}
