import { a1, areaA1, parseArea, quoteSheet, refFormula, refLabel } from "../cells/address.ts";
import type { Finding, Severity } from "../cells/finding.ts";
import { findingRemedy, findingSentence } from "../locales/finding-sentence.ts";
import { cell, text } from "./cells.ts";
import { absentSubjects, assumptions, readings, reconciliation, registerCounts } from "./checks-sections.ts";
import { checkedFigures } from "./checked-figures.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH } from "./frame.ts";
import { keptSection } from "./kept-section.ts";
import { counted, quoteText, sentence, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import { CRITICAL, WATCH } from "./palette.ts";
import type { PlanCell, SheetPlan } from "./plan.ts";
import type { QualitySheet } from "./quality.ts";
import { checksBySubject, runSection, type FindingRow } from "./run-sections.ts";
import { sinceSection } from "./since-section.ts";
import { CELL_PADDING, textWidth, wrappedHeight } from "./text-width.ts";

export const CHECKS_COLUMNS = {
  severity: FIRST_COLUMN,
  subject: 2,
  finding: 3,
  cell: 4,
  value: 5,
  expected: 6,
  todo: 7,
} as const;
const C = CHECKS_COLUMNS;
const WIDTHS = [MARGIN_WIDTH, 93, 75, 270, 90, 75, 72, 134];
/** Points of one level. */
const INDENT = 8;

export interface ChecksSheet {
  readonly sheet: SheetPlan;
  /** How many findings the table holds, for other sheets of the pack. */
  readonly count: Live<number>;
}

/** Every finding with its cell and what to do; then what was reconciled, read, supposed and counted. */
export function checksSheet(pack: Pack, quality: QualitySheet | null): ChecksSheet {
  const { findings } = pack.results;
  const widths = WIDTHS.map((width, column) => (column === C.cell ? Math.max(width, widestPlace(findings)) : width));
  const rows = findings.map((finding, index) => findingRow(pack, quality, finding, FIRST_ROW + index));
  const lastFinding = FIRST_ROW + Math.max(findings.length, 1) - 1;
  const severities = areaA1({ top: FIRST_ROW, left: C.severity, bottom: lastFinding, right: C.severity });
  let row = lastFinding + 2;
  const sections: PlanCell[] = [];
  for (const section of [
    sinceSection,
    reconciliation,
    readings,
    assumptions,
    registerCounts,
    absentSubjects,
    keptSection,
    (of: Pack, at: number) =>
      checksBySubject(
        of,
        at,
        findings.map((finding) => filed(of, finding)),
      ),
    runSection,
  ]) {
    const cells = section(pack, row);
    if (cells.length === 0) continue;
    sections.push(...cells);
    row = Math.max(...cells.map((placed) => placed.row)) + 2;
  }
  const sheet = framed(pack, "checks", {
    widths,
    message: message(pack, severities),
    cells: [
      ...headers(pack),
      ...(findings.length === 0
        ? [cell(FIRST_ROW, C.severity, text(pack.texts.checks.none), "situation")]
        : rows.flatMap(({ cells }) => cells)),
      ...sections,
    ],
    heights: rows.map(({ height }, index) => [FIRST_ROW + index, height] as const),
    conditionalFormats: [
      {
        range: severities,
        formula: `=LEFT(${a1(FIRST_ROW, C.severity)},1)="▲"`,
        style: { font: { color: CRITICAL.font, bold: true }, fill: CRITICAL.fill },
      },
      {
        range: severities,
        formula: `=LEFT(${a1(FIRST_ROW, C.severity)},1)="■"`,
        style: { font: { color: WATCH.font, bold: true }, fill: WATCH.fill },
      },
    ],
    lastRow: row - 2,
  });
  const subjects = areaA1({ top: FIRST_ROW, left: C.subject, bottom: lastFinding, right: C.subject });
  return {
    sheet,
    count: { formula: `COUNTA(${quoteSheet(pack.names.checks)}!${subjects})`, value: findings.length },
  };
}

function headers({ texts: { checks } }: Pack): PlanCell[] {
  return [
    cell(HEADER_ROW, C.severity, text(checks.severity), "header"),
    cell(HEADER_ROW, C.subject, text(checks.subject), "header"),
    cell(HEADER_ROW, C.finding, text(checks.finding), "header"),
    cell(HEADER_ROW, C.cell, text(checks.cell), "header"),
    cell(HEADER_ROW, C.value, text(checks.value), "headerRight"),
    cell(HEADER_ROW, C.expected, text(checks.expected), "headerRight"),
    cell(HEADER_ROW, C.todo, text(checks.todo), "headerAfter"),
  ];
}

function message(pack: Pack, severities: string): Live<string> {
  const { checks, severity } = pack.texts;
  const { findings } = pack.results;
  if (findings.length === 0) return sentence(checks.none, {}, pack.locale);
  const of = (which: Severity) =>
    counted(
      {
        formula: `COUNTIFS(${severities},${quoteText(severity[which])})`,
        value: findings.filter((finding) => finding.severity === which).length,
      },
      pack.locale,
    );
  return sentence(checks.message, { breach: of("breach"), warning: of("warning"), info: of("info") }, pack.locale);
}

function findingRow(
  pack: Pack,
  quality: QualitySheet | null,
  finding: Finding,
  row: number,
): { cells: PlanCell[]; height: number } {
  const said = findingSentence(finding, pack.locale);
  const todo = findingRemedy(finding, pack.locale);
  const place = placeOf(finding);
  const { value, expected } = checkedFigures(pack, quality, finding);
  const height = (shown: string, column: number, indent = 0) => wrappedHeight(shown, (WIDTHS[column] ?? 0) - indent);
  return {
    height: Math.max(height(said, C.finding), height(todo, C.todo, INDENT), height(place?.label ?? "", C.cell)),
    cells: [
      cell(row, C.severity, text(pack.texts.severity[finding.severity]), "severityTop"),
      cell(row, C.subject, text(subjectOf(pack, finding)), "wrapped"),
      cell(row, C.finding, text(said), "wrapped"),
      place ? cell(row, C.cell, text(place.label), "wrappedLink", place.target) : cell(row, C.cell, null, "wrapped"),
      value ? { ...value, row, column: C.value } : cell(row, C.value, null, "wrapped"),
      expected ? { ...expected, row, column: C.expected } : cell(row, C.expected, null, "wrapped"),
      cell(row, C.todo, text(todo), "wrappedAfter"),
    ],
  };
}

const filed = (pack: Pack, finding: Finding): FindingRow => ({
  subject: subjectOf(pack, finding),
  severity: finding.severity,
});

function subjectOf({ texts: { subjects } }: Pack, { code }: Finding): string {
  const [subject = ""] = code.split(".");
  return subjects[subject as keyof typeof subjects] ?? subjects.other;
}

const WIDEST_PLACE = 170;

/** Points of the longest place: a link of several words wraps badly. */
const widestPlace = (findings: readonly Finding[]): number =>
  Math.min(
    WIDEST_PLACE,
    Math.max(0, ...findings.map((finding) => Math.ceil(textWidth(placeOf(finding)?.label ?? "", 10) + CELL_PADDING))),
  );

function placeOf({ sheet, cell: address }: Finding): { label: string; target: string } | null {
  if (sheet === null) return null;
  const area = address === null ? null : parseArea(address);
  if (!area) return { label: sheet, target: `${quoteSheet(sheet)}!A1` };
  const ref = { sheet, row: area.top, column: area.left };
  return { label: refLabel(ref), target: refFormula(ref) };
}
