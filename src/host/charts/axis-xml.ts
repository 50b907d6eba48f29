import type { AxisModel } from "../model/chart.ts";
import { element, val } from "./element.ts";
import { fontXml, richText, shapeXml } from "./shape-xml.ts";

export interface AxisPlace {
  readonly id: number;
  readonly crossedId: number;
  /** The side that it stands on when nothing moves it. */
  readonly side: "b" | "l" | "t" | "r";
  /** The model of the axis that this one crosses: it is the one that says where. */
  readonly crossed: AxisModel | null;
  /** What "Automatic" means there. */
  readonly crossesByDefault: "autoZero" | "max";
  /** Number format of the data, for an axis that is linked to it. */
  readonly sourceFormat: string;
}

const tickMarks: Readonly<Record<string, string>> = { None: "none", Cross: "cross", Inside: "in", Outside: "out" };
const labelPlaces: Readonly<Record<string, string>> = { NextToAxis: "nextTo", High: "high", Low: "low", None: "none" };
const crossings: Readonly<Record<string, string>> = { Maximum: "max", Minimum: "min" };

const units: Readonly<Record<string, string>> = {
  Hundreds: "hundreds",
  Thousands: "thousands",
  TenThousands: "tenThousands",
  HundredThousands: "hundredThousands",
  Millions: "millions",
  TenMillions: "tenMillions",
  HundredMillions: "hundredMillions",
  Billions: "billions",
  Trillions: "trillions",
};

/** What all axes begin with, up to what they cross. */
function commonXml(axis: AxisModel, place: AxisPlace, limits: boolean): string {
  const upright = place.side === "l" || place.side === "r";
  const linked = axis.linkNumberFormat || axis.numberFormat === null;
  return (
    val("c:axId", place.id) +
    element(
      "c:scaling",
      {},
      limits && axis.scaleLog ? val("c:logBase", 10) : "",
      val("c:orientation", axis.reversed ? "maxMin" : "minMax"),
      limits ? val("c:max", axis.maximum) + val("c:min", axis.minimum) : "",
    ) +
    val("c:delete", !axis.visible) +
    val("c:axPos", place.side) +
    (axis.majorGridlines ? element("c:majorGridlines", {}, shapeXml(null, axis.majorGridlineLine)) : "") +
    (axis.minorGridlines ? element("c:minorGridlines", {}) : "") +
    (axis.title.visible
      ? element(
          "c:title",
          {},
          axis.title.text === "" ? "" : element("c:tx", {}, richText(axis.title.text, axis.title.font, upright)),
          val("c:overlay", false),
          axis.title.text === "" ? fontXml(axis.title.font, upright) : "",
        )
      : "") +
    element("c:numFmt", {
      formatCode: linked ? place.sourceFormat || "General" : axis.numberFormat,
      sourceLinked: linked,
    }) +
    val("c:majorTickMark", tickMarks[axis.majorTickMark] ?? "none") +
    val("c:minorTickMark", tickMarks[axis.minorTickMark] ?? "none") +
    val("c:tickLblPos", labelPlaces[axis.tickLabelPosition] ?? "nextTo") +
    shapeXml(null, axis.line) +
    fontXml(axis.font) +
    val("c:crossAx", place.crossedId) +
    crossingXml(place)
  );
}

function crossingXml({ crossed, crossesByDefault }: AxisPlace): string {
  if (crossed?.position === "Custom" && crossed.positionAt !== null) return val("c:crossesAt", crossed.positionAt);
  return val("c:crosses", crossings[crossed?.position ?? ""] ?? crossesByDefault);
}

export function categoryAxisXml(axis: AxisModel, place: AxisPlace): string {
  return element(
    "c:catAx",
    {},
    commonXml(axis, place, false),
    val("c:auto", true),
    val("c:lblAlgn", "ctr"),
    val("c:lblOffset", 100),
    val("c:tickLblSkip", axis.tickLabelSpacing),
    val("c:noMultiLvlLbl", false),
  );
}

export function valueAxisXml(axis: AxisModel, place: AxisPlace, crossBetween: "between" | "midCat"): string {
  const unit = units[axis.displayUnit];
  return element(
    "c:valAx",
    {},
    commonXml(axis, place, true),
    val("c:crossBetween", crossBetween),
    val("c:majorUnit", axis.majorUnit),
    val("c:minorUnit", axis.minorUnit),
    unit ? element("c:dispUnits", {}, val("c:builtInUnit", unit), element("c:dispUnitsLbl", {})) : "",
  );
}
