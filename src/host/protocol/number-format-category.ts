import { sectionsOf } from "./number-format-section.ts";

/** Excel's own word for what a number format shows. */
export function formatCategory(format: string): string {
  const section = sectionsOf(format)[0];
  const kinds = new Set<string>(section?.tokens.map(({ kind }) => kind));
  if (kinds.has("general")) return "General";
  if (section?.isDate) {
    const days = section.tokens.some((token) => token.kind === "date" && /^[yd]/.test(token.code));
    return days ? "Date" : "Time";
  }
  if (kinds.has("percent")) return "Percentage";
  if (kinds.has("exponent")) return "Scientific";
  if (kinds.has("slash") && kinds.has("digit")) return "Fraction";
  if (kinds.has("text")) return "Text";
  if (!kinds.has("digit")) return "Custom";
  return /\[\$[^\]-]|[€$£¥]/.test(format) ? "Currency" : "Number";
}
