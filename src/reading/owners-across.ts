import { normalise } from "../cells/heading.ts";
import { readPeriod } from "../cells/period.ts";
import { bestOf, NAMES_ROLE, rolesOfHeading } from "./heading-role.ts";
import { CONTENT_OF, ROLES_OF, type Role } from "./roles.ts";
import type { TableColumn } from "./table-columns.ts";
import { envelopesNamed } from "./title-envelope.ts";
import { saysTotal } from "./totals.ts";
import { yearsIn } from "./year.ts";

/** One of several groups of columns that print the same measures side by side: an envelope, a component, or their total. */
export interface Owner {
  readonly name: string;
  readonly is: "envelope" | "entity" | "year" | "total";
  /** In the order of the first owner's, measure by measure. */
  readonly columns: readonly TableColumn[];
}

/** "Personnel | Fonctionnement", each over "Budget | Engagé | Mandaté", beside the columns that say what a row is. */
export interface OwnersAcross {
  readonly keys: readonly TableColumn[];
  readonly owners: readonly Owner[];
}

const MEASURES = ROLES_OF["budget-execution"]!.filter(
  (role) => CONTENT_OF[role] === "amount" || CONTENT_OF[role] === "rate",
);
const OPEN: readonly Role[] = ["budget", "budgetInitial", "aeOpen", "cpOpen"];
const SPENT: readonly Role[] = ["committed", "paid", "serviceDone", "aeUsed", "cpUsed"];
/** Groups that tell one amount from another, not one owner from another. */
const NO_OWNER = /\bn ?[-+] ?\d|preced|anter|previs|estim|initial|rectif|\b(ae|cp|bi|br|dm)\b|\d{4}|taux|%|cumul|mois/;

/** The measure that a heading names, whatever stands over it. */
const measureOf = ({ heading }: TableColumn): Role | null => {
  let found: Role | null = null;
  let most = NAMES_ROLE;
  for (const role of MEASURES) {
    const score = heading?.scores.get(role) ?? 0;
    if (score >= most && (found === null || score > most)) {
      found = role;
      most = score;
    }
  }
  return found;
};

const isOwner = (name: string): boolean =>
  name !== "" &&
  !NO_OWNER.test(normalise(name)) &&
  !readPeriod(name).ok &&
  bestOf(rolesOfHeading(name), MEASURES) < NAMES_ROLE;

/**
 * "Budget 2014 | Engagé 2014 | Budget 2015 | Engagé 2015" beside months: each year is an owner of its own. Without a
 * column of months the years are the periods.
 */
export function yearsAcross(columns: readonly TableColumn[]): OwnersAcross | null {
  const measures = columns.filter((column) => measureOf(column) !== null);
  const under = new Map<string, TableColumn[]>();
  for (const column of measures) {
    const years = new Set(yearsIn([...column.heading!.groups, column.heading!.text].join(" ")));
    if (years.size !== 1) return null;
    const [year] = years;
    under.set(String(year), [...(under.get(String(year)) ?? []), column]);
  }
  if (under.size < 2) return null;
  const keys = columns.filter((column) => !measures.includes(column));
  const months = keys.some(({ profile: { counts, filled } }) => counts.period >= 2 && counts.period >= filled * 0.5);
  return months
    ? alike(
        under,
        keys,
        (column) => column.heading!.text.replace(/\d{4}/g, ""),
        () => "year",
      )
    : null;
}

/** Reads owners along the columns, at the widest line of groups where two of them print the same measures; null without. */
export function ownersAcross(columns: readonly TableColumn[]): OwnersAcross | null {
  const deepest = Math.max(0, ...columns.map(({ heading }) => heading?.groups.length ?? 0));
  for (let level = 0; level < deepest; level += 1) {
    const found = ownersAt(columns, level);
    if (found) return found;
  }
  return null;
}

function ownersAt(columns: readonly TableColumn[], level: number): OwnersAcross | null {
  const under = new Map<string, TableColumn[]>();
  for (const column of columns) {
    const name = column.heading?.groups[level];
    if (name === undefined || measureOf(column) === null) continue;
    const known = under.get(name);
    if (known) known.push(column);
    else under.set(name, [column]);
  }
  if (under.size < 2 || ![...under.keys()].every(isOwner)) return null;
  const taken = new Set([...under.values()].flat());
  const keys = columns.filter((column) => !taken.has(column) && measureOf(column) === null);
  return alike(
    under,
    keys,
    ({ heading }) => [...heading!.groups.slice(level + 1), heading!.text].join(" / "),
    (name) => (saysTotal(name) ? "total" : envelopesNamed(name).length === 1 ? "envelope" : "entity"),
  );
}

/** The owners, when each prints the same measures, enough of them for a budget; null otherwise. */
function alike(
  under: ReadonlyMap<string, readonly TableColumn[]>,
  keys: readonly TableColumn[],
  wording: (column: TableColumn) => string,
  is: (name: string) => Owner["is"],
): OwnersAcross | null {
  const signature = (column: TableColumn): string => `${normalise(wording(column))} ${measureOf(column) ?? ""}`;
  const [first, ...others] = [...under.values()].map(
    (own) => new Map(own.map((column) => [signature(column), column])),
  );
  const measures = [...first!.keys()];
  const roles = [...first!.values()].map(measureOf);
  const tells = (some: readonly Role[]): boolean => roles.some((role) => role !== null && some.includes(role));
  if (!(tells(OPEN) && tells(SPENT)) && !(roles.includes("committed") && roles.includes("paid"))) return null;
  if (!others.every((own) => own.size === measures.length && measures.every((measure) => own.has(measure))))
    return null;
  return {
    keys,
    owners: [...under.keys()].map((name, index): Owner => {
      const own = [first!, ...others][index]!;
      return { name, is: is(name), columns: measures.map((measure) => own.get(measure)!) };
    }),
  };
}
