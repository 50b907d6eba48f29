import type { BorderLine, Borders } from "../model/style.ts";
import { colorXml } from "./color-xml.ts";
import type { XmlElement } from "./xml.ts";

const styles: Readonly<Record<BorderLine["style"], (weight: BorderLine["weight"]) => string>> = {
  None: () => "none",
  Continuous: (weight) => ({ Hairline: "hair", Thin: "thin", Medium: "medium", Thick: "thick" })[weight],
  Dash: (weight) => (isHeavy(weight) ? "mediumDashed" : "dashed"),
  Dot: () => "dotted",
  Double: () => "double",
  DashDot: (weight) => (isHeavy(weight) ? "mediumDashDot" : "dashDot"),
  DashDotDot: (weight) => (isHeavy(weight) ? "mediumDashDotDot" : "dashDotDot"),
  SlantDashDot: () => "slantDashDot",
};

const isHeavy = (weight: BorderLine["weight"]): boolean => weight === "Medium" || weight === "Thick";

const sameLine = (a: BorderLine | null, b: BorderLine | null): boolean =>
  a === b || (a !== null && b !== null && a.style === b.style && a.weight === b.weight && a.color === b.color);

function lineXml(local: string, line: BorderLine | null, p: string): string {
  if (!line || line.style === "None") return `<${p}${local}/>`;
  const style = styles[line.style](line.weight);
  return `<${p}${local} style="${style}">${colorXml("color", line.color, p)}</${p}${local}>`;
}

/** A border that looks like `after`; sides that don't change, and diagonals, are those of `base`, an element of `text`. */
export function borderXml(base: XmlElement | null, text: string, before: Borders, after: Borders, p: string): string {
  const child = (...locals: string[]) => base?.children.find((one) => locals.includes(one.local)) ?? null;
  const verbatim = (element: XmlElement | null) => (element ? text.slice(element.start, element.end) : "");
  const sides = (
    [
      ["left", "start"],
      ["right", "end"],
      ["top", "top"],
      ["bottom", "bottom"],
    ] as const
  ).map(([side, other]) => {
    const existing = child(side, other);
    if (existing && sameLine(before[side], after[side])) return verbatim(existing);
    return lineXml(existing?.local ?? side, after[side], p);
  });
  const diagonal = child("diagonal");
  const rest = ["vertical", "horizontal"].map((local) => verbatim(child(local)));
  const open = base ? text.slice(base.start, base.openEnd).replace(/(?<!\s)\s*\/?>$/, ">") : `<${p}border>`;
  return `${open}${sides.join("")}${diagonal ? verbatim(diagonal) : `<${p}diagonal/>`}${rest.join("")}</${p}border>`;
}

/** Only the sides that have a line: for differential formats. */
export function partialBorderXml(borders: Borders, p: string): string {
  const sides = (["left", "right", "top", "bottom"] as const)
    .filter((side) => borders[side] !== null)
    .map((side) => lineXml(side, borders[side], p));
  return `<${p}border>${sides.join("")}</${p}border>`;
}
