import { fromHsl, SCHEME, toHsl } from "../xlsx/colors.ts";
import type { XmlElement } from "../xlsx/xml.ts";

const aliases: Readonly<Record<string, string>> = { bg1: "lt1", tx1: "dk1", bg2: "lt2", tx2: "dk2" };
const presets: Readonly<Record<string, string>> = {
  black: "000000",
  white: "FFFFFF",
  red: "FF0000",
  green: "008000",
  blue: "0000FF",
  yellow: "FFFF00",
  gray: "808080",
};

function base(color: XmlElement, theme: readonly string[]): string | null {
  const value = color.attributes.get("val") ?? "";
  switch (color.local) {
    case "srgbClr":
      return /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : null;
    case "sysClr":
      return color.attributes.get("lastClr")?.toUpperCase() ?? null;
    case "schemeClr":
      return theme[SCHEME.indexOf(aliases[value] ?? value)] ?? null;
    case "prstClr":
      return presets[value] ?? null;
    default:
      return null;
  }
}

/** "75000" (thousandths of a percent) or strict's "75%" → 0.75. */
function fraction(value: string | undefined): number {
  const number = Number.parseFloat(value ?? "");
  if (!Number.isFinite(number)) return 1;
  return value!.includes("%") ? number / 100 : number / 100_000;
}

/** What a DrawingML colour looks like, its luminance changes applied: "#RRGGBB", or null when it can't be told. */
export function drawingColor(color: XmlElement | undefined, theme: readonly string[]): string | null {
  const start = color && base(color, theme);
  if (!start) return null;
  const [h, saturation, luminance] = toHsl(start);
  let s = saturation;
  let l = luminance;
  for (const change of color.children) {
    const by = fraction(change.attributes.get("val"));
    if (change.local === "lumMod" || change.local === "shade") l *= by;
    if (change.local === "lumOff") l += by;
    if (change.local === "satMod") s = Math.min(1, s * by);
    if (change.local === "tint") l = 1 - (1 - l) * by;
  }
  const changed = color.children.length > 0;
  return `#${changed ? fromHsl(h, s, Math.min(1, Math.max(0, l))) : start}`;
}
