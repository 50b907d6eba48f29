import { element, textElement, val } from "./element.ts";

/** What a reference gave when the file was written: preview and Protected View draw from it. */
export interface CachedValues {
  readonly kind: "num" | "str";
  readonly formatCode: string;
  /** In order; null: an empty cell, which the cache leaves out. */
  readonly points: readonly (number | string | null)[];
}

export type Cached = (ref: string) => CachedValues;

function points(values: readonly (number | string | null)[], wanted: "num" | "str"): string {
  const present = values.map((value, idx) =>
    value === null || (wanted === "num" && typeof value !== "number")
      ? ""
      : element("c:pt", { idx }, textElement("c:v", String(value))),
  );
  return val("c:ptCount", values.length) + present.join("");
}

/** "{1;2}" → its items: constants that a chart holds itself. */
function constants(ref: string): (number | string)[] | null {
  const list = /^\{(.*)\}$/s.exec(ref.trim())?.[1];
  if (list === undefined) return null;
  return (list.match(/"(?:[^"]|"")*"|[^,;]+/g) ?? []).map((item) =>
    item.startsWith('"') ? item.slice(1, -1).replaceAll('""', '"') : Number(item),
  );
}

function numbers(ref: string, cached: Cached): string {
  const { formatCode, points: values } = cached(ref);
  const cache = element("c:numCache", {}, textElement("c:formatCode", formatCode), points(values, "num"));
  return element("c:numRef", {}, textElement("c:f", ref), cache);
}

export function textReference(ref: string, cached: Cached): string {
  const texts = cached(ref).points;
  return element("c:strRef", {}, textElement("c:f", ref), element("c:strCache", {}, points(texts, "str")));
}

/** `c:val`, `c:xVal` or `c:yVal`: numbers, whatever the cells hold. */
export function valuesXml(name: string, ref: string, cached: Cached): string {
  if (ref === "") return "";
  const own = constants(ref);
  return element(name, {}, own ? element("c:numLit", {}, points(own, "num")) : numbers(ref, cached));
}

/** `c:cat`, or `c:xVal` when the points lie along texts. */
export function categoriesXml(name: string, ref: string | null, cached: Cached): string {
  if (!ref) return "";
  const own = constants(ref);
  if (own) {
    const kind = own.every((item) => typeof item === "number") ? "num" : "str";
    return element(name, {}, element(`c:${kind}Lit`, {}, points(own, kind)));
  }
  return element(name, {}, cached(ref).kind === "num" ? numbers(ref, cached) : textReference(ref, cached));
}
