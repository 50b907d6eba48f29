import { a1, areaA1, refFormula, refLabel } from "../cells/address.ts";
import { byVerdict, factLines, type FactLine } from "../indicators/facts/facts.ts";
import { reasons as en } from "../locales/en/reasons.ts";
import { reasons as fr } from "../locales/fr/reasons.ts";
import { cell, figure, live, text } from "./cells.ts";
import { committeeTexts } from "./committee.ts";
import { FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH } from "./frame.ts";
import { liveCell, liveRequirement, liveText } from "./live-formula.ts";
import { counted, joined, quoteText, sentence, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell, SheetPlan } from "./plan.ts";
import {
  chartRows,
  columnUnit,
  countsOf,
  evaluatedOf,
  gapCells,
  gapsChart,
  gapStyle,
  numberStyle,
  QUALITY_COLUMNS,
  readingOf,
  verdictFormats,
  type GapStyle,
  type PlacedIndicator,
} from "./quality.ts";
import { CELL_PADDING, textWidth, wrappedHeight } from "./text-width.ts";
import { verdictFormulas } from "./verdict-formula.ts";

/** The columns of the sheet of requirements, so that both read alike; the last one says whom the fact is about. */
const C = { ...QUALITY_COLUMNS, scope: QUALITY_COLUMNS.change } as const;
const WIDTHS = [MARGIN_WIDTH, 216, 84, 66, 42, 57, 57, 93, 120, 72, 90];
const REASONS = { fr, en } as const;

/** Free indicators with their target, gap and verdict; those without a target are told. */
export function factsSheet(pack: Pack): SheetPlan {
  const lines = byVerdict(pack.results.facts.flatMap((statement) => factLines(statement, pack.results.settings)));
  const placed = lines.map(({ judgement }, index): PlacedIndicator => ({
    indicator: judgement,
    row: FIRST_ROW + index,
  }));
  const lastRow = FIRST_ROW + lines.length - 1;
  const message = messageOf(pack, placed, lastRow);
  const judged = placed.filter(({ indicator }) => indicator.verdict !== "not-evaluated");
  const drawn = gapsChart(pack, judged, message);
  const chartBottom = lastRow + 3 + chartRows(judged);
  const widths = WIDTHS.map((width, column) => Math.max(width, widest(pack, lines, column)));
  return framed(pack, "facts", {
    widths,
    message,
    second: secondOf(pack, lines, lastRow),
    cells: [
      ...headers(pack),
      ...lines.flatMap((line, index) => lineCells(pack, line, FIRST_ROW + index, gapStyle(placed))),
    ],
    heights: lines.map((line, index) => [FIRST_ROW + index, heightOf(pack, line)] as const),
    conditionalFormats: verdictFormats(pack, lastRow),
    charts: drawn
      ? [
          {
            ...drawn,
            name: "Jauge faits",
            valueAxis: { ...drawn.valueAxis, title: committeeTexts(pack).facts.axis },
            from: a1(lastRow + 3, C.label),
            to: a1(chartBottom, C.source),
          },
        ]
      : [],
    lastRow: drawn ? chartBottom : lastRow,
  });
}

function headers(pack: Pack): PlanCell[] {
  const { facts } = committeeTexts(pack);
  const { quality } = pack.texts;
  return [
    cell(HEADER_ROW, C.label, text(facts.fact), "header"),
    cell(HEADER_ROW, C.requirement, text(facts.target), "header"),
    cell(HEADER_ROW, C.observed, text(facts.value), "headerRight"),
    cell(HEADER_ROW, C.unit, text(quality.unit), "headerAfter"),
    cell(HEADER_ROW, C.gap, text(quality.gap), "headerRight"),
    cell(HEADER_ROW, C.gapRatio, text(quality.gapRatio), "headerRight"),
    cell(HEADER_ROW, C.verdict, text(quality.verdict), "headerAfter"),
    cell(HEADER_ROW, C.reading, text(quality.reading), "header"),
    cell(HEADER_ROW, C.source, text(quality.source), "header"),
    cell(HEADER_ROW, C.scope, text(facts.scope), "header"),
  ];
}

function lineCells(pack: Pack, line: FactLine, row: number, gap: GapStyle): PlanCell[] {
  const { judgement, source, value, target } = line;
  const { verdict } = judgement;
  const formulas = verdictFormulas(judgement, a1(row, C.observed), pack.texts.verdict);
  const style = numberStyle(judgement);
  const scale = style.signed === "points" ? 100 : 1;
  const gaps = gapCells(judgement, formulas, a1(row, C.gap), scale);
  const place = (value ?? target)?.ref ?? source.labelRef;
  const unit = columnUnit(pack, judgement);
  return [
    cell(row, C.label, live(liveText({ ref: source.labelRef, raw: source.label }, source.label)), "label"),
    cell(row, C.requirement, target && live(liveRequirement(judgement, pack.locale)), "label"),
    valueCell(pack, line, row, formulas?.observed ?? null),
    cell(row, C.unit, unit === "" || verdict === "not-evaluated" ? null : text(unit), "textAfter"),
    figure(row, C.gap, gaps.gap, judgement.gap === null ? null : judgement.gap * scale, style.signed),
    figure(row, C.gapRatio, gaps.ratio, judgement.gapRatio, gap),
    cell(
      row,
      C.verdict,
      formulas && verdict !== "not-evaluated"
        ? live({ formula: formulas.verdict, value: pack.texts.verdict[verdict] })
        : text(pack.texts.verdict[verdict]),
      "verdict",
    ),
    cell(row, C.reading, text(readingText(pack, line)), "label"),
    cell(row, C.source, text(refLabel(place)), "rowLink", refFormula(place)),
    cell(row, C.scope, source.scope === null ? null : text(source.scope), "label"),
  ];
}

/** A number where it is judged, else what the cell says. */
function valueCell(pack: Pack, { judgement, value }: FactLine, row: number, formula: Live<number> | null): PlanCell {
  if (!value) return cell(row, C.observed, null, "right");
  const { observed, verdict } = judgement;
  if (verdict !== "not-evaluated" && observed.value !== null)
    return figure(row, C.observed, formula, observed.value, numberStyle(judgement).plain);
  if (typeof value.raw !== "number") return cell(row, C.observed, live(liveCell(value, pack.locale)), "right");
  const shown = value.format.includes("%") ? "rate" : Number.isInteger(value.raw) ? "whole" : "decimal";
  return figure(row, C.observed, { formula: refFormula(value.ref), value: value.raw }, null, shown);
}

function readingText(pack: Pack, { judgement, untold }: FactLine): string {
  if (untold !== null) return committeeTexts(pack).facts.untold[untold];
  if (judgement.verdict !== "not-evaluated") return pack.texts.quality.readings[readingOf(pack, judgement)];
  const words: Readonly<Record<string, string>> = REASONS[pack.locale];
  return words[judgement.reason ?? ""] ?? pack.texts.quality.readings.none;
}

const heightOf = (pack: Pack, line: FactLine): number =>
  Math.max(
    wrappedHeight(line.source.label, WIDTHS[C.label] ?? 0),
    wrappedHeight(String(line.target?.raw ?? ""), WIDTHS[C.requirement] ?? 0),
    wrappedHeight(readingText(pack, line), WIDTHS[C.reading] ?? 0),
    wrappedHeight(line.source.scope ?? "", WIDTHS[C.scope] ?? 0),
  );

function widest(pack: Pack, lines: readonly FactLine[], column: number): number {
  const texts = lines.map(({ judgement, source, value, target }) => {
    if (column === C.source) return refLabel((value ?? target)?.ref ?? source.labelRef).slice(0, 34);
    if (column === C.unit) return judgement.verdict === "not-evaluated" ? "" : columnUnit(pack, judgement);
    return column === C.observed && typeof value?.raw === "string" ? value.raw.slice(0, 34) : "";
  });
  return Math.max(0, ...texts.map((shown) => Math.ceil(textWidth(shown, 10) + CELL_PADDING)));
}

/** "1 cible non tenue sur 2 évaluées ; 1 à confirmer" */
function messageOf(pack: Pack, placed: readonly PlacedIndicator[], lastRow: number): Live<string> {
  const { facts } = committeeTexts(pack);
  const { locale, texts } = pack;
  const counts = countsOf(pack, placed, lastRow, "");
  const evaluated = evaluatedOf(counts);
  const parts = { breached: counted(counts.breached, locale), evaluated: counted(evaluated, locale) };
  const template =
    evaluated.value === 0 ? facts.noneEvaluated : counts.breached.value === 0 ? facts.allMet : facts.missed;
  const clause = sentence(template, parts, locale);
  if (counts.toConfirm.value === 0) return clause;
  return joined(
    [clause, sentence(texts.quality.toConfirm, { n: counted(counts.toConfirm, locale) }, locale)],
    texts.clauses,
  );
}

function secondOf(pack: Pack, lines: readonly FactLine[], lastRow: number): Live<string> | null {
  const told = lines.filter(({ judgement }) => judgement.verdict === "not-evaluated").length;
  if (told === 0) return null;
  const verdicts = areaA1({ top: FIRST_ROW, left: C.verdict, bottom: lastRow, right: C.verdict });
  const n = {
    formula: `COUNTIFS(${verdicts},${quoteText(pack.texts.verdict["not-evaluated"])})`,
    value: told,
  };
  return sentence(committeeTexts(pack).facts.told, { n: counted(n, pack.locale) }, pack.locale);
}
