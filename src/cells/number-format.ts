/** What a number format (US notation) says of the numbers under it. */
export interface NumberFormat {
  readonly kind: "general" | "number" | "percent" | "date" | "clock" | "elapsed" | "text";
  /** Printed digits after the decimal mark; `null` when the format does not fix them. */
  readonly decimals: number | null;
  /** Thousands that the format itself divides by ("#,##0,," → 6). */
  readonly hiddenPower: number;
  /** Quoted or escaped words and currency signs of the positive section, in order: "0.0\" j\"" → "j". */
  readonly literal: string;
  /** The date format names a day ("dd/mm/yyyy" but not "mmm-yy"). */
  readonly showsDay: boolean;
  readonly showsMonth: boolean;
  readonly showsTime: boolean;
  /** Zero prints as a dash: an accounting format. */
  readonly zeroIsDash: boolean;
}

const GENERAL = /^(general|standard)?$/i;

/** A workbook has few formats and many cells. */
const known = new Map<string, NumberFormat>();
const MOST_KNOWN = 1_000;

/** Reads any text as a number format; an unknown one counts as "number" without decimals. Linear in the text. */
export function readFormat(format: string): NumberFormat {
  const before = known.get(format);
  if (before) return before;
  const found = understood(format);
  if (known.size < MOST_KNOWN && format.length < 200) known.set(format, found);
  return found;
}

function understood(format: string): NumberFormat {
  const [positive = "", , zero = ""] = sections(format);
  const section = strip(positive);
  const codes = section.codes;
  const zeroIsDash = strip(zero).literal.includes("-") || /^[ ]*-/.test(strip(zero).codes);
  const base = {
    decimals: null,
    hiddenPower: 0,
    literal: section.literal.trim(),
    showsDay: false,
    showsMonth: false,
    showsTime: false,
    zeroIsDash,
  };
  if (GENERAL.test(codes.trim())) return { ...base, kind: "general" };
  if (codes.includes("@")) return { ...base, kind: "text" };

  const numeric = /[0#?]/.test(codes.replace(/[.,]0+/g, (tail) => (/[hs]/i.test(codes) ? "" : tail)));
  if (!numeric && /[dmyhs]/i.test(codes)) {
    const showsDay = /d/i.test(codes);
    const showsYear = /y/i.test(codes);
    const showsTime = /[hs]/i.test(codes);
    const showsMonth = /m/i.test(codes) && (showsDay || showsYear || !showsTime);
    const kind = section.elapsed ? "elapsed" : showsDay || showsYear || showsMonth ? "date" : "clock";
    return { ...base, kind, showsDay, showsMonth, showsTime };
  }
  const point = codes.indexOf(".");
  const decimals = point < 0 ? 0 : countDigits(codes, point + 1);
  const hiddenPower = 3 * trailingCommas(codes);
  return { ...base, kind: codes.includes("%") ? "percent" : "number", decimals, hiddenPower };
}

/** Dates, not times of day alone: "dd/mm/yyyy", "mmm-yy", "d mmmm yyyy hh:mm"; neither "h:mm" nor "[h]:mm". */
export function isDateFormat(format: string): boolean {
  return readFormat(format).kind === "date";
}

function sections(format: string): string[] {
  const found: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < format.length; at += 1) {
    const char = format[at];
    if (char === '"') quoted = !quoted;
    else if (char === "\\" && !quoted) at += 1;
    else if (char === ";" && !quoted) {
      found.push(format.slice(from, at));
      from = at + 1;
    }
  }
  found.push(format.slice(from));
  return found;
}

function strip(section: string): { codes: string; literal: string; elapsed: boolean } {
  const codes: string[] = [];
  const literal: string[] = [];
  let elapsed = false;
  for (let at = 0; at < section.length; at += 1) {
    const char = section[at]!;
    if (char === '"') {
      const close = section.indexOf('"', at + 1);
      const end = close < 0 ? section.length : close;
      literal.push(section.slice(at + 1, end));
      at = end;
    } else if (char === "\\") {
      literal.push(section[at + 1] ?? "");
      at += 1;
    } else if (char === "_" || char === "*") {
      at += 1;
    } else if (char === "[") {
      const close = section.indexOf("]", at + 1);
      const end = close < 0 ? section.length : close;
      const inside = section.slice(at + 1, end);
      if (/^(h+|m+|s+)$/i.test(inside)) {
        elapsed = true;
        codes.push(inside);
      } else if (inside.startsWith("$")) {
        const dash = inside.indexOf("-");
        literal.push(inside.slice(1, dash < 0 ? inside.length : dash));
      }
      at = end;
    } else if ("€$£¥".includes(char)) {
      literal.push(char);
    } else {
      codes.push(char);
    }
  }
  return { codes: codes.join(""), literal: literal.join(""), elapsed };
}

function countDigits(codes: string, from: number): number {
  let at = from;
  while (at < codes.length && "0#?".includes(codes[at]!)) at += 1;
  return at - from;
}

/** Commas after the last digit placeholder of the whole part or of the fraction divide by a thousand each. */
function trailingCommas(codes: string): number {
  let last = codes.length - 1;
  while (last >= 0 && !"0#?,".includes(codes[last]!)) last -= 1;
  let commas = 0;
  while (last >= 0 && codes[last] === ",") {
    commas += 1;
    last -= 1;
  }
  return commas;
}
