import type { OwnSheetKey } from "../cells/grid.ts";
import type { Results } from "../indicators/results.ts";
import { report as en } from "../locales/en/report.ts";
import { report as fr, type ReportTexts } from "../locales/fr/report.ts";
import { assistanceSheet } from "./assistance.ts";
import { budgetSheet } from "./budget.ts";
import { checksSheet } from "./checks.ts";
import { coverSheet } from "./cover.ts";
import { decisionsSheet } from "./decisions.ts";
import { fingerprint } from "./fingerprint.ts";
import { factsSheet } from "./facts.ts";
import { emptied } from "./frame.ts";
import type { Locale } from "./live.ts";
import { PACK_SHEETS, type Pack, type PackSheet } from "./pack.ts";
import type { Plan, SheetPlan } from "./plan.ts";
import { qualitySheet } from "./quality.ts";
import type { KeptEdit } from "./hand-edits.ts";
import { reliabilitySheet } from "./reliability.ts";
import { roadmapSheet } from "./roadmap.ts";
import { scenariosSheet } from "./scenarios.ts";
import { settingsSheet } from "./settings.ts";
import { trackingSheet } from "./tracking.ts";
import type { Tracking } from "../reading/read-tracking.ts";
import { sheetName } from "./sheet-name.ts";
import { BASE, STYLES } from "./styles.ts";

export interface PlanContext {
  /** Present tab names of the own sheets that the workbook already has. */
  readonly sheetNames: Readonly<Partial<Record<OwnSheetKey, string>>>;
  /** Tab names of the users' sheets. */
  readonly takenNames: readonly string[];
  readonly computedAt: Date;
  readonly fileName: string | null;
  readonly version: string;
  readonly locale: Locale;
  /** Situations stored before this run. */
  readonly tracking?: Tracking | null;
  /** Stores the figures of this situation. */
  readonly freeze?: boolean;
  /** Generated cells that stay as the user changed them. */
  readonly kept?: readonly KeptEdit[];
}

const TEXTS: Readonly<Record<Locale, ReportTexts>> = { fr, en };

/**
 * The summary sheets of a workbook as data: the same results and context give the same plan. The settings sheet shows the
 * plan's own fingerprint, by which the next run knows whether its figures changed.
 */
export function buildPlan(results: Results, context: PlanContext): Plan {
  const pack = packOf(results, context);
  const mark = fingerprint(planOf(pack, context, ""));
  return planOf(pack, context, mark);
}

function planOf(pack: Pack, context: PlanContext, mark: string): Plan {
  const { results } = pack;
  const settings = settingsSheet(pack, mark);
  const { thresholds } = settings;
  const budget = pack.present.has("budget") ? budgetSheet(pack, thresholds) : null;
  const quality = pack.present.has("quality") ? qualitySheet(pack) : null;
  const decisions = pack.present.has("decisions") ? decisionsSheet(pack) : null;
  const checks = checksSheet(pack, quality);
  const made: Readonly<Record<PackSheet, SheetPlan | null>> = {
    cover: coverSheet(pack, { budget, quality, decisions, checks, thresholds }),
    budget: budget?.sheet ?? null,
    quality: quality?.sheet ?? null,
    assistance: results.assistance ? assistanceSheet(pack, results.assistance) : null,
    reliability: results.reliability ? reliabilitySheet(pack, results.reliability) : null,
    decisions: decisions?.sheet ?? null,
    roadmap: pack.present.has("roadmap") ? roadmapSheet(pack) : null,
    scenarios: pack.present.has("scenarios") ? scenariosSheet(pack) : null,
    facts: pack.present.has("facts") ? factsSheet(pack) : null,
    checks: checks.sheet,
    settings: settings.sheet,
    tracking: pack.present.has("tracking") ? trackingSheet(pack, context.freeze ?? false) : null,
  };
  const sheets = PACK_SHEETS.flatMap((key) => {
    const sheet = made[key];
    if (sheet) return [sheet];
    return context.sheetNames[key] === undefined ? [] : [emptied(pack, key)];
  });
  return { base: BASE, styles: STYLES, sheets };
}

function packOf(results: Results, context: PlanContext): Pack {
  const { sheetNames, takenNames, computedAt, fileName, version, locale } = context;
  const texts = TEXTS[locale];
  const used = [...takenNames, ...Object.values(sheetNames)];
  const names: Partial<Record<PackSheet, string>> = {};
  for (const key of PACK_SHEETS) {
    const name = sheetNames[key] ?? sheetName(texts.sheets[key], texts.takenNameSuffix, used);
    used.push(name);
    names[key] = name;
  }
  return {
    results,
    texts,
    locale,
    names: names as Readonly<Record<PackSheet, string>>,
    present: presentSheets(results, context),
    tracking: context.tracking ?? null,
    kept: context.kept ?? [],
    computedAt,
    fileName,
    version,
  };
}

function presentSheets(results: Results, { tracking, freeze }: PlanContext): ReadonlySet<PackSheet> {
  return new Set<PackSheet>([
    "cover",
    ...(results.budget.length > 0 || results.paymentDelay ? (["budget"] as const) : []),
    ...(results.service.some(({ indicators }) => indicators.length > 0) ? (["quality"] as const) : []),
    ...(results.assistance ? (["assistance"] as const) : []),
    ...(results.reliability ? (["reliability"] as const) : []),
    ...(results.register.some(({ items }) => items > 0) ? (["decisions"] as const) : []),
    ...(results.roadmap.some(({ rows, milestones }) => rows.length + milestones.length > 0)
      ? (["roadmap"] as const)
      : []),
    ...(results.scenarios.some(({ rows }) => rows.length > 0) ? (["scenarios"] as const) : []),
    ...(results.facts.some(({ rows }) => rows.length > 0) ? (["facts"] as const) : []),
    "checks",
    "settings",
    ...(tracking || (freeze && results.asOf !== null) ? (["tracking"] as const) : []),
  ]);
}
