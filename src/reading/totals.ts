import { normalise } from "../cells/heading.ts";
import type { MoneyRole } from "./statement.ts";

/** A line of figures with what its key cells say of its place in the hierarchy. */
export interface Line {
  readonly label: string;
  /** How deep its filled keys reach; null when the table shows no levels. */
  readonly depth: number | null;
  /** A code that starts with another's is its part: "601" of "60", "2.1" of "2". */
  readonly code: string | null;
  /** Counts the headings met so far ("Fonctionnement" alone on its line). */
  readonly section: number;
  /** The line says a period of its own: it can't be a sum that only arithmetic reveals. */
  readonly dated: boolean;
  /** An Excel table's totals row, or a quarter between months. */
  readonly surelyTotal: boolean;
  readonly cents: Readonly<Partial<Record<MoneyRole, number>>>;
}

export interface LineTotal {
  readonly index: number;
  /** Indexes of the lines it sums. */
  readonly leaves: readonly number[];
  readonly by: "label" | "level" | "arithmetic";
  /** The sum agrees with every figure printed. */
  readonly agrees: boolean;
}

export interface Hierarchy {
  readonly leaves: readonly number[];
  readonly totals: readonly LineTotal[];
}

const TOTAL =
  /^(sous )?tota(l|ux)\b|^s total|^st$|^(grand|sub) ?total|\b(sous )?total( general)?$|^ensemble\b|^somme\b|^sum$|^cumul\b|^tot$/;
const SUBTOTAL = /^(sous|sub|s) ?total|^st$|\bsous total$/;

export const saysTotal = (label: string): boolean => TOTAL.test(normalise(label));
export const saysSubtotal = (label: string): boolean => SUBTOTAL.test(normalise(label));

/** What stands at a moment, and is no flow of a period. */
const STANDING: readonly MoneyRole[] = [
  "budget",
  "budgetInitial",
  "cpBudget",
  "openingCommitments",
  "availableToCommit",
  "outstanding",
];

type Sums = Partial<Record<MoneyRole, number>>;

const rolesIn = (cents: Sums): MoneyRole[] => Object.keys(cents) as MoneyRole[];

/** Whether a line prints the sum; `telling` counts the figures, other than zero, that show it. */
function compare(line: Line, sum: Sums, tolerance: number): { agrees: boolean; telling: number; distinct: number } {
  let telling = 0;
  const seen = new Set<number>();
  for (const role of rolesIn(line.cents)) {
    const printed = line.cents[role]!;
    if (Math.abs(printed - (sum[role] ?? 0)) > tolerance) return { agrees: false, telling: 0, distinct: 0 };
    if (printed !== 0) {
      telling += 1;
      seen.add(printed);
    }
  }
  return { agrees: telling > 0, telling, distinct: seen.size };
}

const isPart = (line: Line, of: Line): boolean => {
  if (line.code !== null && of.code !== null) return line.code.length > of.code.length && line.code.startsWith(of.code);
  return line.depth !== null && of.depth !== null && line.depth > of.depth;
};

/**
 * Tells the leaves from the sums printed among them: by the word "Total", by levels (a line above its parts) and by
 * arithmetic, unless fewer printed totals agree then: a line may equal the sum of those above by chance. `unit` is the
 * rounding of one printed figure in cents. Linear, but for the list of each sum's leaves.
 */
export function hierarchyOf(lines: readonly Line[], unit: number): Hierarchy {
  const found = separate(lines, unit, true);
  if (!found.totals.some((total) => total.by === "arithmetic") || disagreeing(found) === 0) return found;
  const plain = separate(lines, unit, false);
  return disagreeing(plain) < disagreeing(found) ? plain : found;
}

const disagreeing = ({ totals }: Hierarchy): number => totals.filter((total) => !total.agrees).length;

function separate(lines: readonly Line[], unit: number, byArithmetic: boolean): Hierarchy {
  const labelled = lines.map((line) => line.surelyTotal || saysTotal(line.label));
  // "Cumul janvier", "Cumul février"…: a word that most lines bear tells none of them apart.
  const meaningless = labelled.filter(Boolean).length > lines.length * 0.6;
  const isTotal = labelled.map((said, index) => lines[index]!.surelyTotal || (said && !meaningless));
  const totals: LineTotal[] = parents(lines, isTotal, unit);
  for (const total of totals) isTotal[total.index] = true;

  const leaves: number[] = [];
  /** `prefix[n]`: the sums of the first n leaves. */
  const prefix: Sums[] = [{}];
  /** Leaves met before each line. */
  const before: number[] = [];
  const byLevel = new Set(totals.map((total) => total.index));
  const unmatched: { readonly index: number; readonly from: number }[] = [];
  let sinceTotal = 0;
  let sinceSection = 0;
  let sinceGrandTotal = 0;
  let section = lines[0]?.section ?? 0;

  const sumBetween = (from: number, to: number): Sums => {
    const sums: Sums = {};
    for (const role of rolesIn(prefix[to]!)) sums[role] = (prefix[to]![role] ?? 0) - (prefix[from]![role] ?? 0);
    return sums;
  };
  const agreesWith = (line: Line, from: number, to: number): boolean =>
    compare(line, asOfLast(line, sumBetween(from, to), to), unit * (to - from)).agrees;
  /** A total of months prints the budget of the last one: it doesn't add up. */
  const asOfLast = (line: Line, sums: Sums, to: number): Sums => {
    const last = lines[leaves[to - 1] ?? -1];
    if (!last?.dated) return sums;
    const standing = STANDING.filter((role) => line.cents[role] !== undefined && line.cents[role] === last.cents[role]);
    return { ...sums, ...Object.fromEntries(standing.map((role) => [role, last.cents[role]])) };
  };
  const addLeaf = (index: number): void => {
    const next: Sums = { ...prefix.at(-1)! };
    for (const role of rolesIn(lines[index]!.cents)) next[role] = (next[role] ?? 0) + lines[index]!.cents[role]!;
    leaves.push(index);
    prefix.push(next);
  };

  lines.forEach((line, index) => {
    const count = leaves.length;
    before.push(count);
    if (line.section !== section) {
      section = line.section;
      sinceSection = count;
    }
    if (byLevel.has(index)) return;
    const ranges = [...new Set([sinceSection, sinceTotal, sinceGrandTotal, 0])].filter((from) => from < count);
    if (isTotal[index]) {
      const match = ranges.find((from) => agreesWith(line, from, count));
      // A running total's last line is often printed again as the "Total".
      const again = match === undefined && count > 0 && agreesWith(line, count - 1, count);
      if (match !== undefined || again)
        totals.push({ index, leaves: leaves.slice(match ?? count - 1), by: "label", agrees: true });
      else unmatched.push({ index, from: saysSubtotal(line.label) ? (ranges[0] ?? count) : 0 });
      sinceTotal = count;
      if (!saysSubtotal(line.label)) sinceGrandTotal = count;
      return;
    }
    const shallow = line.depth !== null && index > 0 && (lines[index - 1]!.depth ?? 0) > line.depth;
    if (byArithmetic && (!line.dated || shallow)) {
      const match = ranges.find((from) => {
        if (count - from < 2) return false;
        const { agrees, telling, distinct } = compare(line, sumBetween(from, count), 1);
        return agrees && telling >= 2 && (shallow || distinct >= 2);
      });
      if (match !== undefined) {
        totals.push({ index, leaves: leaves.slice(match), by: "arithmetic", agrees: true });
        sinceTotal = count;
        return;
      }
    }
    addLeaf(index);
  });

  // What sums nothing above it may be printed above what it sums, up to the next total or to the end.
  const stops = lines.map((_, index) => index).filter((index) => isTotal[index] && !byLevel.has(index));
  let next = 0;
  for (const { index, from } of unmatched) {
    const start = before[index]!;
    while (next < stops.length && stops[next]! <= index) next += 1;
    const stop = stops[next];
    const ends = [stop === undefined ? leaves.length : before[stop]!, leaves.length];
    const end = ends.find((to) => to > start && agreesWith(lines[index]!, start, to));
    const inside = end !== undefined ? leaves.slice(start, end) : leaves.slice(from, start);
    const fallback = inside.length > 0 ? inside : leaves.slice(start, ends[0]);
    totals.push({ index, leaves: fallback, by: "label", agrees: end !== undefined });
  }
  return { leaves, totals: totals.sort((a, b) => a.index - b.index) };
}

/** Lines that stand above their parts and print their sum. */
function parents(lines: readonly Line[], isTotal: readonly boolean[], unit: number): LineTotal[] {
  interface Open {
    readonly index: number;
    readonly sums: Sums;
    readonly leaves: number[];
    parts: number;
  }
  const stack: Open[] = [];
  const found: LineTotal[] = [];
  const close = (open: Open): void => {
    const line = lines[open.index]!;
    const summed = open.parts > 0 && agreesEnough(line, open.sums, unit * Math.max(1, open.leaves.length));
    if (summed)
      found.push({
        index: open.index,
        leaves: open.leaves,
        by: "level",
        agrees: compare(line, open.sums, unit * open.leaves.length).agrees,
      });
    const above = stack.at(-1);
    if (!above) return;
    above.parts += 1;
    // A line whose parts don't add up to it counts beside them: nothing then proves that it is their sum.
    const sums: Sums = summed ? open.sums : { ...open.sums };
    if (!summed) for (const role of rolesIn(line.cents)) sums[role] = (sums[role] ?? 0) + line.cents[role]!;
    for (const role of rolesIn(sums)) above.sums[role] = (above.sums[role] ?? 0) + sums[role]!;
    if (!summed) above.leaves.push(open.index);
    for (const leaf of open.leaves) above.leaves.push(leaf);
  };
  lines.forEach((line, index) => {
    if (isTotal[index]) return;
    while (stack.length > 0 && !isPart(line, lines[stack.at(-1)!.index]!)) close(stack.pop()!);
    stack.push({ index, sums: {}, leaves: [], parts: 0 });
  });
  while (stack.length > 0) close(stack.pop()!);
  return found;
}

/** Every figure that has parts agrees, or at least one agrees and the others are within 2 %. */
function agreesEnough(line: Line, sums: Sums, tolerance: number): boolean {
  const roles = rolesIn(line.cents).filter((role) => sums[role] !== undefined && line.cents[role] !== 0);
  if (roles.length === 0) return false;
  const exact = roles.filter((role) => Math.abs(line.cents[role]! - sums[role]!) <= tolerance).length;
  const near = roles.filter(
    (role) => Math.abs(line.cents[role]! - sums[role]!) <= 0.02 * Math.abs(line.cents[role]!),
  ).length;
  return exact > 0 && near === roles.length;
}
