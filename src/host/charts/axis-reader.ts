import type { AxisModel } from "../model/chart.ts";
import { AUTOMATIC_LINE, newAxis } from "../protocol/chart-defaults.ts";
import { capitalized, flag } from "../xlsx/element-values.ts";
import { childNamed, type XmlElement } from "../xlsx/xml.ts";
import { flagOf, numberOf, readName, valOf } from "./series-reader.ts";
import { fontOf, lineOf, richTextOf } from "./shape-reader.ts";

const tickMarks: Readonly<Record<string, string>> = { none: "None", cross: "Cross", in: "Inside", out: "Outside" };
const labelPlaces: Readonly<Record<string, string>> = { high: "High", low: "Low", none: "None" };

function readTitle(title: XmlElement | null, theme: readonly string[]): AxisModel["title"] {
  const tx = childNamed(title, "tx");
  const rich = childNamed(tx, "rich");
  const written = rich ? richTextOf(rich, theme) : { text: readName(tx).text, font: fontOf(title, theme) };
  return { visible: title !== null, ...written };
}

/** Where the other axis says that it crosses; the far end is where a second value axis stands unless told otherwise. */
function crossing(other: XmlElement | null, secondary: boolean): Pick<AxisModel, "position" | "positionAt"> {
  const at = numberOf(other, "crossesAt");
  if (at !== null) return { position: "Custom", positionAt: at };
  const place = valOf(other, "crosses");
  const farByDefault = secondary && other?.local === "valAx";
  if (place === "max" && !farByDefault) return { position: "Maximum", positionAt: null };
  return { position: place === "min" ? "Minimum" : "Automatic", positionAt: null };
}

/** `other`: the axis that crosses this one. An absent axis is one that says nothing. */
export function readAxis(
  axis: XmlElement | null,
  other: XmlElement | null,
  secondary: boolean,
  theme: readonly string[],
): AxisModel {
  const scaling = childNamed(axis, "scaling");
  const format = childNamed(axis, "numFmt");
  const linked = format ? flag(format, "sourceLinked") : true;
  const gridlines = childNamed(axis, "majorGridlines");
  const unit = valOf(childNamed(axis, "dispUnits"), "builtInUnit");
  return {
    ...newAxis(false),
    visible: !flagOf(axis, "delete"),
    minimum: numberOf(scaling, "min"),
    maximum: numberOf(scaling, "max"),
    majorUnit: numberOf(axis, "majorUnit"),
    minorUnit: numberOf(axis, "minorUnit"),
    numberFormat: linked ? null : (format?.attributes.get("formatCode") ?? null),
    linkNumberFormat: linked,
    reversed: valOf(scaling, "orientation") === "maxMin",
    ...crossing(other, secondary),
    tickLabelPosition: labelPlaces[valOf(axis, "tickLblPos") ?? ""] ?? "NextToAxis",
    majorTickMark: tickMarks[valOf(axis, "majorTickMark") ?? "out"] ?? "Outside",
    minorTickMark: tickMarks[valOf(axis, "minorTickMark") ?? "none"] ?? "None",
    majorGridlines: gridlines !== null,
    ...(gridlines ? { majorGridlineLine: lineOf(gridlines, theme) ?? AUTOMATIC_LINE } : {}),
    minorGridlines: childNamed(axis, "minorGridlines") !== null,
    line: lineOf(axis, theme) ?? AUTOMATIC_LINE,
    font: fontOf(axis, theme),
    title: readTitle(childNamed(axis, "title"), theme),
    displayUnit: unit ? capitalized(unit) : "None",
    scaleLog: childNamed(scaling, "logBase") !== null,
    tickLabelSpacing: numberOf(axis, "tickLblSkip"),
  };
}
