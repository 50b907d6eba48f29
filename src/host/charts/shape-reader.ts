import type { LineStyle, Paint } from "../model/chart.ts";
import type { Font } from "../model/style.ts";
import { childNamed, childrenNamed, type XmlElement } from "../xlsx/xml.ts";
import { drawingColor } from "./drawing-color.ts";
import { EMU } from "./shape-xml.ts";

const dashes: Readonly<Record<string, string>> = {
  solid: "Continuous",
  dash: "Dash",
  lgDash: "Dash",
  dashDot: "DashDot",
  lgDashDot: "DashDot",
  sysDashDot: "DashDot",
  lgDashDotDot: "DashDotDot",
  sysDashDotDot: "DashDotDot",
  sysDash: "Dot",
  sysDot: "RoundDot",
  dot: "RoundDot",
};

/** The fill among the children of `spPr` or `ln`; of a gradient or a pattern, its first colour. Undefined: nothing said. */
function readPaint(shape: XmlElement | null, theme: readonly string[]): Paint | undefined {
  for (const child of shape?.children ?? []) {
    if (child.local === "noFill") return "none";
    if (child.local === "solidFill") return drawingColor(child.children[0], theme);
    if (child.local === "pattFill") return drawingColor(childNamed(child, "fgClr")?.children[0], theme);
    if (child.local === "gradFill") return drawingColor(childNamed(child, "gsLst")?.children[0]?.children[0], theme);
  }
  return undefined;
}

/** `owner` is what holds the `spPr`. */
export function fillOf(owner: XmlElement | null, theme: readonly string[]): Paint | undefined {
  return readPaint(childNamed(owner, "spPr"), theme);
}

export function lineOf(owner: XmlElement | null, theme: readonly string[]): LineStyle | undefined {
  const line = childNamed(childNamed(owner, "spPr"), "ln");
  if (!line) return undefined;
  const width = Number(line.attributes.get("w"));
  const dash = childNamed(line, "prstDash")?.attributes.get("val");
  return {
    color: readPaint(line, theme) ?? null,
    weight: width > 0 ? width / EMU : null,
    dash: dash ? (dashes[dash] ?? "Continuous") : null,
  };
}

function readRunFont(properties: XmlElement | null, theme: readonly string[]): Partial<Font> {
  const said = (name: string) => properties?.attributes.get(name);
  const on = (name: string) => said(name) === "1" || said(name) === "true";
  const size = Number(said("sz"));
  const underline = said("u");
  const strike = said("strike");
  const name = childNamed(properties, "latin")?.attributes.get("typeface");
  const color = readPaint(properties, theme);
  return {
    ...(size > 0 ? { size: size / 100 } : {}),
    ...(said("b") === undefined ? {} : { bold: on("b") }),
    ...(said("i") === undefined ? {} : { italic: on("i") }),
    ...(underline === undefined
      ? {}
      : { underline: underline === "none" ? "None" : underline === "dbl" ? "Double" : "Single" }),
    ...(strike === undefined ? {} : { strikethrough: strike !== "noStrike" }),
    ...(color && color !== "none" ? { color } : {}),
    // "+mn-lt" names the theme's font.
    ...(name && !name.startsWith("+") ? { name } : {}),
  };
}

/** Font of the `txPr` of a part of a chart. */
export function fontOf(owner: XmlElement | null, theme: readonly string[]): Partial<Font> {
  const paragraph = childNamed(childNamed(owner, "txPr"), "p");
  return readRunFont(childNamed(childNamed(paragraph, "pPr"), "defRPr"), theme);
}

/** Text and font of a `rich` element; paragraphs become lines. */
export function richTextOf(rich: XmlElement, theme: readonly string[]): { text: string; font: Partial<Font> } {
  const paragraphs = childrenNamed(rich, "p");
  const runs = (paragraph: XmlElement) =>
    paragraph.children.filter((child) => child.local === "r" || child.local === "fld");
  const first = paragraphs[0];
  const firstRun = first && runs(first)[0];
  return {
    text: paragraphs
      .map((paragraph) =>
        runs(paragraph)
          .map((run) => childNamed(run, "t")?.text ?? "")
          .join(""),
      )
      .join("\n"),
    font: {
      ...readRunFont(childNamed(childNamed(first, "pPr"), "defRPr"), theme),
      ...readRunFont(childNamed(firstRun, "rPr"), theme),
    },
  };
}
