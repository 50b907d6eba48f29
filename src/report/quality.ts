import { a1, areaA1, quoteSheet, refFormula, refLabel } from "../cells/address.ts";
import type { IndicatorResult } from "../indicators/results.ts";
import { cell, figure, live, text } from "./cells.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW } from "./frame.ts";
import { liveCell, liveRequirement, liveText } from "./live-formula.ts";
import { counted, factor, joined, quoteText, sentence, words, type Live } from "./live.ts";
import { onSheet, placeOn, type Pack } from "./pack.ts";
import { AXIS, CRITICAL, FAVOURABLE, INK, MET, WATCH, WHITE } from "./palette.ts";
import type { PlanCell, PlanChart, PlanConditionalFormat, PlanSeries, SheetPlan } from "./plan.ts";
import { GAP_FORMATS, type NumberStyle } from "./styles.ts";
import { CELL_PADDING, textWidth, wrappedHeight } from "./text-width.ts";
import { groupsBlock } from "./quality-groups.ts";
import { ticketsBlock } from "./quality-tickets.ts";
import { verdictFormulas, type VerdictFormulas } from "./verdict-formula.ts";

export const QUALITY_COLUMNS = {
  label: FIRST_COLUMN,
  requirement: 2,
  observed: 3,
  unit: 4,
  gap: 5,
  gapRatio: 6,
  verdict: 7,
  reading: 8,
  source: 9,
  change: 10,
} as const;
const C = QUALITY_COLUMNS;
const WIDTHS = [MARGIN_WIDTH, 216, 72, 60, 42, 57, 57, 93, 87, 66, 66];
const CHART_ROWS_LEAST = 14;

/** An indicator and its 0-based row on the sheet. */
export interface PlacedIndicator {
  readonly indicator: IndicatorResult;
  readonly row: number;
}

export interface QualitySheet {
  readonly sheet: SheetPlan;
  readonly indicators: readonly PlacedIndicator[];
  readonly message: Live<string>;
  /** Counts as formulas that any sheet of the pack may use. */
  readonly counts: QualityCounts;
}

export interface QualityCounts {
  readonly met: Live<number>;
  readonly breached: Live<number>;
  readonly toConfirm: Live<number>;
}

/** The requirements of all sheets with what was found, the gap and the verdict. */
export function qualitySheet(pack: Pack): QualitySheet {
  const all = pack.results.service.flatMap(({ indicators }) => indicators);
  const indicators = all.map((indicator, index): PlacedIndicator => ({ indicator, row: FIRST_ROW + index }));
  const lastRow = FIRST_ROW + Math.max(indicators.length, 1) - 1;
  const counts = countsOf(pack, indicators, lastRow, "");
  const message = qualityMessage(pack, counts);
  const charts = gapsChart(pack, indicators, message);
  const chartBottom = charts ? lastRow + 3 + chartRows(indicators) : lastRow;
  const block = ticketsBlock(pack, chartBottom + 2);
  const groups = groupsBlock(pack, (block?.lastRow ?? chartBottom) + 2);
  const widths = WIDTHS.map((width, column) => Math.max(width, widest(pack, indicators, column)));
  const sheet = framed(pack, "quality", {
    widths,
    message,
    second: note(pack, indicators),
    cells: [
      ...headers(pack),
      ...indicators.flatMap((placed) => rowCells(pack, placed, gapStyle(indicators))),
      ...(block?.cells ?? []),
      ...(groups?.cells ?? []),
    ],
    heights: [
      ...indicators.map(
        ({ indicator, row }) => [row, wrappedHeight(indicator.source.label, WIDTHS[C.label] ?? 0)] as const,
      ),
      ...(block?.heights ?? []),
      ...(groups?.heights ?? []),
    ],
    conditionalFormats: verdictFormats(pack, lastRow),
    charts: [
      ...(charts ? [{ ...charts, from: a1(lastRow + 3, C.label), to: a1(chartBottom, C.source) }] : []),
      ...(block?.charts ?? []),
    ],
    lastRow: groups?.lastRow ?? block?.lastRow ?? chartBottom,
  });
  const elsewhere = countsOf(pack, indicators, lastRow, `${quoteSheet(pack.names.quality)}!`);
  return { sheet, indicators, message, counts: elsewhere };
}

export type GapStyle = keyof typeof GAP_FORMATS;

export function gapStyle(indicators: readonly PlacedIndicator[]): GapStyle {
  const lost = ({ indicator: { gapRatio } }: PlacedIndicator) =>
    gapRatio !== null && gapRatio !== 0 && Math.abs(gapRatio) < 0.005;
  return indicators.some(lost) ? "gapFine" : "gap";
}

export const chartRows = (indicators: readonly PlacedIndicator[]): number =>
  Math.max(CHART_ROWS_LEAST, Math.ceil(indicators.length * 1.8) + 5);

function headers({ texts, results }: Pack): PlanCell[] {
  const compares = results.service.some(({ indicators }) => indicators.some(({ previous }) => previous));
  const { quality } = texts;
  return [
    cell(HEADER_ROW, C.label, text(quality.indicator), "header"),
    cell(HEADER_ROW, C.requirement, text(quality.requirement), "header"),
    cell(HEADER_ROW, C.observed, text(quality.observed), "headerRight"),
    cell(HEADER_ROW, C.unit, text(quality.unit), "headerAfter"),
    cell(HEADER_ROW, C.gap, text(quality.gap), "headerRight"),
    cell(HEADER_ROW, C.gapRatio, text(quality.gapRatio), "headerRight"),
    cell(HEADER_ROW, C.verdict, text(quality.verdict), "headerAfter"),
    cell(HEADER_ROW, C.reading, text(quality.reading), "header"),
    cell(HEADER_ROW, C.source, text(quality.source), "header"),
    cell(HEADER_ROW, C.change, compares ? text(quality.change) : null, "headerRight"),
  ];
}

function rowCells(pack: Pack, { indicator, row }: PlacedIndicator, gapStyle: GapStyle): PlanCell[] {
  const { source, observed, observedFrom, verdict, gap, gapRatio, previous } = indicator;
  const { quality } = pack.texts;
  const formulas = verdictFormulas(indicator, a1(row, C.observed), pack.texts.verdict);
  const style = numberStyle(indicator);
  const gaps = gapCells(indicator, formulas, a1(row, C.gap), style.signed === "points" ? 100 : 1);
  const label = liveText({ ref: source.labelRef, raw: source.label }, source.label);
  const wanted = liveRequirement(indicator, pack.locale);
  const unit = columnUnit(pack, indicator);
  const origin = originOf(pack, indicator);
  const change = ((observed.value ?? 0) - (previous?.value ?? 0)) * (style.signed === "points" ? 100 : 1);
  const fromSheet = observedFrom === "sheet" ? (formulas?.observed ?? null) : null;
  return [
    cell(row, C.label, live(label), "label"),
    cell(row, C.requirement, live(wanted), "text"),
    observed.value === null
      ? cell(row, C.observed, observed.text === "" ? null : live(liveCell(source.observed, pack.locale)), "right")
      : figure(row, C.observed, fromSheet, observed.value, style.plain),
    cell(row, C.unit, unit === "" ? null : text(unit), "textAfter"),
    figure(row, C.gap, gaps.gap, gap === null ? null : gap * (style.signed === "points" ? 100 : 1), style.signed),
    figure(row, C.gapRatio, gaps.ratio, gapRatio, gapStyle),
    cell(
      row,
      C.verdict,
      formulas && verdict !== "not-evaluated"
        ? live({ formula: formulas.verdict, value: pack.texts.verdict[verdict] })
        : text(pack.texts.verdict[verdict]),
      "verdict",
    ),
    cell(row, C.reading, text(quality.readings[readingOf(pack, indicator)]), "text"),
    cell(row, C.source, text(origin.label), "rowLink", origin.place),
    figure(row, C.change, null, previous && observed.value !== null ? change : null, style.signed),
  ];
}

/** Where the figure comes from: the sheet's cell, else the first rows of the log that gave it. */
function originOf(
  { results }: Pack,
  { source, observedFrom, log }: IndicatorResult,
): { readonly label: string; readonly place: string } {
  const found =
    observedFrom === "tickets"
      ? results.tickets.find(({ statement }) => log?.log.split(", ").includes(statement.block.sheet))
      : undefined;
  if (!found) return { label: refLabel(source.observed.ref), place: refFormula(source.observed.ref) };
  const { sheet, data, columns } = found.statement.block;
  return { label: log?.log ?? sheet, place: `${quoteSheet(sheet)}!${a1(data.top, columns["opened"] ?? data.left)}` };
}

/** The gap, in points for a ratio (`scale` 100), and its share of the requirement. */
export function gapCells(
  { gap, gapRatio, requirement }: IndicatorResult,
  formulas: VerdictFormulas | null,
  gapCell: string,
  scale: 1 | 100,
): { readonly gap: Live<number> | null; readonly ratio: Live<number> | null } {
  if (!formulas || gap === null) return { gap: null, ratio: null };
  const { limit } = formulas;
  const formula = scale === 1 ? formulas.gap : `100*${factor(formulas.gap)}`;
  const share = scale === 1 ? gapCell : `${gapCell}/100`;
  const size = (limit: string) => ((requirement.value ?? 0) < 0 ? `ABS(${limit})` : factor(limit));
  return {
    gap: { formula, value: gap * scale },
    ratio: limit !== null && gapRatio !== null ? { formula: `${share}/${size(limit)}`, value: gapRatio } : null,
  };
}

/** Whether the reading of a requirement was supposed, chosen by the user, or is what is written. */
export function readingOf(
  pack: Pack,
  { assumed, verdict, source }: IndicatorResult,
): keyof Pack["texts"]["quality"]["readings"] {
  if (assumed) return "assumed";
  if (verdict === "not-evaluated") return "none";
  const chosen = pack.results.settings.choices.some(
    ({ sheet, label }) => sheet === source.labelRef.sheet && label === source.label,
  );
  return chosen ? "confirmed" : "stated";
}

export function numberStyle({ observed, requirement }: IndicatorResult): { plain: NumberStyle; signed: NumberStyle } {
  const unit = observed.unit ?? requirement.unit;
  if (unit === "ratio") return { plain: "rate", signed: "points" };
  if (unit === "EUR") return { plain: "amount", signed: "signedAmount" };
  const whole = Number.isInteger(observed.value ?? 0) && (unit === null || unit === "count");
  return whole ? { plain: "whole", signed: "signedWhole" } : { plain: "decimal", signed: "signedDecimal" };
}

/** Formats of ratios and amounts show theirs. */
export function columnUnit(pack: Pack, indicator: IndicatorResult): string {
  const unit = indicator.observed.unit ?? indicator.requirement.unit;
  return unit === "ratio" || unit === "EUR" ? "" : unitName(pack, indicator);
}

/** "j ouvrés", "%", nothing for a number of things. */
export function unitName(pack: Pack, { observed, requirement }: IndicatorResult): string {
  const unit = observed.unit ?? requirement.unit;
  if (unit === null) return "";
  if (unit === "day") return pack.texts.dayTypes[requirement.dayType ?? "unspecified"];
  return pack.texts.units[unit];
}

function widest(pack: Pack, indicators: readonly PlacedIndicator[], column: number): number {
  const texts = indicators.map(({ indicator }) => {
    if (column === C.requirement) return indicator.requirement.text.slice(0, 34);
    if (column === C.unit) return columnUnit(pack, indicator);
    if (column === C.source) return originOf(pack, indicator).label.slice(0, 34);
    return "";
  });
  return Math.max(0, ...texts.map((shown) => Math.ceil(textWidth(shown, 10) + CELL_PADDING)));
}

export function countsOf(
  pack: Pack,
  indicators: readonly PlacedIndicator[],
  lastRow: number,
  sheet: string,
): QualityCounts {
  const { verdict, quality } = pack.texts;
  const column = (index: number) => `${sheet}${areaA1({ top: FIRST_ROW, left: index, bottom: lastRow, right: index })}`;
  const readings = column(C.reading);
  const stated = (word: string) =>
    `COUNTIFS(${column(C.verdict)},${quoteText(word)},${readings},${quoteText(`<>${quality.readings.assumed}`)})`;
  const number = (matching: (indicator: IndicatorResult) => boolean) =>
    indicators.filter(({ indicator }) => matching(indicator)).length;
  return {
    met: { formula: stated(verdict.met), value: number(({ verdict: is, assumed }) => is === "met" && !assumed) },
    breached: {
      formula: stated(verdict.breached),
      value: number(({ verdict: is, assumed }) => is === "breached" && !assumed),
    },
    toConfirm: {
      formula: `COUNTIFS(${readings},${quoteText(quality.readings.assumed)})`,
      value: number(({ assumed }) => assumed),
    },
  };
}

export const evaluatedOf = ({ met, breached }: QualityCounts): Live<number> => ({
  formula: `(${met.formula}+${breached.formula})`,
  value: met.value + breached.value,
});

/** "1 exigence non tenue sur 3 évaluées ; 2 à confirmer" */
export function qualityMessage(pack: Pack, counts: QualityCounts): Live<string> {
  const { quality, clauses } = pack.texts;
  const { locale } = pack;
  const evaluated = evaluatedOf(counts);
  const parts = { breached: counted(counts.breached, locale), evaluated: counted(evaluated, locale) };
  const template =
    evaluated.value === 0 ? quality.noneEvaluated : counts.breached.value === 0 ? quality.allMet : quality.notMet;
  const clause = sentence(template, parts, locale);
  if (counts.toConfirm.value === 0) return clause;
  const confirm = sentence(quality.toConfirm, { n: counted(counts.toConfirm, locale) }, locale);
  return joined([clause, confirm], clauses);
}

/** What the chart leaves out, and what its outlines mean. */
function note(pack: Pack, indicators: readonly PlacedIndicator[]): Live<string> | null {
  const { quality, clauses } = pack.texts;
  const zero = indicators.filter(({ indicator: { gap, gapRatio } }) => gap !== null && gapRatio === null);
  const said = [
    ...(indicators.some(({ indicator }) => indicator.assumed) ? [words(quality.assumedNote)] : []),
    ...(zero.length > 0
      ? [
          sentence(
            quality.zeroNote,
            { labels: words(zero.map(({ indicator }) => indicator.source.label).join(", ")) },
            pack.locale,
          ),
        ]
      : []),
  ];
  return said.length === 0 ? null : joined(said, clauses);
}

export function verdictFormats(pack: Pack, lastRow: number): PlanConditionalFormat[] {
  const range = (column: number) => areaA1({ top: FIRST_ROW, left: column, bottom: lastRow, right: column });
  const verdict = `$${a1(FIRST_ROW, C.verdict)}`;
  const reading = `$${a1(FIRST_ROW, C.reading)}`;
  const { verdict: words, quality } = pack.texts;
  return [
    {
      range: range(C.verdict),
      formula: `=${verdict}=${quoteText(words.breached)}`,
      style: { font: { color: CRITICAL.font, bold: true }, fill: CRITICAL.fill },
    },
    {
      range: range(C.verdict),
      formula: `=${verdict}=${quoteText(words.met)}`,
      style: { font: { color: MET.font, bold: true }, fill: MET.fill },
    },
    {
      range: range(C.reading),
      formula: `=${reading}=${quoteText(quality.readings.assumed)}`,
      style: { font: { color: WATCH.font, bold: true }, fill: WATCH.fill },
    },
  ];
}

/** C2: gaps to the requirements in percent, unfavourable to the right; null when none can be drawn. */
export function gapsChart(
  pack: Pack,
  indicators: readonly PlacedIndicator[],
  message: Live<string>,
): Omit<PlanChart, "from" | "to"> | null {
  const plotted = indicators.flatMap(({ indicator }, index) => {
    const { gapRatio, verdict, assumed } = indicator;
    return gapRatio === null || verdict === "not-evaluated" ? [] : [{ index, gapRatio, verdict, assumed }];
  });
  const [first] = indicators;
  const last = indicators.at(-1);
  if (plotted.length === 0 || !first || !last) return null;
  const highest = Math.max(0, ...plotted.map(({ gapRatio }) => gapRatio));
  const lowest = Math.min(0, ...plotted.map(({ gapRatio }) => gapRatio));
  const maximum = Math.ceil(Number(highest.toPrecision(12))) + 1;
  const column = (index: number) => areaA1({ top: first.row, left: index, bottom: last.row, right: index });
  const series: PlanSeries = {
    name: a1(HEADER_ROW, C.gapRatio),
    values: column(C.gapRatio),
    categories: column(C.label),
    gapWidth: 40,
    fill: FAVOURABLE,
    labels: {
      numberFormat: GAP_FORMATS[gapStyle(indicators)],
      position: "OutsideEnd",
      bold: true,
      color: INK,
      size: 9,
    },
    points: plotted.map(({ index, verdict, assumed }) => {
      const color = verdict === "breached" ? CRITICAL.font : FAVOURABLE;
      return assumed
        ? { index, fill: WHITE, line: { color, weight: 1.5 } }
        : { index, fill: color, line: { color: "none" } };
    }),
  };
  return {
    name: "Jauge C2",
    chartType: "BarClustered",
    title: { cell: a1(MESSAGE_ROW, FIRST_COLUMN), text: message.value },
    series: [series],
    valueAxis: {
      minimum: Math.min(-maximum / 3, -1, Math.floor(lowest * 1.2)),
      maximum,
      numberFormat: '0"\u00a0"%',
      title: pack.texts.quality.axis,
      gridlines: true,
      tickLabels: "None",
      line: { color: "none" },
    },
    categoryAxis: { tickLabels: "Low", reversed: true, gridlines: false, line: { color: AXIS } },
    legend: null,
  };
}

/** The C2 chart as the cover shows it. */
export function coverGapsChart(
  pack: Pack,
  { indicators, message }: QualitySheet,
): Omit<PlanChart, "from" | "to"> | null {
  const drawn = gapsChart(pack, indicators, message);
  return drawn && { ...drawn, name: "Jauge C2 synthèse", dataSheet: "quality" };
}

/** A cell of an indicator's row as other sheets refer to it. */
export const indicatorCell = <T extends string | number>(
  pack: Pack,
  placed: PlacedIndicator,
  column: number,
  value: T,
): Live<T> => onSheet(pack, "quality", placed.row, column, value);

export const indicatorPlace = (pack: Pack, placed: PlacedIndicator, column: number): string =>
  placeOn(pack, "quality", placed.row, column);
