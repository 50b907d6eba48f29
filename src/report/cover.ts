import { a1 } from "../cells/address.ts";
import { eurosOf } from "../cells/units.ts";
import type { BudgetLine } from "../indicators/results.ts";
import { BUDGET_COLUMNS as B } from "./budget-columns.ts";
import { headlineOf, type Headline } from "./budget-headline.ts";
import { landingRate } from "./budget-landing.ts";
import { paidOfCommitted } from "./budget-messages.ts";
import { monthName } from "./budget-period.ts";
import { coverAmountsChart, type BudgetSheet } from "./budget.ts";
import { cell, live, text } from "./cells.ts";
import type { ChecksSheet } from "./checks.ts";
import { retainedLines, shownLines } from "./cover-findings.ts";
import type { DecisionsSheet } from "./decisions.ts";
import { FIRST_COLUMN, framed, MARGIN_WIDTH, MESSAGE_ROW } from "./frame.ts";
import {
  counted,
  fixed,
  joined,
  percent,
  sentence,
  shortened,
  signed,
  signedPercent,
  words,
  type Live,
} from "./live.ts";
import { capitalised, onSheet, placeOn, type Pack } from "./pack.ts";
import { CRITICAL, MET, WATCH } from "./palette.ts";
import { headlineVerdicts, requirementsVerdict } from "./headline-verdicts.ts";
import type { PlanCell, PlanChart, SheetPlan } from "./plan.ts";
import { coverGapsChart, evaluatedOf, type QualitySheet } from "./quality.ts";
import type { ThresholdCells } from "./settings.ts";
import type { StyleName } from "./styles.ts";
import { frozenCell, sinceLast, trackingTexts, type Since } from "./tracking.ts";

/** B:M, four panels of three columns. */
const PANEL = [120, 48, 21];
const WIDTHS = [MARGIN_WIDTH, ...PANEL, ...PANEL, ...PANEL, ...PANEL];
const PANELS = [1, 4, 7, 10] as const;
const LAST_COLUMN = 12;
const LINK_COLUMNS = [1, 2, 4, 5, 7, 8, 10, 11];
const KPI_ROW = 5;
const CHART_TOP = 9;
const CHART_BOTTOM = 22;
const RETAINED_ROW = 24;
const FINDING_ROWS = 4;
const FIGURE_ROW = RETAINED_ROW + 1 + FINDING_ROWS;
const THRESHOLD_ROW = FIGURE_ROW + 3;
const SENTENCE_COLUMN = 2;
const LINK_COLUMN = 10;
/** Of the breaches named in the line of what changed. */
const LONGEST_NAMES = 52;

const HEIGHTS: readonly (readonly [number, number])[] = [
  [KPI_ROW, 20],
  [KPI_ROW + 1, 28],
  [KPI_ROW + 2, 14],
  ...range(CHART_TOP, CHART_BOTTOM).map((row) => [row, 15] as const),
  [RETAINED_ROW, 18],
  ...range(RETAINED_ROW + 1, THRESHOLD_ROW).map((row) => [row, 15] as const),
];

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export interface CoverParts {
  readonly budget: BudgetSheet | null;
  readonly quality: QualitySheet | null;
  readonly decisions: DecisionsSheet | null;
  readonly checks: ChecksSheet;
  readonly thresholds: ThresholdCells;
}

/** The page of the steering committee: four figures, two charts, what to retain. */
export function coverSheet(pack: Pack, parts: CoverParts): SheetPlan {
  const { budget, quality } = parts;
  const headline = budget && headlineOf(pack, budget);
  const amounts = budget && coverAmounts(pack, budget, headline);
  const gaps = quality && coverGapsChart(pack, quality);
  const { cover: texts } = pack.texts;
  const since = sinceLast(pack);
  const charts: PlanChart[] = [
    ...(amounts ? [{ ...amounts, from: a1(CHART_TOP, 1), to: a1(CHART_BOTTOM, 6) }] : []),
    ...(gaps ? [{ ...gaps, from: a1(CHART_TOP, 7), to: a1(CHART_BOTTOM, LAST_COLUMN) }] : []),
  ];
  const verdicts = `${a1(KPI_ROW + 1, FIRST_COLUMN)}:${a1(KPI_ROW + 1, LAST_COLUMN)}`;
  const verdict = `LEFT(${a1(KPI_ROW + 1, FIRST_COLUMN)},1)`;
  const column = `${a1(RETAINED_ROW + 1, FIRST_COLUMN)}:${a1(THRESHOLD_ROW - 1, FIRST_COLUMN)}`;
  const mark = `LEFT(${a1(RETAINED_ROW + 1, FIRST_COLUMN)},1)`;
  return framed(pack, "cover", {
    widths: WIDTHS,
    message: message(pack, headline, quality),
    basis: texts.basis,
    second: since && sinceSentence(pack, since),
    linkColumns: LINK_COLUMNS,
    cells: [
      ...kpis(pack, headline, quality, parts.thresholds),
      ...(amounts ? [] : [cell(CHART_TOP, 1, text(texts.noBudget), "situation")]),
      ...(gaps ? [] : [cell(CHART_TOP, 7, text(texts.noQuality), "situation")]),
      ...retained(pack, parts, headline),
      cell(THRESHOLD_ROW, FIRST_COLUMN, live(thresholdLine(pack, parts.thresholds, headline)), "note"),
    ],
    heights: HEIGHTS,
    conditionalFormats: [
      {
        range: column,
        formula: `=${mark}="▲"`,
        style: { font: { color: CRITICAL.font, bold: true }, fill: CRITICAL.fill },
      },
      { range: column, formula: `=${mark}="■"`, style: { font: { color: WATCH.font, bold: true }, fill: WATCH.fill } },
      { range: verdicts, formula: `=${verdict}="▲"`, style: { font: { color: CRITICAL.font } } },
      { range: verdicts, formula: `=${verdict}="■"`, style: { font: { color: WATCH.font } } },
      { range: verdicts, formula: `=${verdict}="●"`, style: { font: { color: MET.font } } },
    ],
    charts,
    lastRow: THRESHOLD_ROW,
  });
}

/** The months of the only table; several tables side by side. */
function coverAmounts(
  pack: Pack,
  { blocks, tables }: BudgetSheet,
  headline: Headline | null,
): Omit<PlanChart, "from" | "to"> | null {
  const [chart] = tables?.charts ?? [];
  if (chart) return { ...chart, name: "Jauge C4 synthèse", dataSheet: "budget" };
  const plotted = (headline?.blocks ?? blocks).find(({ charted }) => charted.highest > 0);
  return plotted ? coverAmountsChart(pack, plotted) : null;
}

function message(pack: Pack, headline: Headline | null, quality: QualitySheet | null): Live<string> {
  const { cover: texts, clauses } = pack.texts;
  const { locale } = pack;
  const said: Live<string>[] = [];
  if (headline?.commitmentRate) {
    const rate = percent(headline.commitmentRate, 1, locale);
    said.push(
      headline.elapsed
        ? sentence(texts.committedAt, { rate, elapsed: percent(headline.elapsed, 0, locale) }, locale)
        : sentence(texts.committed, { rate }, locale),
    );
  }
  if (quality) said.push(onSheet(pack, "quality", MESSAGE_ROW, FIRST_COLUMN, quality.message.value));
  return said.length === 0 ? sentence(texts.nothing, {}, locale) : joined(said, clauses);
}

interface Kpi {
  readonly label: string;
  readonly value: Live | null;
  readonly style: StyleName;
  readonly note: Live<string> | null;
  readonly noteStyle?: StyleName;
  /** A word and its sign, beside the figure. */
  readonly verdict: Live<string> | null;
  /** Where the figure is detailed. */
  readonly place: string | null;
}

function kpis(
  pack: Pack,
  headline: Headline | null,
  quality: QualitySheet | null,
  thresholds: ThresholdCells,
): PlanCell[] {
  const { cover: texts } = pack.texts;
  const { locale } = pack;
  const nothing = sentence(texts.noFigure, {}, locale);
  const available = headline?.available ?? null;
  const verdicts = headline && headlineVerdicts(pack, headline, thresholds);
  const row = headline?.blocks[0]?.latestRow ?? null;
  const placeAt = (column: number): string | null => (row === null ? null : placeOn(pack, "budget", row, column));
  const all: Kpi[] = [
    {
      label: texts.commitmentRate,
      verdict: verdicts?.commitment ?? null,
      place: placeAt(B.commitmentRate),
      value: headline?.commitmentRate ?? null,
      style: "kpiRate",
      note: headline ? since(pack, headline, B.commitmentRate, (line) => line.commitmentRate.value) : nothing,
    },
    {
      label: headline?.ofBudget ? texts.paymentRateOfBudget : texts.paymentRateOfCommitted,
      verdict: verdicts?.payment ?? null,
      place: placeAt(headline?.ofBudget ? B.executionRate : B.paymentRate),
      value: headline?.paymentRate ?? null,
      style: "kpiRate",
      note: !headline
        ? nothing
        : headline.ofBudget
          ? since(pack, headline, B.executionRate, (line) => line.executionRate.value)
          : since(pack, headline, B.paymentRate, paidOfCommitted),
    },
    {
      label: texts.available,
      verdict: verdicts?.available ?? null,
      place: placeAt(B.available),
      value: available,
      style: Math.abs(available?.value ?? 0) >= 1e7 ? "kpiMillions" : "kpiAmount",
      note:
        sinceAvailable(pack, available) ??
        (headline?.budget ? sentence(texts.ofBudget, { budget: fixed(headline.budget, 0, locale) }, locale) : nothing),
    },
    requirementsKpi(pack, quality),
  ];
  return all.flatMap(({ label, value, style, note, noteStyle, verdict, place }, index) => {
    const column = PANELS[index] ?? FIRST_COLUMN;
    return [
      place === null
        ? cell(KPI_ROW, column, text(label), "kpiLabel")
        : cell(KPI_ROW, column, text(label), "kpiLink", place),
      cell(KPI_ROW, column + 1, null, "kpiLabel"),
      cell(KPI_ROW, column + 2, null, "kpiLabel"),
      cell(KPI_ROW + 1, column, value && live(value), style),
      ...(verdict ? [cell(KPI_ROW + 1, column + 1, live(verdict), "kpiVerdict")] : []),
      ...(note ? [cell(KPI_ROW + 2, column, live(note), noteStyle ?? "kpiNote")] : []),
    ];
  });
}

function requirementsKpi(pack: Pack, quality: QualitySheet | null): Kpi {
  const { cover: texts } = pack.texts;
  const { locale } = pack;
  const label = texts.requirements;
  if (!quality)
    return {
      label,
      value: null,
      style: "kpiText",
      note: sentence(texts.noFigure, {}, locale),
      verdict: null,
      place: null,
    };
  const { counts } = quality;
  const value = sentence(
    texts.met,
    { met: counted(counts.met, locale), evaluated: counted(evaluatedOf(counts), locale) },
    locale,
  );
  const confirm = counts.toConfirm.value > 0;
  const stored = sinceLast(pack);
  const before = stored && stored.before.met !== null && stored.before.evaluated !== null ? stored.before : null;
  const note = confirm
    ? sentence(before ? texts.toConfirmShort : texts.toConfirm, { n: counted(counts.toConfirm, locale) }, locale)
    : sentence(texts.allAssessed, {}, locale);
  return {
    label,
    value,
    style: "kpiText",
    verdict: requirementsVerdict(pack, counts),
    place: placeOn(pack, "quality", MESSAGE_ROW, FIRST_COLUMN),
    note:
      stored && before
        ? sentence(
            trackingTexts(pack).sinceMet,
            {
              note,
              met: counted(frozenCell(pack, before, "met", before.met ?? 0), locale),
              evaluated: counted(frozenCell(pack, before, "evaluated", before.evaluated ?? 0), locale),
              date: words(stored.date),
            },
            locale,
          )
        : note,
    noteStyle: confirm ? "kpiWatch" : "kpiNote",
  };
}

/** "-30 057 € depuis le 31/08/2015" */
function sinceAvailable(pack: Pack, available: Live<number> | null): Live<string> | null {
  const stored = sinceLast(pack);
  const former = stored?.before.available ?? null;
  if (!stored || former === null || !available) return null;
  const then = frozenCell(pack, stored.before, "available", former);
  const change = { formula: `(${available.formula}-${then.formula})`, value: available.value - former };
  return sentence(
    trackingTexts(pack).sinceAmount,
    { amount: signed(change, 0, pack.locale), date: words(stored.date) },
    pack.locale,
  );
}

/** "Depuis le 31/08/2015 : 1 nouvelle critique (Délai moyen…), 0 close" */
function sinceSentence(pack: Pack, { date, changes: { opened, closed } }: Since): Live<string> {
  const count = (names: readonly string[]) =>
    counted({ formula: String(names.length), value: names.length }, pack.locale);
  const list = (names: readonly string[]) =>
    names.length === 0 ? words("") : shortened(words(` (${names.join(", ")}`), LONGEST_NAMES);
  const closing = (names: readonly string[]) => words(names.length === 0 ? "" : ")");
  return sentence(
    trackingTexts(pack).since,
    {
      date: words(date),
      opened: count(opened),
      names: joined([list(opened), closing(opened)], ""),
      closed: count(closed),
      others: joined([list(closed), closing(closed)], ""),
    },
    pack.locale,
  );
}

/** "+1,32 pt depuis août"; since the last stored situation where there is one. */
function since(
  pack: Pack,
  headline: Headline,
  column: number,
  pick: (line: BudgetLine) => number | null,
): Live<string> | null {
  const { only } = headline;
  const stored = sinceLast(pack);
  const key =
    column === B.commitmentRate ? "commitmentRate" : column === B.executionRate ? "executionRate" : "paymentRate";
  const former = stored?.before[key] ?? null;
  const current = key === "commitmentRate" ? headline.commitmentRate : headline.paymentRate;
  if (stored && former !== null && current) {
    const then = frozenCell(pack, stored.before, key, former);
    const change = { formula: `${current.formula}-${then.formula}`, value: current.value - former };
    return sentence(
      trackingTexts(pack).sincePoints,
      { points: signedPercent(change, 2, pack.locale), date: words(stored.date) },
      pack.locale,
    );
  }
  const { latest = null, previous = null } = only?.result ?? {};
  if (!only || !latest || !previous || only.latestRow === null || only.previousRow === null) return null;
  const now = pick(latest);
  const before = pick(previous);
  if (now === null || before === null) return null;
  const at = (row: number) => placeOn(pack, "budget", row, column);
  const change = { formula: `${at(only.latestRow)}-${at(only.previousRow)}`, value: now - before };
  return sentence(
    pack.texts.cover.sincePoints,
    { points: signedPercent(change, 2, pack.locale), month: words(monthName(pack, previous)) },
    pack.locale,
  );
}

function retained(pack: Pack, parts: CoverParts, headline: Headline | null): PlanCell[] {
  const { cover: texts } = pack.texts;
  const lines = [
    ...shownLines(pack, parts, retainedLines(pack, parts), FINDING_ROWS).map((line, index) => ({
      ...line,
      row: RETAINED_ROW + 1 + index,
    })),
    ...figures(pack, headline).map((line, index) => ({ ...line, row: FIGURE_ROW + index })),
  ];
  return [
    cell(RETAINED_ROW, FIRST_COLUMN, text(texts.retained), "section"),
    ...range(FIRST_COLUMN + 1, LAST_COLUMN).map((column) => cell(RETAINED_ROW, column, null, "section")),
    ...lines.flatMap(({ mark, said, link, row }) => [
      cell(row, FIRST_COLUMN, mark === "" ? null : text(mark), "severity"),
      cell(row, SENTENCE_COLUMN, live(said), "text"),
      ...range(SENTENCE_COLUMN + 1, LAST_COLUMN)
        .filter((column) => column !== LINK_COLUMN)
        .map((column) => cell(row, column, null, "text")),
      link ? cell(row, LINK_COLUMN, text(link.label), "rowLink", link.place) : cell(row, LINK_COLUMN, null, "text"),
    ]),
  ];
}

interface FigureLine {
  readonly mark: string;
  readonly said: Live<string>;
  readonly link: { readonly label: string; readonly place: string } | null;
}

/** Reference figures: what is left, what moved in the period, where the year may end. */
function figures(pack: Pack, headline: Headline | null): FigureLine[] {
  if (!headline) return [];
  const { cover: texts } = pack.texts;
  const { locale } = pack;
  const { available, outstanding, blocks, only } = headline;
  const target = (row: number, column: number) => ({
    label: `${pack.names.budget}!${a1(row, column)}`,
    place: placeOn(pack, "budget", row, column),
  });
  const lines: FigureLine[] = [];
  const add = (said: Live<string>, row: number, column: number) =>
    lines.push({ mark: texts.figureMark, said, link: target(row, column) });
  const row = blocks[0]?.latestRow ?? 0;
  if (available && outstanding)
    add(
      sentence(
        texts.left,
        { available: fixed(available, 0, locale), outstanding: fixed(outstanding, 0, locale) },
        locale,
      ),
      row,
      B.available,
    );
  const latest = only?.result.latest;
  if (!only || !latest) return lines;
  const on = (at: number, column: number, value: number) => onSheet(pack, "budget", at, column, value);
  if (latest.committedFlow !== null && latest.paidFlow !== null) {
    add(
      sentence(
        texts.flows,
        {
          month: words(capitalised(monthName(pack, latest))),
          committed: signed(on(row, B.committedFlow, eurosOf(latest.committedFlow)), 0, locale),
          paid: signed(on(row, B.paidFlow, eurosOf(latest.paidFlow)), 0, locale),
        },
        locale,
      ),
      row,
      B.committedFlow,
    );
  }
  const proRata = only.landing.find(({ landing }) => landing.method === "proRata");
  const landingShare = proRata ? landingRate(latest, proRata.landing.paid) : null;
  if (proRata && landingShare !== null) {
    add(
      sentence(
        texts.landing,
        {
          paid: fixed(on(proRata.row, B.budget, eurosOf(proRata.landing.paid)), 0, locale),
          rate: percent(on(proRata.row, B.committed, landingShare), 1, locale),
        },
        locale,
      ),
      proRata.row,
      B.budget,
    );
  }
  return lines;
}

function thresholdLine(
  pack: Pack,
  { commitmentWatch, commitmentBreach, timeGap }: ThresholdCells,
  headline: Headline | null,
): Live<string> {
  const { locale } = pack;
  const shown = (limit: Live<number>) =>
    percent(limit, Number.isInteger(Math.round(limit.value * 1e6) / 1e4) ? 0 : 1, locale);
  return sentence(
    pack.texts.cover.thresholds,
    {
      watch: shown(commitmentWatch),
      breach: shown(commitmentBreach),
      gap: shown(timeGap),
      base: words(headline?.ofBudget ? pack.texts.cover.baseBudget : pack.texts.cover.baseCommitted),
    },
    locale,
  );
}
