import { formatDate } from "./number-format-date.ts";
import { formatGeneral, formatNumber, roundDecimal } from "./number-format-number.ts";
import { isCellError } from "../model/cells.ts";
import { isFrench, separatorsOf } from "./locale.ts";
import { sectionsOf } from "./number-format-section.ts";
import type { FormatSection } from "./number-format-section.ts";
import type { Scalar } from "../model/cells.ts";

/** The system's short date, which Excel writes in US notation whatever the country, and shows in the country's own. */
const SYSTEM_DATES: Readonly<Record<string, { fr: string; en: string }>> = {
  "m/d/yyyy": { fr: "dd/mm/yyyy", en: "m/d/yyyy" },
  "mm-dd-yy": { fr: "dd/mm/yyyy", en: "m/d/yyyy" },
  "m/d/yyyy h:mm": { fr: "dd/mm/yyyy hh:mm", en: "m/d/yyyy h:mm" },
  "m/d/yy h:mm": { fr: "dd/mm/yyyy hh:mm", en: "m/d/yyyy h:mm" },
  "[$-F800]dddd, mmmm dd, yyyy": { fr: "dddd d mmmm yyyy", en: "dddd, mmmm d, yyyy" },
  "[$-F400]h:mm:ss AM/PM": { fr: "hh:mm:ss", en: "h:mm:ss AM/PM" },
};

/** What a cell shows: `format` in US notation, separators and names of the locale ("fr…", else English). Colours are left out. */
export function formatValue(value: Scalar, format: string, locale: string, date1904: boolean): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return isFrench(locale) ? (value ? "VRAI" : "FAUX") : value ? "TRUE" : "FALSE";
  const sections = sectionsOf(SYSTEM_DATES[format]?.[isFrench(locale) ? "fr" : "en"] ?? format);
  return typeof value === "string" ? formatText(value, sections) : formatAmount(value, sections, locale, date1904);
}

/** Whether a cell with this format shows its number as a date or a time. */
export const isDateFormat = (format: string): boolean => sectionsOf(format)[0]?.isDate ?? false;

function formatText(value: string, sections: readonly FormatSection[]): string {
  const section = sections[3] ?? sections.find(({ tokens }) => tokens.some(({ kind }) => kind === "text"));
  if (!section) return value;
  return section.tokens
    .map((token) => (token.kind === "text" ? value : token.kind === "literal" ? token.text : ""))
    .join("");
}

function formatAmount(value: number, sections: readonly FormatSection[], locale: string, date1904: boolean): string {
  const chosen = sectionFor(value, sections);
  if (!chosen) return "#".repeat(8);
  const { section, unsigned } = chosen;
  if (section.isDate) return formatDate(value, section, locale, date1904) ?? "#".repeat(8);
  const separators = separatorsOf(locale);
  const { tokens } = section;
  if (tokens.some(({ kind }) => kind === "general")) {
    const general = formatGeneral(unsigned ? Math.abs(value) : value, separators);
    return tokens
      .map((token) =>
        token.kind === "general"
          ? general
          : token.kind === "literal"
            ? token.text
            : token.kind === "percent"
              ? "%"
              : "",
      )
      .join("");
  }
  if (tokens.some(({ kind }) => kind === "text")) {
    const general = formatGeneral(value, separators);
    return tokens
      .map((token) => (token.kind === "text" ? general : token.kind === "literal" ? token.text : ""))
      .join("");
  }
  const shown = formatNumber(Math.abs(value), tokens, separators);
  const minus = value < 0 && !unsigned && /[1-9]/.test(shown) ? "-" : "";
  return minus + shown;
}

/** The section that a number falls in, and whether that section says the sign itself. */
function sectionFor(
  value: number,
  sections: readonly FormatSection[],
): { section: FormatSection; unsigned: boolean } | null {
  const numeric = sections.slice(0, 3);
  if (numeric.some(({ condition }) => condition)) {
    const met = numeric.find(({ condition }, index) =>
      condition ? holds(value, condition) : index === numeric.length - 1 || (index === 1 && value < 0),
    );
    const negativeOnly = met?.condition?.operator.startsWith("<") && met.condition.operand <= 0;
    return met ? { section: met, unsigned: Boolean(negativeOnly) } : null;
  }
  const [positive, negative, zero] = numeric;
  if (value < 0 && negative) return { section: negative, unsigned: true };
  if (value === 0 && zero) return { section: zero, unsigned: true };
  return positive ? { section: positive, unsigned: false } : null;
}

function holds(value: number, { operator, operand }: NonNullable<FormatSection["condition"]>): boolean {
  const difference = roundDecimal(value - operand, 12);
  switch (operator) {
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    case "=":
      return difference === 0;
    default:
      return difference !== 0;
  }
}
