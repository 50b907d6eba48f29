import type { TablePart } from "./syntax.ts";

export interface TableSpecifier {
  readonly parts: readonly TablePart[];
  readonly columns: readonly [string, string] | null;
}

const PARTS: Readonly<Record<string, TablePart>> = {
  "#all": "All",
  "#data": "Data",
  "#headers": "Headers",
  "#totals": "Totals",
  "#this row": "ThisRow",
};

/** The inside of "[…]" ("Col", "[#All],[Col]", "@[Col name]", "[A]:[B]"), or null when it is none of these. */
export function tableSpecifier(bracketed: string): TableSpecifier | null {
  let inner = bracketed.slice(1, -1).trim();
  const parts: TablePart[] = [];
  if (inner.startsWith("@")) {
    parts.push("ThisRow");
    inner = inner.slice(1).trim();
  }
  if (inner === "") return { parts, columns: null };
  if (!inner.startsWith("[")) {
    const part = PARTS[inner.toLowerCase()];
    if (part) return { parts: [part], columns: null };
    return { parts, columns: [unescape(inner), unescape(inner)] };
  }
  const items = /^\s*\[((?:[^'[\]]|'.)*)\]\s*([,:]?)/;
  const names: string[] = [];
  for (let rest = inner; rest !== "";) {
    const item = items.exec(rest);
    if (!item) return null;
    const part = PARTS[item[1]!.toLowerCase()];
    if (part) parts.push(part);
    else names.push(unescape(item[1]!));
    rest = rest.slice(item[0].length);
    if (rest !== "" && item[2] === "") return null;
  }
  if (names.length > 2) return null;
  const [first, last = first] = names;
  return { parts, columns: first === undefined || last === undefined ? null : [first, last] };
}

const unescape = (name: string): string => name.replace(/'(.)/g, "$1");
