import { a1, columnIndex, parseArea, refFormula } from "../cells/address.ts";
import type { Finding, Severity } from "../cells/finding.ts";
import { eurosOf } from "../cells/units.ts";
import type { IndicatorResult } from "../indicators/results.ts";
import { findingSentence } from "../locales/finding-sentence.ts";
import type { BudgetBlock } from "./budget-block.ts";
import { BUDGET_COLUMNS } from "./budget-columns.ts";
import { monthName } from "./budget-period.ts";
import { FIRST_COLUMN, FIRST_ROW } from "./frame.ts";
import { liveRequirement, liveText } from "./live-formula.ts";
import {
  counted,
  fixed,
  percent,
  sentence,
  shortened,
  signed,
  signedPercent,
  words,
  type Live,
  type Part,
} from "./live.ts";
import { capitalised, onSheet, placeOn, type Pack } from "./pack.ts";
import type { CoverParts } from "./cover.ts";
import { indicatorCell, indicatorPlace, QUALITY_COLUMNS, unitName, type PlacedIndicator } from "./quality.ts";

/** A row of « À retenir »; `tells` says how many findings it covers. */
export interface RetainedLine {
  readonly mark: string;
  readonly said: Live<string>;
  readonly link: { readonly label: string; readonly place: string } | null;
  readonly tells: number;
}

/** What fits between the mark and the link, at the size of the body. */
const LONGEST = 88;
/** What is said of a supposed reading: that it is not met, or only that it is supposed. */
const ASSUMED_CODES: ReadonlySet<string> = new Set(["service.breached", "service.assumed"]);

/** One line a finding, most serious first; supposed readings in the same direction share one. */
export function retainedLines(pack: Pack, parts: CoverParts): readonly RetainedLine[] {
  const lines: RetainedLine[] = [];
  const grouped = new Set<Finding>();
  for (const finding of figuresFirst(pack.results.findings)) {
    if (grouped.has(finding)) continue;
    const assumed = assumedGroup(pack, parts, finding) ?? overdueGroup(pack, parts, finding);
    if (assumed) {
      for (const each of assumed.findings) grouped.add(each);
      lines.push({ ...assumed.line, mark: pack.texts.severity[finding.severity] });
    } else lines.push(lineOf(pack, parts, finding));
  }
  return lines;
}

const BY_SEVERITY: readonly Severity[] = ["breach", "warning", "info"];

/** At equal severity, what the figures say comes before how the sheets were read. */
function figuresFirst(findings: readonly Finding[]): readonly Finding[] {
  const ofReading = ({ code }: Finding) => /^(reading|settings)\./.test(code);
  return BY_SEVERITY.flatMap((severity) => {
    const alike = findings.filter((finding) => finding.severity === severity);
    return [...alike.filter((finding) => !ofReading(finding)), ...alike.filter(ofReading)];
  });
}

/** The first lines, the last of them saying how many findings are left to read in Contrôles. */
export function shownLines(
  pack: Pack,
  { checks }: CoverParts,
  lines: readonly RetainedLine[],
  rows: number,
): readonly RetainedLine[] {
  const { cover: texts } = pack.texts;
  const { locale } = pack;
  if (lines.length === 0) return [{ mark: "", said: sentence(texts.none, {}, locale), link: null, tells: 0 }];
  if (lines.length <= rows) return lines;
  const shown = lines.slice(0, rows - 1);
  const told = shown.reduce((sum, { tells }) => sum + tells, 0);
  const left = { formula: `(${checks.count.formula}-${told})`, value: checks.count.value - told };
  const more = sentence(texts.more, { n: counted(left, locale) }, locale);
  const link = {
    label: `${pack.names.checks}!${a1(FIRST_ROW, FIRST_COLUMN)}`,
    place: placeOn(pack, "checks", FIRST_ROW, FIRST_COLUMN),
  };
  return [...shown, { mark: "", said: more, link, tells: 0 }];
}

function lineOf(pack: Pack, parts: CoverParts, finding: Finding): RetainedLine {
  const mark = pack.texts.severity[finding.severity];
  const live = breachLine(pack, parts, finding) ?? budgetChangeLine(pack, parts, finding);
  if (live) return { mark, tells: 1, ...live };
  const told = findingSentence(finding, pack.locale);
  return { mark, said: shortened(words(told), LONGEST), link: sourceLink(finding), tells: 1 };
}

function sourceLink({ sheet, cell }: Finding): RetainedLine["link"] {
  const area = cell === null ? null : parseArea(cell);
  if (sheet === null || !area) return null;
  return { label: `${sheet}!${cell}`, place: refFormula({ sheet, row: area.top, column: area.left }) };
}

const sameCell = (finding: Finding, indicator: IndicatorResult): boolean => {
  const row = /(?<!\d)\d+$/.exec(finding.cell ?? "")?.[0];
  return finding.sheet === indicator.source.labelRef.sheet && Number(row) === indicator.source.row + 1;
};

function indicatorLink(pack: Pack, placed: PlacedIndicator, column: number): RetainedLine["link"] {
  return { label: `${pack.names.quality}!${a1(placed.row, column)}`, place: indicatorPlace(pack, placed, column) };
}

/** "Délai moyen … : 5,79 j pour < 3,5 j (+65,4 %)" */
function breachLine(pack: Pack, { quality }: CoverParts, finding: Finding): Pick<RetainedLine, "said" | "link"> | null {
  if (finding.code !== "service.breached") return null;
  const placed = quality?.indicators.find(({ indicator }) => sameCell(finding, indicator));
  const observed = placed?.indicator.observed.value ?? null;
  if (!placed || observed === null) return null;
  const { indicator } = placed;
  const { source, gapRatio } = indicator;
  const label = liveText({ ref: source.labelRef, raw: source.label }, source.label);
  const build = (shown: Part) =>
    sentence(
      gapRatio === null ? pack.texts.cover.breachedZero : pack.texts.cover.breached,
      {
        label: shown,
        observed: observedPart(pack, placed, observed),
        unit: words(spacedUnit(pack, indicator)),
        requirement: liveRequirement(indicator, pack.locale),
        ...(gapRatio === null
          ? {}
          : { gap: signedPercent(indicatorCell(pack, placed, QUALITY_COLUMNS.gapRatio, gapRatio), 1, pack.locale) }),
      },
      pack.locale,
    );
  const whole = build(label);
  const excess = whole.value.length - LONGEST;
  const said = excess > 0 ? build(shortened(label, Math.max(12, label.value.length - excess))) : whole;
  return { said, link: indicatorLink(pack, placed, QUALITY_COLUMNS.observed) };
}

function observedPart(pack: Pack, placed: PlacedIndicator, observed: number): Part {
  const unit = placed.indicator.observed.unit ?? placed.indicator.requirement.unit;
  const cell = indicatorCell(pack, placed, QUALITY_COLUMNS.observed, observed);
  if (unit === "ratio") return percent(cell, 2, pack.locale);
  return fixed(cell, Number.isInteger(observed) && (unit === null || unit === "count") ? 0 : 2, pack.locale);
}

function spacedUnit(pack: Pack, indicator: IndicatorResult): string {
  const name = unitName(pack, indicator);
  return name === "" ? "" : `\u00a0${name}`;
}

/** "« 1 » et « 10 » lus comme maximum : 6 et 21 constatés ; à confirmer, hors taux" */
function assumedGroup(
  pack: Pack,
  { quality }: CoverParts,
  finding: Finding,
): { findings: readonly Finding[]; line: Omit<RetainedLine, "mark"> } | null {
  if (!quality) return null;
  const direction = (of: Finding) => {
    // A direction that the requirement says, with days or hours that the settings count, is another supposition.
    const placed = quality.indicators.find(
      ({ indicator }) => indicator.requirement.status === "assumed" && sameCell(of, indicator),
    );
    const op = placed?.indicator.requirement.op;
    if (!placed || placed.indicator.observed.value === null || !ASSUMED_CODES.has(of.code)) return null;
    if (op === "le" || op === "lt") return { placed, minimum: false };
    return op === "ge" || op === "gt" ? { placed, minimum: true } : null;
  };
  const own = direction(finding);
  if (!own) return null;
  const group = pack.results.findings.flatMap((each) => {
    const found = each.severity === finding.severity ? direction(each) : null;
    return found?.minimum === own.minimum ? [{ finding: each, placed: found.placed }] : [];
  });
  const { cover, and, quoted } = pack.texts;
  const { locale } = pack;
  const list = (pieces: readonly Part[]): Part =>
    sentence(
      pieces
        .map((_, index) => (index === 0 ? "{p0}" : index === pieces.length - 1 ? `${and}{p${index}}` : `, {p${index}}`))
        .join(""),
      Object.fromEntries(pieces.map((piece, index) => [`p${index}`, piece])),
      locale,
    );
  const build = (shown: typeof group): Live<string> =>
    sentence(
      own.minimum ? cover.assumedMinimum : cover.assumedMaximum,
      {
        texts: list(
          shown.map(({ placed: { indicator } }) => {
            return sentence(quoted, { text: liveRequirement(indicator, locale) }, locale);
          }),
        ),
        observed: list(
          shown.map(({ placed }) => {
            const { indicator } = placed;
            const unit = words(spacedUnit(pack, indicator));
            return sentence(
              "{n}{unit}",
              { n: observedPart(pack, placed, indicator.observed.value ?? 0), unit },
              locale,
            );
          }),
        ),
        n: counted({ formula: String(shown.length), value: shown.length }, locale),
      },
      locale,
    );
  let shown = group;
  while (shown.length > 1 && build(shown).value.length > LONGEST) shown = shown.slice(0, -1);
  const [first] = group;
  return {
    findings: shown.map((each) => each.finding),
    line: {
      said: shortened(build(shown), LONGEST),
      link: first ? indicatorLink(pack, first.placed, QUALITY_COLUMNS.requirement) : null,
      tells: shown.length,
    },
  };
}

/** "3 actions en retard, la première : Recruter deux développeurs" */
function overdueGroup(
  pack: Pack,
  { decisions }: CoverParts,
  finding: Finding,
): { findings: readonly Finding[]; line: Omit<RetainedLine, "mark"> } | null {
  if (finding.code !== "register.overdue" || !decisions?.overdue) return null;
  const group = pack.results.findings.filter(({ code }) => code === finding.code);
  const { count, first, place } = decisions.overdue;
  const said = sentence(pack.texts.cover.overdueActions, { n: counted(count, pack.locale), first }, pack.locale);
  const link = { label: place.label, place: place.target };
  return { findings: group, line: { said: shortened(said, LONGEST), link, tells: group.length } };
}

/** "Avril : budget +4 000 € ; le taux recule (49,34 → 49,29 %), l'engagé progresse" */
function budgetChangeLine(
  pack: Pack,
  { budget }: CoverParts,
  finding: Finding,
): Pick<RetainedLine, "said" | "link"> | null {
  if (finding.code !== "budget.changed" || !budget) return null;
  const place = budget.blocks.flatMap((block) => {
    const row = entryRow(block, finding);
    return row === null ? [] : [{ block, row }];
  })[0];
  if (!place) return null;
  const { block, row } = place;
  const now = block.entries[row - block.firstRow]?.line;
  const before = block.entries[row - 1 - block.firstRow]?.line;
  if (!now || !before || now.budget === null || before.budget === null) return null;
  const C = BUDGET_COLUMNS;
  const at = (on: number, column: number) => placeOn(pack, "budget", on, column);
  const { cover: texts } = pack.texts;
  const { locale } = pack;
  const change = {
    formula: `(${at(row, C.budget)}-${at(row - 1, C.budget)})`,
    value: eurosOf(now.budget) - eurosOf(before.budget),
  };
  const common = { month: words(capitalised(monthName(pack, now))), change: signed(change, 0, locale) };
  const rates = [before.commitmentRate.value, now.commitmentRate.value] as const;
  const falls = finding.params["rateFalls"] === true && rates[0] !== null && rates[1] !== null;
  const said =
    falls && rates[0] !== null && rates[1] !== null
      ? sentence(
          texts.rateFell,
          {
            ...common,
            before: percent(onSheet(pack, "budget", row - 1, C.commitmentRate, rates[0]), 2, locale),
            after: percent(onSheet(pack, "budget", row, C.commitmentRate, rates[1]), 2, locale),
          },
          locale,
        )
      : sentence(texts.budgetChanged, common, locale);
  return { said, link: { label: `${pack.names.budget}!${a1(row, C.budget)}`, place: at(row, C.budget) } };
}

/** The row of the pack whose amount is the finding's own cell. */
function entryRow({ entries, firstRow }: BudgetBlock, { sheet, cell }: Finding): number | null {
  const [, letters, number] = /^([A-Z]+)(\d+)$/.exec(cell ?? "") ?? [];
  if (!letters || !number) return null;
  const index = entries.findIndex(({ line }) => {
    const ref = line?.parts.length === 1 ? line.parts[0]?.amounts.budget?.ref : undefined;
    return ref?.sheet === sheet && ref.row === Number(number) - 1 && ref.column === columnIndex(letters);
  });
  return index < 0 ? null : firstRow + index;
}
