/** Colours are "#RRGGBB"; `null`: automatic or none. */
export interface Font {
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single" | "Double" | "SingleAccountant" | "DoubleAccountant";
  readonly strikethrough: boolean;
  readonly color: string | null;
}

export interface BorderLine {
  readonly style: "None" | "Continuous" | "Dash" | "DashDot" | "DashDotDot" | "Dot" | "Double" | "SlantDashDot";
  readonly weight: "Hairline" | "Thin" | "Medium" | "Thick";
  readonly color: string | null;
}

export interface Borders {
  readonly left: BorderLine | null;
  readonly right: BorderLine | null;
  readonly top: BorderLine | null;
  readonly bottom: BorderLine | null;
}

export type HorizontalAlignment =
  "General" | "Left" | "Center" | "Right" | "Fill" | "Justify" | "CenterAcrossSelection" | "Distributed";
export type VerticalAlignment = "Top" | "Center" | "Bottom" | "Justify" | "Distributed";

/** All that a cell's look is made of; immutable and interned by `Styles`. */
export interface CellFormat {
  /** US notation, "General" by default. */
  readonly numberFormat: string;
  readonly font: Font;
  /** Solid fill; `null`: no fill. */
  readonly fill: string | null;
  readonly borders: Borders;
  readonly horizontal: HorizontalAlignment;
  readonly vertical: VerticalAlignment;
  readonly wrap: boolean;
  readonly indent: number;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  /** The text was entered with a leading apostrophe. */
  readonly quotePrefix: boolean;
}

export const DEFAULT_FORMAT: CellFormat = {
  numberFormat: "General",
  font: { name: "Calibri", size: 11, bold: false, italic: false, underline: "None", strikethrough: false, color: null },
  fill: null,
  borders: { left: null, right: null, top: null, bottom: null },
  horizontal: "General",
  vertical: "Bottom",
  wrap: false,
  indent: 0,
  locked: true,
  formulaHidden: false,
  quotePrefix: false,
};

/**
 * The workbook's cell formats by index. The first `originalCount` are the file's own `cellXfs`, in their order, so that
 * users' `s=` indexes stay true; formats made since come after. `derived[i]` is the entry that a new format was made
 * from: a writer keeps from it what `CellFormat` does not say (gradients, rotation, theme colours, cell styles).
 */
export class Styles {
  private readonly formats: CellFormat[];
  private readonly byKey = new Map<string, number>();
  readonly derived: (number | null)[] = [];
  readonly originalCount: number;

  constructor(original: readonly CellFormat[] = [DEFAULT_FORMAT]) {
    this.formats = [...original];
    this.originalCount = original.length;
    original.forEach((_, index) => this.derived.push(index));
  }

  get count(): number {
    return this.formats.length;
  }

  get(index: number): CellFormat {
    return this.formats[index] ?? this.formats[0] ?? DEFAULT_FORMAT;
  }

  /** The index of `base`'s format with `change` applied; the same index again for the same wish. */
  with(base: number, change: Partial<CellFormat>): number {
    const format = { ...this.get(base), ...change };
    const from = this.derived[base] ?? null;
    const key = `${from}|${JSON.stringify(format)}`;
    if (JSON.stringify(this.get(base)) === JSON.stringify(format)) return base;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const index = this.formats.push(format) - 1;
    this.derived[index] = from;
    this.byKey.set(key, index);
    return index;
  }
}
