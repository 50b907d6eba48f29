/** One piece of a section of a number format. */
export type FormatToken =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "digit"; readonly mark: "0" | "#" | "?" }
  | { readonly kind: "point" | "comma" | "percent" | "text" | "general" | "slash" }
  | { readonly kind: "exponent"; readonly plus: boolean }
  /** A run of y, m, d, h or s ("mmmm"), or an elapsed time in brackets ("[h]"). */
  | { readonly kind: "date"; readonly code: string; readonly elapsed: boolean }
  | { readonly kind: "halfDay"; readonly am: string; readonly pm: string }
  /** ".000" after seconds. */
  | { readonly kind: "subsecond"; readonly digits: number };

export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly condition: { readonly operator: string; readonly operand: number } | null;
  readonly isDate: boolean;
  /** "fr" or "en" when the format itself says whose month names to use. */
  readonly language: "fr" | "en" | null;
}

const parsed = new Map<string, readonly FormatSection[]>();

/** The sections of a number format in US notation; the same array again for the same text. */
export function sectionsOf(format: string): readonly FormatSection[] {
  let sections = parsed.get(format);
  if (!sections) parsed.set(format, (sections = splitSections(format).map(parseSection)));
  return sections;
}

function splitSections(format: string): string[] {
  const sections: string[] = [];
  let current = "";
  for (let i = 0; i < format.length; i += 1) {
    const char = format[i]!;
    if (char === ";") {
      sections.push(current);
      current = "";
    } else if (char === '"' || char === "[") {
      const end = format.indexOf(char === '"' ? '"' : "]", i + 1);
      const stop = end < 0 ? format.length : end + 1;
      current += format.slice(i, stop);
      i = stop - 1;
    } else if (char === "\\" || char === "_" || char === "*") {
      current += format.slice(i, i + 2);
      i += 1;
    } else {
      current += char;
    }
  }
  return [...sections, current];
}

function parseSection(source: string): FormatSection {
  const tokens: FormatToken[] = [];
  let condition: FormatSection["condition"] = null;
  let language: FormatSection["language"] = null;
  const literal = (text: string) => {
    const last = tokens.at(-1);
    if (last?.kind === "literal") tokens[tokens.length - 1] = { kind: "literal", text: last.text + text };
    else if (text !== "") tokens.push({ kind: "literal", text });
  };
  for (let rest = source; rest !== "";) {
    const take = (pattern: RegExp) => {
      const match = pattern.exec(rest);
      if (match) rest = rest.slice(match[0].length);
      return match;
    };
    let match: RegExpExecArray | null;
    if ((match = take(/^"([^"]*)"?/))) literal(match[1]!);
    else if ((match = take(/^\\(.?)/su))) literal(match[1]!);
    else if ((match = take(/^_(.?)/su))) literal(" ");
    else if ((match = take(/^\*(.?)/su))) continue;
    else if ((match = take(/^\[\$([^\]-]*)(?:-([0-9A-Fa-f]+)[^\]]*)?\]/))) {
      literal(match[1]!);
      const lcid = match[2] === undefined ? 0 : parseInt(match[2], 16) & 0xff;
      if (lcid === 0x0c) language = "fr";
      if (lcid === 0x09) language = "en";
    } else if ((match = take(/^\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/))) {
      condition = { operator: match[1]!, operand: Number(match[2]) };
    } else if ((match = take(/^\[(h+|m+|s+)\]/i))) {
      tokens.push({ kind: "date", code: match[1]!.toLowerCase(), elapsed: true });
    } else if ((match = take(/^\[[^\]]*\]?/))) continue;
    else if (take(/^general/i)) tokens.push({ kind: "general" });
    else if ((match = take(/^(AM)\/(PM)|^(A)\/(P)/i))) {
      tokens.push({ kind: "halfDay", am: match[1] ?? match[3]!, pm: match[2] ?? match[4]! });
    } else if ((match = take(/^e([+-])/i))) tokens.push({ kind: "exponent", plus: match[1] === "+" });
    else if ((match = take(/^(?:y+|m+|d+|h+|s+)/i))) {
      tokens.push({ kind: "date", code: match[0].toLowerCase(), elapsed: false });
      if (/^s/i.test(match[0]) && (match = take(/^\.(0+)/)))
        tokens.push({ kind: "subsecond", digits: match[1]!.length });
    } else if ((match = take(/^[0#?]/))) tokens.push({ kind: "digit", mark: match[0] as "0" | "#" | "?" });
    else if (take(/^\./)) tokens.push({ kind: "point" });
    else if (take(/^,/)) tokens.push({ kind: "comma" });
    else if (take(/^%/)) tokens.push({ kind: "percent" });
    else if (take(/^@/)) tokens.push({ kind: "text" });
    else if (take(/^\//)) tokens.push({ kind: "slash" });
    else literal(take(/^./su)![0]);
  }
  const isDate = tokens.some(({ kind }) => kind === "date" || kind === "halfDay");
  return { tokens, condition, isDate, language };
}
