import type { PageModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { readPage } from "./page-reader.ts";
import { escapeText, parseXml } from "./xml.ts";
import { escapeXstring } from "./xstring.ts";

const HEADER_FOOTER_ORDER = ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];
const SHEET_PROPERTIES_ORDER = ["tabColor", "outlinePr", "pageSetUpPr"];

/** The page set-up where the file says another; printer settings, even and first pages, and the like are kept. */
export function writePage(root: Children, page: PageModel): void {
  const before = pageOfFile(root);
  const p = root.prefix;
  const fitted = page.fitToWidth !== null || page.fitToHeight !== null;
  setAttributes(root, "printOptions", {
    horizontalCentered: page.centerHorizontally ? 1 : null,
    verticalCentered: page.centerVertically ? 1 : null,
    headings: page.printHeadings ? 1 : null,
    gridLines: page.printGridlines ? 1 : null,
  });
  if (root.get("pageMargins") === null || !same(before.margins, page.margins)) {
    root.set("pageMargins", `<${p}pageMargins${attributesXml(page.margins)}/>`);
  }
  // Read through the same eyes, a set-up that doesn't change must not gain attributes.
  const setup = (one: PageModel) => [one.orientation, one.paperSize, one.scale, one.fitToWidth, one.fitToHeight];
  if (!same(setup(before), setup(page)) || before.blackAndWhite !== page.blackAndWhite) {
    setAttributes(root, "pageSetup", {
      paperSize: page.paperSize,
      scale: page.scale === 100 ? null : page.scale,
      fitToWidth: fitted && page.fitToWidth !== 1 ? (page.fitToWidth ?? 0) : null,
      fitToHeight: fitted && page.fitToHeight !== 1 ? (page.fitToHeight ?? 0) : null,
      orientation: page.orientation === "Landscape" ? "landscape" : page.paperSize === null ? null : "portrait",
      blackAndWhite: page.blackAndWhite ? 1 : null,
    });
  }
  const wasFitted = before.fitToWidth !== null || before.fitToHeight !== null || before.scale === null;
  if (fitted !== wasFitted) setFitted(root, fitted);
  if (!same(before.header, page.header)) setHeaderFooter(root, "oddHeader", page.header);
  if (!same(before.footer, page.footer)) setHeaderFooter(root, "oddFooter", page.footer);
  if (!same(before.rowBreaks, page.rowBreaks)) {
    const breaks = page.rowBreaks.map((row) => `<${p}brk id="${row}" max="16383" man="1"/>`);
    const count = attributesXml({ count: breaks.length, manualBreakCount: breaks.length });
    root.set("rowBreaks", breaks.length > 0 ? `<${p}rowBreaks${count}>${breaks.join("")}</${p}rowBreaks>` : null);
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function pageOfFile(root: Children): PageModel {
  const parts = ["sheetPr", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"];
  return readPage(parseXml(`<sheet>${parts.map((local) => root.get(local) ?? "").join("")}</sheet>`));
}

/** On an element without children of its own; one that would say nothing is not made. */
function setAttributes(root: Children, local: string, values: Readonly<Record<string, string | number | null>>): void {
  const existing = root.get(local);
  const needed = Object.values(values).some((value) => value !== null);
  if (existing === null && !needed) return;
  const element = childrenOf(existing ?? `<${root.prefix}${local}/>`, []);
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
  root.set(local, element.xml());
}

function setFitted(root: Children, fitted: boolean): void {
  const properties = childrenOf(root.get("sheetPr") ?? `<${root.prefix}sheetPr/>`, SHEET_PROPERTIES_ORDER);
  setAttributes(properties, "pageSetUpPr", { fitToPage: fitted ? 1 : null });
  root.set("sheetPr", properties.xml());
}

function setHeaderFooter(root: Children, local: string, sections: PageModel["header"]): void {
  const p = root.prefix;
  const element = childrenOf(root.get("headerFooter") ?? `<${p}headerFooter/>`, HEADER_FOOTER_ORDER);
  const { left, center, right } = sections;
  const code = (left && `&L${left}`) + (center && `&C${center}`) + (right && `&R${right}`);
  element.set(local, code === "" ? null : `<${p}${local}>${escapeText(escapeXstring(code))}</${p}${local}>`);
  root.set("headerFooter", element.xml());
}
