import { cellAt, type SheetGrid } from "../cells/grid.ts";
import { assign, columnByContent, type Assignment } from "./assign.ts";
import { bestOf, NEAR } from "./heading-role.ts";
import { ROLES_OF, type Role } from "./roles.ts";
import type { SheetKind } from "./statement.ts";
import type { TableColumn } from "./table-columns.ts";
import { waveColumns, waveListColumn } from "./wave-columns.ts";

/** A table taken for one kind: its columns by role and how sure that is, 0 to 1. */
export interface Recognition {
  readonly kind: SheetKind;
  readonly confidence: number;
  readonly assignment: Assignment;
}

/** Columns of one possible table, with the words printed around it. */
export interface Candidate {
  readonly grid: SheetGrid;
  readonly columns: readonly TableColumn[];
  readonly sample: readonly number[];
  readonly words: string;
  /** Columns by the user's word. */
  readonly chosen: ReadonlyMap<Role, TableColumn>;
}

/** At least this sure, a table is read. */
export const ACCEPTED = 0.55;
/** Below this, the user is asked. */
export const SURE = 0.66;

const WORDS: Readonly<Partial<Record<SheetKind, RegExp>>> = {
  "budget-execution": /budget|ex[ée]cution|cr[ée]dits|engag|mandat|gbcp/i,
  "service-indicators": /qualit[ée]|indicateur|sla\b|niveaux? de service|service level|exigence/i,
  tickets: /incident|ticket|\bda\b|demandes? d.assistance|anomalie/i,
  anomalies: /fiabilit|anomalie|r[ée]gression|defect/i,
  volumes: /volum[ée]trie|assistance|\bda\b|demandes|tickets/i,
  register: /relev[ée]|d[ée]cision|conclusion|coos|copil|prochaines [ée]tapes|actions?/i,
  roadmap: /plan produit|roadmap|feuille de route|planning|versions|livraisons/i,
  scenarios: /sc[ée]nario|hypoth[èe]se/i,
  facts: /campagne|faits|chiffres cl[ée]s|rep[èe]res|bilan/i,
  invoices: /facture|\bdgp\b|d[ée]lai.{0,12}paiement|invoice/i,
};

const hinted = (kind: SheetKind, candidate: Candidate): number => (WORDS[kind]?.test(candidate.words) ? 0.07 : 0);

const capped = (value: number): number => Math.round(Math.min(0.99, Math.max(0, value)) * 100) / 100;

/** Adds columns that only their cells reveal to those that headings named. */
function completed(assignment: Assignment, found: ReadonlyMap<Role, TableColumn | null>): Assignment {
  const columns = new Map(assignment.columns);
  for (const [role, column] of found) if (column && !columns.has(role)) columns.set(role, column);
  return { ...assignment, columns };
}

const usedBy = (assignment: Assignment): Set<number> =>
  new Set([...assignment.columns.values()].map((column) => column.column));

const BUDGETS: readonly Role[] = ["budget", "budgetInitial", "aeOpen", "cpOpen"];
const SPENDING: readonly Role[] = ["committed", "paid", "serviceDone", "aeUsed", "cpUsed"];
const AMOUNTS: readonly Role[] = [...BUDGETS, ...SPENDING, "budgetChange", "availableToCommit", "outstanding"];
const RATES: readonly Role[] = ["rateCommitted", "ratePaid", "rateExecuted"];
const KEY_ROLES: readonly Role[] = ["period", "year", "envelope", "costCentre", "code", "level", "label"];
/** Words that only budget accounting uses; "Budget" against "Actual" heads many a chart of examples. */
export const OWN_WORDS = /engag|mandat|\b(ae|cp|ej|sf|dp|rap|bi|br)\b|crédits|commit|encumb|appropriation|dotation/i;
/** Euros of a table of two common words that is about money. */
const LEAST_AMOUNT = 1_000;

/** A heading as clear as this keeps its role, whatever its cells hold. */
const CLEARLY = 0.85;

/**
 * Adds the columns that their headings clearly name amounts but whose cells are mostly none ("voir DAF", "env. 100"): no
 * labels, so that each of their cells is told of.
 */
function withUnreadable(candidate: Candidate, assignment: Assignment): Assignment {
  const columns = new Map(assignment.columns);
  const used = usedBy(assignment);
  for (const column of candidate.columns) {
    const said = column.heading?.scores;
    if (!said || used.has(column.column) || column.profile.filled === 0) continue;
    const role = [...BUDGETS, ...SPENDING].find((amount) => (said.get(amount) ?? 0) >= CLEARLY);
    if (!role || columns.has(role) || bestOf(said, KEY_ROLES) >= said.get(role)! - NEAR) continue;
    // "Exécuté" under "%": the cells say what the heading does not.
    if (column.profile.counts.rate + column.profile.counts.date + column.profile.counts.period > 0) continue;
    columns.set(role, column);
    used.add(column.column);
  }
  return { ...assignment, columns };
}

function keyColumns(candidate: Candidate, assignment: Assignment): Assignment {
  const used = usedBy(assignment);
  const period = assignment.columns.has("period") ? null : columnByContent("period", candidate.columns, used, 0.75);
  const realPeriod = period && period.profile.counts.period + period.profile.counts.date >= 2 ? period : null;
  if (realPeriod) used.add(realPeriod.column);
  const has = (role: Role): boolean => assignment.columns.has(role);
  const first = Math.min(
    ...[...assignment.columns].flatMap(([role, { column }]) => (role === "envelope" ? [] : [column])),
    Infinity,
  );
  const before = candidate.columns.find(
    (column) =>
      !used.has(column.column) && column.column < first && column.profile.counts.text >= column.profile.filled * 0.3,
  );
  const named = has("label") || has("costCentre") || has("code");
  // Beside an envelope, an unknown heading may name whose it is ("Porteur"); along months it would name each row.
  const dated = has("period") || realPeriod !== null;
  // Beside periods, texts after the amounts are remarks.
  const label =
    named || (has("envelope") && dated)
      ? null
      : (before ?? (has("envelope") || dated ? null : columnByContent("label", candidate.columns, used, 0.5)));
  return completed(
    assignment,
    new Map<Role, TableColumn | null>([
      ["period", realPeriod],
      ["label", label && label.profile.filled > 0 ? label : null],
    ]),
  );
}

function budget(candidate: Candidate, wished: boolean): Recognition | null {
  const named = assign(ROLES_OF["budget-execution"]!, candidate.columns, candidate.chosen);
  const keyed = keyColumns(candidate, withUnreadable(candidate, named));
  const { columns } = keyed;
  // Where the budget in force stands, nothing rests on the columns that lead to it.
  const inForce = columns.has("budget") || columns.has("aeOpen");
  const doubts = keyed.doubts.filter(({ role }) => !inForce || (role !== "budgetInitial" && role !== "budgetChange"));
  const assignment = { ...keyed, doubts };
  const holding = (role: Role): boolean => {
    const profile = columns.get(role)?.profile;
    return profile !== undefined && profile.counts.number + profile.counts.rate > 0;
  };
  const open = BUDGETS.some(holding);
  const spent = SPENDING.some(holding);
  if (!(open && spent) && !(holding("committed") && holding("paid"))) return null;
  if (!["period", "label", "envelope", "costCentre", "code", "year"].some((role) => columns.has(role as Role)))
    return null;
  const amounts = AMOUNTS.filter(holding);
  const headings = amounts.map((role) => columns.get(role)?.heading?.text ?? "").join(" ");
  const own = OWN_WORDS.test(headings);
  const rated = RATES.some((role) => columns.has(role));
  const largest = Math.max(...amounts.map((role) => columns.get(role)!.profile.largest));
  if (!wished && !own && !rated && amounts.length < 3 && largest < LEAST_AMOUNT) return null;
  const quality = amounts.reduce((sum, role) => sum + (assignment.scores.get(role) ?? 0), 0) / amounts.length;
  const confidence =
    0.3 +
    0.2 * quality +
    0.09 * Math.min(4, amounts.length) +
    (columns.has("period") ? 0.09 : 0) +
    (rated ? 0.05 : 0) +
    (own ? 0.06 : 0) +
    hinted("budget-execution", candidate);
  return { kind: "budget-execution", confidence: capped(confidence), assignment };
}

/** "Indicateur | Exigence | T1 | T2 | T3": the last period that holds anything is what was observed. */
const latestPeriod = (columns: readonly TableColumn[]): TableColumn | null =>
  periodColumns(columns, ["month", "quarter", "semester"]).findLast(({ profile }) => profile.filled > 0) ?? null;

function service(candidate: Candidate): Recognition | null {
  const named = assign(ROLES_OF["service-indicators"]!, candidate.columns, candidate.chosen);
  const label = named.columns.has("indicator")
    ? null
    : columnByContent("indicator", candidate.columns, usedBy(named), 0.6);
  const found = new Map<Role, TableColumn | null>([
    ["indicator", label],
    ["observed", latestPeriod(candidate.columns)],
  ]);
  const assignment = completed(named, found);
  const { columns, scores } = assignment;
  const observed = columns.get("observed");
  if (!columns.has("indicator") || !columns.has("requirement") || !observed) return null;
  const requirement = columns.get("requirement")!.profile;
  if (requirement.filled === 0) return null;
  const worded = requirement.counts.text + requirement.counts.measure + requirement.counts.rate > 0;
  if (label && !worded && hinted("service-indicators", candidate) === 0) return null;
  // Two columns of large amounts are a budget, whatever their names.
  if (observed.profile.largest > 100_000 && requirement.largest > 100_000) return null;
  const said = ["indicator", "requirement", "observed"].reduce((sum, role) => sum + (scores.get(role as Role) ?? 0), 0);
  return {
    kind: "service-indicators",
    confidence: capped(0.28 + 0.2 * said + hinted("service-indicators", candidate)),
    assignment,
  };
}

function tickets(candidate: Candidate): Recognition | null {
  const named = assign(ROLES_OF.tickets!, candidate.columns, candidate.chosen);
  const bare = named.columns.has("opened") ? null : bareDate(candidate.columns);
  const assignment = bare
    ? assign(ROLES_OF.tickets!, candidate.columns, new Map([...candidate.chosen, ["opened", bare]]))
    : named;
  const { columns, scores } = assignment;
  if (!columns.has("opened") || (bare && !columns.has("resolved"))) return null;
  const telling: readonly Role[] = [
    "ticketId",
    "resolved",
    "takenInCharge",
    "severity",
    "blocking",
    "status",
    "nature",
    "establishment",
  ];
  const found = telling.filter((role) => columns.has(role));
  if (found.length < 2) return null;
  const quality = found.reduce((sum, role) => sum + (scores.get(role) ?? 0), 0);
  return {
    kind: "tickets",
    confidence: capped(0.26 + 0.2 * (scores.get("opened") ?? 0) + 0.11 * quality + hinted("tickets", candidate)),
    assignment,
  };
}

/** "Date" alone, beside the date of an end, is the date of the beginning. */
const bareDate = (columns: readonly TableColumn[]): TableColumn | null =>
  columns.find(({ heading }) => /^\s*(date|jour|le|day)\s*$/i.test(heading?.text ?? "")) ?? null;

const REGISTER_TYPE = /^(a|d|i|action|d[ée]cision|info|information|decision)s?$/i;

function registerTypeColumn(candidate: Candidate): TableColumn | null {
  for (const column of candidate.columns) {
    let typed = 0;
    let filled = 0;
    for (const row of candidate.sample) {
      const value = cellAt(candidate.grid, row, column.column);
      if (typeof value !== "string" || value.trim() === "") continue;
      filled += 1;
      if (REGISTER_TYPE.test(value.trim())) typed += 1;
    }
    if (typed >= 1 && typed >= filled * 0.6) return column;
  }
  return null;
}

function register(candidate: Candidate): Recognition | null {
  const type = registerTypeColumn(candidate);
  const chosen = new Map(candidate.chosen);
  if (type && !chosen.has("registerType")) chosen.set("registerType", type);
  const named = assign(ROLES_OF.register!, candidate.columns, chosen);
  const text = named.columns.has("description")
    ? null
    : columnByContent("description", candidate.columns, usedBy(named), 0.6);
  const assignment = completed(named, new Map([["description", text]]));
  const { columns, scores } = assignment;
  if (!columns.has("description")) return null;
  const said = (role: Role): number => scores.get(role) ?? 0;
  if (!type && (said("due") < 0.8 || said("owner") < 0.8)) return null;
  if (type && said("due") < 0.6 && said("owner") < 0.6 && said("description") < 0.6) return null;
  const confidence =
    (type ? 0.42 : 0.22) +
    0.15 * said("description") +
    0.15 * said("due") +
    0.15 * said("owner") +
    hinted("register", candidate);
  return { kind: "register", confidence: capped(confidence), assignment };
}

/** Columns whose heading is a month (or another part of a year) of its own. */
export const periodColumns = (columns: readonly TableColumn[], kinds: readonly string[]): TableColumn[] =>
  columns.filter((column) => column.heading?.period && kinds.includes(column.heading.period.kind));

function roadmap(candidate: Candidate): Recognition | null {
  const months = periodColumns(candidate.columns, ["month"]);
  const monthSet = new Set(months);
  const others = candidate.columns.filter((column) => !monthSet.has(column));
  const named = assign(ROLES_OF.roadmap!, others, candidate.chosen);
  const { columns, scores } = named;
  const said = (role: Role): number => scores.get(role) ?? 0;
  const marks = months.filter((column) => column.profile.counts.number <= column.profile.filled * 0.5);
  const drawn = months.length >= 6 && marks.length === months.length;
  const dated = columns.has("milestone") || (columns.has("from") && columns.has("to"));
  if (!columns.has("release") && !columns.has("lot")) return null;
  if (!drawn && !(dated && columns.has("release")) && !(columns.has("release") && columns.has("lot"))) return null;
  const confidence =
    0.26 +
    0.17 * said("release") +
    0.14 * said("lot") +
    (drawn ? 0.22 : dated ? 0.08 : 0) +
    1.5 * hinted("roadmap", candidate);
  return { kind: "roadmap", confidence: capped(confidence), assignment: named };
}

function scenarios(candidate: Candidate): Recognition | null {
  const years = periodColumns(candidate.columns, ["year"]);
  const numbered = waveColumns(candidate.columns);
  const others = candidate.columns.filter((column) => !years.includes(column) && !numbered.includes(column));
  const waves = years.length >= 3 || numbered.length >= 2 || waveListColumn(candidate.columns) !== null;
  const named = assign(ROLES_OF.scenarios!, others, candidate.chosen);
  const name = named.columns.has("scenario") ? null : columnByContent("scenario", others, usedBy(named), 0.6);
  const assignment = completed(named, new Map([["scenario", name]]));
  const said = (role: Role): number => assignment.scores.get(role) ?? 0;
  if (!assignment.columns.has("scenario") || (!waves && said("effort") === 0)) return null;
  if (said("scenario") < 0.8 && hinted("scenarios", candidate) === 0) return null;
  const confidence =
    0.3 + 0.2 * said("scenario") + 0.15 * said("effort") + (waves ? 0.2 : 0) + 2 * hinted("scenarios", candidate);
  return { kind: "scenarios", confidence: capped(confidence), assignment };
}

function facts(candidate: Candidate): Recognition | null {
  const assignment = assign(ROLES_OF.facts!, candidate.columns, candidate.chosen);
  const said = (role: Role): number => assignment.scores.get(role) ?? 0;
  if (said("fact") < 0.8 || said("value") < 0.8) return null;
  const confidence =
    0.22 +
    0.22 * said("fact") +
    0.12 * said("value") +
    0.1 * Math.max(said("target"), said("scope")) +
    hinted("facts", candidate);
  return { kind: "facts", confidence: capped(confidence), assignment };
}

function invoices(candidate: Candidate): Recognition | null {
  const assignment = assign(ROLES_OF.invoices!, candidate.columns, candidate.chosen);
  const said = (role: Role): number => assignment.scores.get(role) ?? 0;
  if (said("received") < 0.6 || said("paidOn") < 0.6) return null;
  const confidence =
    0.25 +
    0.18 * said("received") +
    0.18 * said("paidOn") +
    0.1 * said("invoice") +
    0.1 * said("amount") +
    hinted("invoices", candidate);
  return { kind: "invoices", confidence: capped(confidence), assignment };
}

function anomalies(candidate: Candidate): Recognition | null {
  const named = assign(ROLES_OF.anomalies!, candidate.columns, candidate.chosen);
  const found = named.columns.has("period") ? null : columnByContent("period", candidate.columns, usedBy(named), 0.75);
  const assignment = completed(named, new Map([["period", found]]));
  const period = assignment.columns.get("period");
  if (!period || !assignment.columns.has("anomalyCount")) return null;
  if (period.profile.counts.period + period.profile.counts.date < 1) return null;
  const said = assignment.scores.get("anomalyCount") ?? 0;
  return {
    kind: "anomalies",
    confidence: capped(0.42 + 0.25 * said + 2 * hinted("anomalies", candidate)),
    assignment,
  };
}

function volumes(candidate: Candidate): Recognition | null {
  const named = assign(ROLES_OF.volumes!, candidate.columns, candidate.chosen);
  const { columns, scores } = named;
  if (candidate.columns.some((column) => column.profile.counts.date > column.profile.filled * 0.5)) return null;
  if (!columns.has("establishment")) return null;
  if (!columns.has("volume")) return members(candidate, named);
  const confidence =
    0.28 +
    0.22 * (scores.get("establishment") ?? 0) +
    0.22 * (scores.get("volume") ?? 0) +
    hinted("volumes", candidate);
  return { kind: "volumes", confidence: capped(confidence), assignment: named };
}

const MEMBERS =
  /adh[ée]rent|membres?\b|members?\b|(liste|list) (des|of) ([ée]tablissements|universit|sites|institutions)/i;

/** A list of establishments without counts, each once: by its sizes, or by what it says of itself. */
function members(candidate: Candidate, named: Assignment): Recognition | null {
  const { columns, scores } = named;
  const name = columns.get("establishment")!;
  const seen = new Set<string>();
  for (const row of candidate.sample) {
    const value = cellAt(candidate.grid, row, name.column);
    if (value === null) continue;
    if (typeof value !== "string" || seen.has(value.trim().toLowerCase())) return null;
    seen.add(value.trim().toLowerCase());
  }
  const said = MEMBERS.test(`${candidate.words} ${name.heading?.text ?? ""}`);
  if (seen.size < 2 || (!columns.has("size") && !said)) return null;
  const sized = columns.has("size") ? 0.24 * (scores.get("size") ?? 0) : 0;
  return {
    kind: "volumes",
    confidence: capped(0.26 + 0.24 * (scores.get("establishment") ?? 0) + sized + (said ? 0.18 : 0)),
    assignment: named,
  };
}

const RECOGNISERS: Readonly<Partial<Record<SheetKind, (candidate: Candidate, wished: boolean) => Recognition | null>>> =
  {
    "budget-execution": budget,
    "service-indicators": service,
    tickets,
    anomalies,
    volumes,
    register,
    roadmap,
    scenarios,
    facts,
    invoices,
  };

/** What a table may be, surest first; only `kind` when the user has said it. */
export function recognise(candidate: Candidate, kind: SheetKind | null): Recognition[] {
  const recognisers = kind === null ? Object.values(RECOGNISERS) : [RECOGNISERS[kind]];
  return recognisers
    .map((recogniser) => recogniser?.(candidate, kind !== null) ?? null)
    .filter((recognition): recognition is Recognition => recognition !== null)
    .sort((a, b) => b.confidence - a.confidence);
}
