import type { LineStyle, Paint } from "../model/chart.ts";
import type { Font } from "../model/style.ts";
import { element, textElement } from "./element.ts";

/** English Metric Units in a point. */
export const EMU = 12_700;

const dashes: Readonly<Record<string, string>> = {
  Continuous: "solid",
  Dash: "dash",
  DashDot: "dashDot",
  DashDotDot: "lgDashDotDot",
  Dot: "sysDash",
  RoundDot: "sysDot",
};

function solid(color: string): string {
  return element("a:solidFill", {}, element("a:srgbClr", { val: color.slice(1).toUpperCase() }));
}

function paint(value: Paint): string {
  return value === null ? "" : value === "none" ? element("a:noFill", {}) : solid(value);
}

/** Nothing for a line that is all automatic. */
export function lineXml(line: LineStyle): string {
  const color = line.dash === "None" ? "none" : line.color;
  const dash = line.dash === null ? undefined : dashes[line.dash];
  if (color === null && line.weight === null && !dash) return "";
  return element(
    "a:ln",
    { w: line.weight === null ? null : Math.round(line.weight * EMU) },
    paint(color),
    dash ? element("a:prstDash", { val: dash }) : "",
  );
}

/** Nothing when fill and line are automatic. */
export function shapeXml(fill: Paint, line: LineStyle | null): string {
  const content = paint(fill) + (line ? lineXml(line) : "");
  return content === "" ? "" : element("c:spPr", {}, content);
}

const underlines: Readonly<Record<Font["underline"], string>> = {
  None: "none",
  Single: "sng",
  Double: "dbl",
  SingleAccountant: "sng",
  DoubleAccountant: "dbl",
};

function runProperties(name: string, font: Partial<Font>): string {
  return element(
    name,
    {
      sz: font.size === undefined ? null : Math.round(font.size * 100),
      b: font.bold ?? null,
      i: font.italic ?? null,
      u: font.underline === undefined ? null : underlines[font.underline],
      strike: font.strikethrough === undefined ? null : font.strikethrough ? "sngStrike" : "noStrike",
    },
    font.color ? solid(font.color) : "",
    font.name ? element("a:latin", { typeface: font.name }) : "",
  );
}

/** Text properties of a part of a chart; nothing when the font says nothing and the text is not turned. */
export function fontXml(font: Partial<Font>, upwards = false): string {
  if (Object.keys(font).length === 0 && !upwards) return "";
  const paragraph = element("a:pPr", {}, runProperties("a:defRPr", font));
  return element(
    "c:txPr",
    {},
    body(upwards),
    element("a:lstStyle", {}),
    element("a:p", {}, paragraph, "<a:endParaRPr/>"),
  );
}

function body(upwards: boolean): string {
  return element("a:bodyPr", upwards ? { rot: -5_400_000, vert: "horz" } : {});
}

/** A text written in the chart itself; each line is a paragraph. */
export function richText(text: string, font: Partial<Font>, upwards = false): string {
  const paragraphs = text.split("\n").map((line) => {
    const run = element("a:r", {}, runProperties("a:rPr", font), textElement("a:t", line));
    return element("a:p", {}, element("a:pPr", {}, runProperties("a:defRPr", font)), run);
  });
  return element("c:rich", {}, body(upwards), element("a:lstStyle", {}), ...paragraphs);
}
