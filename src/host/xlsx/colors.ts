import { childNamed, type XmlElement } from "./xml.ts";

/** What a `<color>` of this workbook means: "#RRGGBB", or null for automatic. */
export type ResolveColor = (element: XmlElement | null) => string | null;

const DEFAULT_INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** Office's own theme, in the order of the theme's colour scheme. */
const DEFAULT_THEME = "000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split(" ");

/** Names of the scheme in file order; cells number them with each dark and light pair swapped. */
export const SCHEME = [
  "dk1",
  "lt1",
  "dk2",
  "lt2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

/** The twelve colours of a theme part as "RRGGBB", in the order of `SCHEME`. */
export function readThemeColors(theme: XmlElement | null): string[] {
  const scheme = childNamed(childNamed(theme, "themeElements"), "clrScheme");
  return SCHEME.map((name, index) => {
    const color = childNamed(scheme, name)?.children[0];
    const value = color?.attributes.get("lastClr") ?? color?.attributes.get("val") ?? "";
    return /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : DEFAULT_THEME[index]!;
  });
}

/** `custom`: the workbook's own palette ("AARRGGBB"), when it has one. */
export function colorResolver(theme: readonly string[], custom: readonly string[]): ResolveColor {
  const indexed = (index: number): string | null => {
    const own = custom[index];
    if (own && /^[0-9a-f]{8}$/i.test(own)) return own.slice(2);
    return DEFAULT_INDEXED[index] ?? null;
  };
  const base = (element: XmlElement): string | null => {
    const { attributes } = element;
    const rgb = attributes.get("rgb");
    if (rgb && /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb)) return rgb.slice(-6);
    const themed = attributes.get("theme");
    if (themed !== undefined) {
      const index = Number(themed);
      return theme[index < 4 ? index ^ 1 : index] ?? null;
    }
    const index = attributes.get("indexed");
    return index === undefined ? null : indexed(Number(index));
  };
  return (element) => {
    const color = element && base(element);
    if (!color) return null;
    const tint = Number(element.attributes.get("tint") ?? 0);
    return `#${(tint ? tinted(color, tint) : color).toUpperCase()}`;
  };
}

/** A tint moves the luminance towards white (> 0) or black (< 0) (ECMA-376 part 1, 18.8.19). */
function tinted(color: string, tint: number): string {
  const [h, s, l] = toHsl(color);
  return fromHsl(h, s, tint < 0 ? l * (1 + tint) : l * (1 - tint) + tint);
}

export function toHsl(color: string): [hue: number, saturation: number, luminance: number] {
  const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const l = (max + min) / 2;
  const d = max - min;
  if (d === 0) return [0, 0, l];
  const s = l > 0.5 ? d / (2 - max - min) : d / (max + min);
  const h = max === r ? (g - b) / d + (g < b ? 6 : 0) : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return [h / 6, s, l];
}

export function fromHsl(h: number, s: number, l: number): string {
  const q = l < 0.5 ? l * (1 + s) : l + s - l * s;
  const p = 2 * l - q;
  const channel = (shift: number): string => {
    const t = (((h + shift) % 1) + 1) % 1;
    const value = t < 1 / 6 ? p + (q - p) * 6 * t : t < 1 / 2 ? q : t < 2 / 3 ? p + (q - p) * (2 / 3 - t) * 6 : p;
    const byte = Math.round(Math.min(1, Math.max(0, value)) * 255);
    return byte.toString(16).padStart(2, "0").toUpperCase();
  };
  return channel(1 / 3) + channel(0) + channel(-1 / 3);
}
