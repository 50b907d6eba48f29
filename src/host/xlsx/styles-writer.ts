import { DEFAULT_FORMAT, type CellFormat, type Styles } from "../model/style.ts";
import type { DifferentialFormat } from "../model/workbook.ts";
import { borderXml, partialBorderXml } from "./border-xml.ts";
import { attributesXml } from "./children.ts";
import { colorXml } from "./color-xml.ts";
import { fontXml, partialFontXml } from "./font-xml.ts";
import { builtInNumberFormat } from "./number-formats.ts";
import { childNamed, childrenNamed, escapeAttribute, parseXml, patchXml, type XmlElement } from "./xml.ts";

export interface StylesWriter {
  /** The index for `s=` of an entry of the workbook's `Styles`. */
  cellFormat(index: number): number;
  /** The index for `dxfId=`. */
  differential(format: DifferentialFormat): number;
  /** The part with what was asked for; null when it needs nothing new. */
  finish(): string | null;
}

const CHILD_ORDER = [
  "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
  "extLst",
]; // prettier-ignore

interface Pool {
  readonly existing: readonly XmlElement[];
  readonly added: string[];
  readonly byText: Map<string, number>;
}

/**
 * Only ever appends, so that the `s=` of cells that no one touches stay true; an entry with the same text serves again,
 * so that a second save adds nothing. `text` is the styles part.
 */
export function stylesWriter(text: string, styles: Styles): StylesWriter {
  const root = parseXml(text);
  const p = root.prefix ? `${root.prefix}:` : "";
  const pools = new Map<string, Pool>();
  const written = new Map<number, number>();

  function pool(local: string): Pool {
    let known = pools.get(local);
    if (!known) {
      const existing = childNamed(root, local)?.children ?? [];
      const byText = new Map<string, number>();
      existing.forEach((element, i) => {
        const xml = text.slice(element.start, element.end);
        if (!byText.has(xml)) byText.set(xml, i);
      });
      pools.set(local, (known = { existing, added: [], byText }));
    }
    return known;
  }

  function add(local: string, xml: string): number {
    fillGap(local);
    const { existing, added, byText } = pool(local);
    const known = byText.get(xml);
    if (known !== undefined) return known;
    const index = existing.length + added.push(xml) - 1;
    byText.set(xml, index);
    return index;
  }

  /**
   * Formats of the file may name fonts, fills and borders that it does not have. What is appended must not become
   * theirs: the places that they name get plain entries first.
   */
  function fillGap(local: string): void {
    const blanks = plainEntries(p)[local];
    const { existing, added } = pool(local);
    if (!blanks || added.length > 0) return;
    const named = ["cellXfs", "cellStyleXfs"].flatMap((container) =>
      pool(container).existing.map((xf) => Number(xf.attributes.get(blanks.attribute) ?? 0)),
    );
    const needed = Math.max(blanks.entries.length, ...named.map((id) => (id < MAX_NAMED ? id + 1 : 0)));
    for (let id = existing.length; id < needed; id += 1) added.push(blanks.entries[id] ?? blanks.entries[0]!);
  }

  /** An entry and the text that its offsets are in. */
  function entry(local: string, index: number): { element: XmlElement | null; text: string } {
    const { existing, added } = pool(local);
    const element = existing[index];
    if (element) return { element, text };
    const xml = added[index - existing.length];
    return xml === undefined ? { element: null, text: "" } : { element: parseXml(xml), text: xml };
  }

  /** The first format of a file that has none, and what it refers to. */
  function addDefaults(): void {
    if (pool("cellXfs").existing.length + pool("cellXfs").added.length > 0) return;
    const { font, borders } = DEFAULT_FORMAT;
    const fontId = add("fonts", fontXml(null, "", font, font, p));
    const borderId = add("borders", borderXml(null, "", borders, borders, p));
    fillGap("fills");
    add("cellXfs", `<${p}xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="${borderId}"/>`);
  }

  function numberFormatId(code: string): number {
    const { existing, added } = pool("numFmts");
    const known = new Map<number, string>();
    for (const { attributes } of [...existing, ...added.map((xml) => parseXml(xml))]) {
      known.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
    }
    const builtIn = builtInIds.get(code);
    if (builtIn !== undefined && (known.get(builtIn) ?? code) === code) return builtIn;
    for (const [id, other] of known) if (other === code) return id;
    const id = Math.max(163, ...known.keys()) + 1;
    add("numFmts", `<${p}numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    return id;
  }

  function fillId(fill: string | null): number {
    const none = pool("fills").existing[0];
    if (fill === null) {
      const first = childNamed(none, "patternFill")?.attributes.get("patternType");
      if (first === "none") return 0;
      return add("fills", `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`);
    }
    const pattern = `${colorXml("fgColor", fill, p)}<${p}bgColor indexed="64"/>`;
    return add("fills", `<${p}fill><${p}patternFill patternType="solid">${pattern}</${p}patternFill></${p}fill>`);
  }

  function cellFormat(index: number): number {
    if (index < styles.originalCount) return index;
    let at = written.get(index);
    if (at === undefined) {
      addDefaults();
      written.set(index, (at = add("cellXfs", formatXml(styles.get(index), styles.derived[index] ?? 0))));
    }
    return at;
  }

  function formatXml(after: CellFormat, from: number): string {
    const { element: base, text: baseText } = entry("cellXfs", from);
    const before = styles.get(from);
    const number = (name: string) => Number(base?.attributes.get(name) ?? 0);
    const attributes = new Map(base?.attributes ?? []);
    // A file may name a cell style that it does not have; its formats are left alone, new ones must be right.
    if (!(Number(attributes.get("xfId")) < pool("cellStyleXfs").existing.length)) attributes.delete("xfId");
    const set = (name: string, value: number, apply: string): void => {
      attributes.set(name, String(value));
      attributes.set(apply, "1");
    };
    for (const name of ["numFmtId", "fontId", "fillId", "borderId"]) {
      if (!attributes.has(name)) attributes.set(name, "0");
    }
    if (after.numberFormat !== before.numberFormat) {
      set("numFmtId", numberFormatId(after.numberFormat), "applyNumberFormat");
    }
    if (!same(after.font, before.font)) {
      const font = entry("fonts", number("fontId"));
      set("fontId", add("fonts", fontXml(font.element, font.text, before.font, after.font, p)), "applyFont");
    }
    if (after.fill !== before.fill) set("fillId", fillId(after.fill), "applyFill");
    if (!same(after.borders, before.borders)) {
      const border = entry("borders", number("borderId"));
      const xml = borderXml(border.element, border.text, before.borders, after.borders, p);
      set("borderId", add("borders", xml), "applyBorder");
    }
    if (after.quotePrefix !== before.quotePrefix) attributes.set("quotePrefix", after.quotePrefix ? "1" : "0");
    const alignment = alignmentXml(childNamed(base, "alignment"), before, after);
    if (alignment !== null) attributes.set("applyAlignment", "1");
    const protection = protectionXml(childNamed(base, "protection"), before, after);
    if (protection !== null) attributes.set("applyProtection", "1");
    const verbatim = (local: string): string => {
      const child = childNamed(base, local);
      return child ? baseText.slice(child.start, child.end) : "";
    };
    const inside = (alignment ?? verbatim("alignment")) + (protection ?? verbatim("protection")) + verbatim("extLst");
    const open = `<${p}xf${attributesXml(Object.fromEntries(attributes))}`;
    return inside === "" ? `${open}/>` : `${open}>${inside}</${p}xf>`;
  }

  /** Null when nothing of it changes. */
  function alignmentXml(base: XmlElement | null, before: CellFormat, after: CellFormat): string | null {
    const changes: Record<string, string | null> = {};
    if (after.horizontal !== before.horizontal) changes["horizontal"] = horizontals[after.horizontal];
    if (after.vertical !== before.vertical) changes["vertical"] = verticals[after.vertical];
    if (after.wrap !== before.wrap) changes["wrapText"] = after.wrap ? "1" : null;
    if (after.indent !== before.indent) changes["indent"] = after.indent > 0 ? String(after.indent) : null;
    return changedChild("alignment", base, changes);
  }

  function protectionXml(base: XmlElement | null, before: CellFormat, after: CellFormat): string | null {
    const changes: Record<string, string | null> = {};
    if (after.locked !== before.locked) changes["locked"] = after.locked ? "1" : "0";
    if (after.formulaHidden !== before.formulaHidden) changes["hidden"] = after.formulaHidden ? "1" : "0";
    return changedChild("protection", base, changes);
  }

  function changedChild(local: string, base: XmlElement | null, changes: Record<string, string | null>): string | null {
    if (Object.keys(changes).length === 0) return null;
    const attributes = { ...Object.fromEntries(base?.attributes ?? []), ...changes };
    return `<${p}${local}${attributesXml(attributes)}/>`;
  }

  function differential(format: DifferentialFormat): number {
    const { font, fill, numberFormat, borders } = format;
    let inside = "";
    if (font && Object.keys(font).length > 0) inside += partialFontXml(font, p);
    if (numberFormat !== undefined) {
      inside += `<${p}numFmt numFmtId="${numberFormatId(numberFormat)}" formatCode="${escapeAttribute(numberFormat)}"/>`;
    }
    // In a differential format the solid colour is the background one.
    if (typeof fill === "string") {
      inside += `<${p}fill><${p}patternFill>${colorXml("bgColor", fill, p)}</${p}patternFill></${p}fill>`;
    } else if (fill === null) {
      inside += `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`;
    }
    if (borders) inside += partialBorderXml(borders, p);
    return add("dxfs", inside === "" ? `<${p}dxf/>` : `<${p}dxf>${inside}</${p}dxf>`);
  }

  function finish(): string | null {
    const patch = patchXml(text);
    let changed = false;
    for (const local of CHILD_ORDER) {
      const { existing, added } = pools.get(local) ?? { existing: [], added: [] };
      if (added.length === 0) continue;
      changed = true;
      const container = childrenNamed(root, local)[0];
      const count = existing.length + added.length;
      if (container) {
        patch.setAttribute(container, "count", String(count));
        patch.append(container, added.join(""));
      } else {
        patch.place(root, local, `<${p}${local} count="${count}">${added.join("")}</${p}${local}>`, CHILD_ORDER);
      }
    }
    return changed ? patch.apply() : null;
  }

  return { cellFormat, differential, finish };
}

/** No honest file refers to more fonts, fills or borders. */
const MAX_NAMED = 65_536;

function plainEntries(p: string): Readonly<Record<string, { attribute: string; entries: readonly string[] }>> {
  const { font, borders } = DEFAULT_FORMAT;
  const fills = ["none", "gray125"].map(
    (pattern) => `<${p}fill><${p}patternFill patternType="${pattern}"/></${p}fill>`,
  );
  return {
    fonts: { attribute: "fontId", entries: [fontXml(null, "", font, font, p)] },
    fills: { attribute: "fillId", entries: fills },
    borders: { attribute: "borderId", entries: [borderXml(null, "", borders, borders, p)] },
  };
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Those whose meaning doesn't hang on the country of the reader's Excel, dates in short form excepted, as Excel does. */
const builtInIds = new Map(
  [0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 37, 38, 39, 40, 45, 46, 47, 48, 49].map(
    (id): [string, number] => [builtInNumberFormat(id), id],
  ),
);

const horizontals: Readonly<Record<CellFormat["horizontal"], string | null>> = {
  General: null,
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "fill",
  Justify: "justify",
  CenterAcrossSelection: "centerContinuous",
  Distributed: "distributed",
};

const verticals: Readonly<Record<CellFormat["vertical"], string | null>> = {
  Top: "top",
  Center: "center",
  Bottom: null,
  Justify: "justify",
  Distributed: "distributed",
};

/** A styles part for a package without one. */
export function blankStyles(namespace: string): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}">` +
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
