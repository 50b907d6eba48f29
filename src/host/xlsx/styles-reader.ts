import {
  type BorderLine,
  type Borders,
  type CellFormat,
  DEFAULT_FORMAT,
  type Font,
  type HorizontalAlignment,
  type VerticalAlignment,
} from "../model/style.ts";
import type { DifferentialFormat } from "../model/workbook.ts";
import { colorResolver, readThemeColors, type ResolveColor } from "./colors.ts";
import { builtInNumberFormat } from "./number-formats.ts";
import { childNamed, childrenNamed, type XmlElement } from "./xml.ts";

export interface StylesOfFile {
  /** One a `cellXfs` entry, in order; a file without any has the default one. */
  formats: CellFormat[];
  dxfs: DifferentialFormat[];
  color: ResolveColor;
}

/** "1", "true", or an element without the attribute, is true. */
export function isOn(element: XmlElement | null, attribute = "val"): boolean {
  if (!element) return false;
  const value = element.attributes.get(attribute);
  return value === undefined || value === "1" || value === "true" || value === "on";
}

const underlines: Readonly<Record<string, Font["underline"]>> = {
  single: "Single",
  double: "Double",
  singleAccounting: "SingleAccountant",
  doubleAccounting: "DoubleAccountant",
  none: "None",
};

function readFont(font: XmlElement, color: ResolveColor): Partial<Font> {
  const has = (local: string) => childNamed(font, local);
  const name = has("name")?.attributes.get("val");
  const size = Number(has("sz")?.attributes.get("val"));
  const bold = has("b");
  const italic = has("i");
  const strike = has("strike");
  const underline = has("u");
  const colored = has("color");
  return {
    ...(name ? { name } : {}),
    ...(size > 0 ? { size } : {}),
    ...(bold ? { bold: isOn(bold) } : {}),
    ...(italic ? { italic: isOn(italic) } : {}),
    ...(strike ? { strikethrough: isOn(strike) } : {}),
    ...(underline ? { underline: underlines[underline.attributes.get("val") ?? "single"] ?? "Single" } : {}),
    ...(colored ? { color: color(colored) } : {}),
  };
}

function readFill(fill: XmlElement, color: ResolveColor, differential: boolean): string | null {
  const pattern = childNamed(fill, "patternFill");
  const type = pattern?.attributes.get("patternType");
  const front = childNamed(pattern, "fgColor");
  const back = childNamed(pattern, "bgColor");
  // In a differential format the solid colour is the background one, and the pattern may go unsaid.
  if (differential) return type === "none" ? null : color(back ?? front);
  return type === "solid" ? color(front) : null;
}

const lines: Readonly<Record<string, [BorderLine["style"], BorderLine["weight"]]>> = {
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  hair: ["Continuous", "Hairline"],
  dashed: ["Dash", "Thin"],
  mediumDashed: ["Dash", "Medium"],
  dotted: ["Dot", "Thin"],
  double: ["Double", "Thick"],
  dashDot: ["DashDot", "Thin"],
  mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  slantDashDot: ["SlantDashDot", "Medium"],
};

function readBorders(border: XmlElement, color: ResolveColor): Borders {
  const line = (...names: string[]): BorderLine | null => {
    const side = border.children.find((child) => names.includes(child.local)) ?? null;
    const known = lines[side?.attributes.get("style") ?? "none"];
    return side && known ? { style: known[0], weight: known[1], color: color(childNamed(side, "color")) } : null;
  };
  return { left: line("left", "start"), right: line("right", "end"), top: line("top"), bottom: line("bottom") };
}

const horizontals: Readonly<Record<string, HorizontalAlignment>> = {
  general: "General",
  left: "Left",
  center: "Center",
  right: "Right",
  fill: "Fill",
  justify: "Justify",
  centerContinuous: "CenterAcrossSelection",
  distributed: "Distributed",
};

const verticals: Readonly<Record<string, VerticalAlignment>> = {
  top: "Top",
  center: "Center",
  bottom: "Bottom",
  justify: "Justify",
  distributed: "Distributed",
};

/** Both parts are optional. */
export function readStyles(styles: XmlElement | null, theme: XmlElement | null): StylesOfFile {
  const list = (container: string, item: string) => childrenNamed(childNamed(styles, container), item);
  const palette = childrenNamed(childNamed(childNamed(styles, "colors"), "indexedColors"), "rgbColor");
  const color = colorResolver(
    readThemeColors(theme),
    palette.map((entry) => entry.attributes.get("rgb") ?? ""),
  );

  const codes = new Map<number, string>();
  for (const entry of list("numFmts", "numFmt")) {
    codes.set(Number(entry.attributes.get("numFmtId")), entry.attributes.get("formatCode") || "General");
  }
  const fonts = list("fonts", "font").map((font): Font => ({ ...DEFAULT_FORMAT.font, ...readFont(font, color) }));
  const fills = list("fills", "fill").map((fill) => readFill(fill, color, false));
  const borders = list("borders", "border").map((border) => readBorders(border, color));

  const formats = list("cellXfs", "xf").map((xf): CellFormat => {
    const number = (name: string) => Number(xf.attributes.get(name) ?? 0);
    const alignment = childNamed(xf, "alignment");
    const protection = childNamed(xf, "protection");
    return {
      numberFormat: codes.get(number("numFmtId")) ?? builtInNumberFormat(number("numFmtId")),
      font: fonts[number("fontId")] ?? DEFAULT_FORMAT.font,
      fill: fills[number("fillId")] ?? null,
      borders: borders[number("borderId")] ?? DEFAULT_FORMAT.borders,
      horizontal: horizontals[alignment?.attributes.get("horizontal") ?? "general"] ?? "General",
      vertical: verticals[alignment?.attributes.get("vertical") ?? "bottom"] ?? "Bottom",
      wrap: alignment?.attributes.has("wrapText") ? isOn(alignment, "wrapText") : false,
      indent: Number(alignment?.attributes.get("indent") ?? 0) || 0,
      locked: protection ? isOn(protection, "locked") : true,
      formulaHidden: protection?.attributes.has("hidden") ? isOn(protection, "hidden") : false,
      quotePrefix: xf.attributes.has("quotePrefix") && isOn(xf, "quotePrefix"),
    };
  });

  const dxfs = list("dxfs", "dxf").map((dxf): DifferentialFormat => {
    const font = childNamed(dxf, "font");
    const fill = childNamed(dxf, "fill");
    const border = childNamed(dxf, "border");
    const format = childNamed(dxf, "numFmt");
    return {
      ...(font ? { font: readFont(font, color) } : {}),
      ...(fill ? { fill: readFill(fill, color, true) } : {}),
      ...(format ? { numberFormat: format.attributes.get("formatCode") || "General" } : {}),
      ...(border ? { borders: readBorders(border, color) } : {}),
    };
  });
  return { formats: formats.length > 0 ? formats : [DEFAULT_FORMAT], dxfs, color };
}
