import {
  delayDirection,
  directionOf,
  isEffort,
  isShareDone,
  toldDirection,
  type Direction,
  type LabelWords,
} from "./direction.ts";
import { isYear } from "./date.ts";
import { monthOfName } from "./month-name.ts";
import { isErrorText, type CellValue } from "./grid.ts";
import { unitMeaning, type DayType, type Unit, type UnitMeaning } from "./measure.ts";
import { readNumber } from "./number.ts";
import type { ReasonCode } from "./reading.ts";
import { parseRequirement, type Measure, type Sentence } from "./requirement-grammar.ts";
import type { Comparison, PerPeriod } from "./requirement-lexicon.ts";
import { requirementTokens, type Token } from "./requirement-tokens.ts";
import { LONGEST_VALUE, plainWording, unaccented, wordsOf } from "./wording.ts";

export type RequirementUnit = Unit;
export type RequirementOp = Comparison | "range" | "share" | "none" | "pending" | "ref" | "manual";

/**
 * What a requirement asks, in the fields of `cli.md`. `ok`: the cell says it; `assumed`: a habit completed it (`reason`
 * says which), a person should confirm; `unparsed`: not evaluated, `reason` says why.
 */
export interface Requirement {
  /** As the cell holds it. */
  readonly text: string;
  readonly op: RequirementOp;
  /** In `unit`; for a share, the limit of one item. Kept on "manual" when only the direction is unknown. */
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly loIncl: boolean | null;
  readonly hiIncl: boolean | null;
  readonly itemOp: Comparison | null;
  readonly shareOp: Comparison | null;
  readonly share: number | null;
  readonly unit: RequirementUnit | null;
  readonly dayType: DayType | null;
  readonly stat: "mean" | "median" | "percentile" | null;
  /** 0.95 of "P95". */
  readonly percentile: number | null;
  /** "par trimestre". */
  readonly per: PerPeriod | null;
  readonly status: "ok" | "assumed" | "unparsed";
  readonly reason: ReasonCode | null;
}

export interface RequirementContext {
  /** The indicator's label: it gives bare numbers their direction and, where it says one, their unit. */
  readonly label?: string;
  readonly format?: string;
  /** The settings' additions to the lexicon of labels. */
  readonly words?: LabelWords;
}

const BLANK: Omit<Requirement, "text" | "op" | "status" | "reason"> = {
  value: null,
  lo: null,
  hi: null,
  loIncl: null,
  hiIncl: null,
  itemOp: null,
  shareOp: null,
  share: null,
  unit: null,
  dayType: null,
  stat: null,
  percentile: null,
  per: null,
};

const NOT_APPLICABLE =
  /^(?:n ?a|sans objet .{1,40}|hors (?:contrat|perimetre|engagement|marche|champ|scope)|out of scope|sans objet|non applicable|not applicable|non concernee?s?|sans|(?:aucune?|pas d|pas de|sans|no) (?:objectif|exigence|cible|seuil|engagement|contrainte|target|requirement|objective|threshold)s?(?: .{0,40})?)$/;
const PERHAPS_NOT_APPLICABLE = /^(?:s ?o|neant|none|nil|vide)$/;
const PENDING =
  /^(?:n ?[cdr]|tb[acd]|x{2,}|a def|en cours(?: d[eu]? .{1,40})?|en attente(?: d[eu]? .{1,40})?|pending|a voir|a preciser|non definie?)$/;

/**
 * Reads a requirement of domain.md §2, French or English. Never evaluates what it does not wholly understand: two
 * clauses, windows, tolerances, dates and years are "manual" with their reason.
 */
export function readRequirement(value: CellValue, context: RequirementContext = {}): Requirement {
  if (typeof value === "number") return ofNumber(value, context);
  if (typeof value === "boolean") return manual(String(value), "boolean");
  const text = value ?? "";
  if (text.length > LONGEST_VALUE) return manual(text, "too-long");
  if (isErrorText(text.trim())) return manual(text, "excel-error");
  const plain = unaccented(plainWording(text));
  const words = wordsOf(plain).join(" ");
  if (words === "" && /^[-/.…\s]*$/.test(plain))
    return { ...BLANK, text, op: "none", status: "ok", reason: "no-requirement" };
  if (/^\?+$/.test(plain)) return { ...BLANK, text, op: "pending", status: "ok", reason: "pending" };
  if (NOT_APPLICABLE.test(words)) return { ...BLANK, text, op: "none", status: "ok", reason: "no-requirement" };
  if (PERHAPS_NOT_APPLICABLE.test(words))
    return { ...BLANK, text, op: "none", status: "assumed", reason: "perhaps-not-applicable" };
  if (PENDING.test(words)) return { ...BLANK, text, op: "pending", status: "ok", reason: "pending" };
  return ofWords(text, plain, context);
}

/** The same requirement as the user settles it: an assumed or directionless one becomes what was chosen, stated. */
export function withChoice(requirement: Requirement, choice: "max" | "min" | "ignore"): Requirement {
  if (choice === "ignore") return { ...BLANK, text: requirement.text, op: "none", status: "ok", reason: "user-choice" };
  if (requirement.status === "ok" || requirement.value === null) return requirement;
  const settled = { ...requirement, status: "ok" as const, reason: "user-choice" as const };
  const op = choice === "max" ? "le" : "ge";
  return requirement.op === "share" ? { ...settled, itemOp: op } : { ...settled, op };
}

const manual = (text: string, reason: ReasonCode): Requirement => ({
  ...BLANK,
  text,
  op: "manual",
  status: "unparsed",
  reason,
});

function ofNumber(value: number, context: RequirementContext): Requirement {
  const text = String(value);
  const number = readNumber(value, context.format);
  if (!number.ok) return manual(text, number.reason);
  const labelled = number.value.unit === null ? unitInLabel(context.label ?? "") : null;
  const measure: Measure = {
    value: labelled ? Number((value * 10 ** labelled.power).toPrecision(15)) * labelled.times : number.value.value,
    unit: labelled?.unit ?? number.value.unit,
    dayType: labelled?.dayType ?? number.value.dayType,
    clock: false,
  };
  return bare(text, measure, BLANK, "", context);
}

function ofWords(text: string, plain: string, context: RequirementContext): Requirement {
  if (SINCE_YEAR.test(plain)) return manual(text, "year");
  const all = requirementTokens(plain);
  if (all.some((token) => token.kind === "pending"))
    return { ...BLANK, text, op: "pending", status: "ok", reason: "pending" };
  const cut = beforeReference(all);
  if (cut === null) return { ...BLANK, text, op: "ref", status: "unparsed", reason: "reference" };
  const sentence = parseRequirement(cut, unitInLabel(context.label ?? ""));
  if (!sentence.ok) return manual(text, sentence.reason);
  return complete(text, sentence.value, context);
}

/** "à partir de 2016", "since 2016". */
const SINCE_YEAR =
  /(?<![a-z])(?:a partir de|depuis|jusqu'en|des|en|from|since|until) (?:199\d|20\d\d|2100)(?![\d.,]| ?[a-z%€])/;

/** "< 2 j (cf. CCTP art. 5.2)" states a figure and where it comes from; "cf. CCTP art. 5.2" states none. */
function beforeReference(tokens: readonly Token[]): readonly Token[] | null {
  const at = tokens.findIndex((token) => token.kind === "reference");
  if (at < 0) return tokens;
  const opening = tokens[at - 1]?.kind === "bracket" || tokens[at - 1]?.kind === "open";
  const before = tokens.slice(0, opening ? at - 1 : at);
  return before.some((token) => token.kind === "quantity" || token.kind === "zero") ? before : null;
}

function complete(text: string, sentence: Sentence, context: RequirementContext): Requirement {
  const { clause, stat, percentile, per, words, counts } = sentence;
  const base = { ...BLANK, stat, percentile, per };
  if (clause.kind === "none-allowed")
    return { ...base, text, op: "le", value: 0, unit: "count", status: "ok", reason: null };
  if (clause.kind === "range") {
    const { lo, hi, loIncl, hiIncl } = clause;
    return {
      ...base,
      text,
      op: "range",
      lo: lo.value,
      hi: hi.value,
      loIncl,
      hiIncl,
      unit: hi.unit ?? (counts ? "count" : null),
      dayType: hi.dayType,
      status: "ok",
      reason: null,
    };
  }
  if (clause.kind === "share") {
    const { share, measure, itemOp } = clause;
    // Without a word, a share of a half or less could be a ceiling.
    if (clause.shareOp === null && share <= 0.5) return manual(text, "unknown-direction");
    return {
      ...base,
      text,
      op: "share",
      value: measure.value,
      unit: measure.unit,
      dayType: measure.dayType,
      share,
      shareOp: clause.shareOp ?? "ge",
      itemOp: itemOp ?? "le",
      status: itemOp === null ? "assumed" : "ok",
      reason: itemOp === null ? "implicit-item-direction" : null,
    };
  }
  const { op, measure } = clause;
  if (op === null) return bare(text, measure, base, words, context);
  const unit = measure.unit ?? (counts ? "count" : null);
  return { ...base, text, op, value: measure.value, unit, dayType: measure.dayType, status: "ok", reason: null };
}

/** A figure without operator: its direction is a habit of the unit, or of what the label says (domain.md §2). */
function bare(
  text: string,
  measure: Measure,
  base: typeof BLANK,
  words: string,
  { label, words: own }: RequirementContext,
): Requirement {
  const { value, dayType } = measure;
  const things = label === undefined || label.trim() === "" || countsThings(label) || words !== "";
  const unit = measure.unit ?? (things && Number.isInteger(value) ? "count" : null);
  if (measure.unit === null && isYear(value)) return manual(text, "year");
  if (measure.unit === null && words.split(" ").some((word) => word.length > 2 && monthOfName(word).ok))
    return manual(text, "is-a-date");
  // "100 € par heure de retard" is what a breach costs, not what is asked.
  if (/\b(?:penalite|penalty|malus|bonus|astreinte)/.test(words) || (unit === "EUR" && /\bretard/.test(words)))
    return manual(text, "unknown-words");
  // "24 hours a day", "4 h par jour", "365 j/an" say how long a service or an effort lasts.
  if (isDelay(unit) && base.per !== null && base.stat === null) return manual(text, "service-window");
  const filled = { ...base, text, value, unit, dayType };
  if (value === 0 && (measure.unit === null || measure.unit === "count"))
    return { ...filled, op: "le", status: "ok", reason: null };
  const told = label === undefined || own === undefined ? null : toldDirection(label, own);
  const direction = value < 0 ? null : (told ?? bareDirection(measure, words, label));
  if (direction === null) return { ...filled, op: "manual", status: "unparsed", reason: "unknown-direction" };
  return { ...filled, op: direction === "max" ? "le" : "ge", status: "assumed", reason: "implicit-direction" };
}

function bareDirection({ value, unit }: Measure, words: string, label: string | undefined): Direction | null {
  if (isDelay(unit)) return isEffort(words) ? null : delayDirection(`${label ?? ""} ${words}`);
  const told = directionOf(words) ?? (label === undefined ? null : directionOf(label));
  if (told !== null) return told;
  // Nobody asks for at most 100 %, nor for at least none.
  if (value === 0) return "max";
  if (unit === "ratio") return value === 1 || isShareDone(words) ? "min" : null;
  const unlabelled = label === undefined || label.trim() === "";
  return unlabelled && words === "" && unit !== "EUR" ? "max" : null;
}

const isDelay = (unit: Unit | null): boolean => unit !== null && unit !== "ratio" && unit !== "EUR" && unit !== "count";

const countsThings = (label: string): boolean =>
  /^(nombre|nb|nbre|number|count|volume)\b/.test(wordsOf(label).join(" "));

/** "Délai moyen (en jours)", "Disponibilité en %": the unit of the column of figures. */
function unitInLabel(label: string): UnitMeaning | null {
  const text = unaccented(plainWording(label.slice(0, LONGEST_VALUE)));
  const enclosed = [...text.matchAll(/[([] ?(?:en )?([^()[\]]{1,24}?) ?[)\]]/g)].map((match) => match[1]!);
  const said = /(?:^| )en ([a-z%€]{1,9}(?: (?:ouvre|ouvrable|calendaire)e?s?)?)(?: |$)/.exec(text)?.[1];
  for (const candidate of [...enclosed, ...(said === undefined ? [] : [said])]) {
    const meaning = unitMeaning(candidate);
    if (meaning?.unit && meaning.unit !== "count" && !/^(an|s|d|annee|mois)$/.test(candidate)) return meaning;
  }
  return null;
}
