import type { PageModel } from "../model/workbook.ts";
import { flag, numberOr } from "./element-values.ts";
import { childNamed, childrenNamed, type XmlElement } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

/** "&LJauge&C&P/&N" → its three sections; what comes before any mark stands in the centre. */
export function splitHeader(code: string): { left: string; center: string; right: string } {
  const sections = { left: "", center: "", right: "" };
  let side: keyof typeof sections = "center";
  for (const [piece] of code.matchAll(/&"[^"]*"|&[^]|[^]/g)) {
    if (piece === "&L" || piece === "&l") side = "left";
    else if (piece === "&C" || piece === "&c") side = "center";
    else if (piece === "&R" || piece === "&r") side = "right";
    else sections[side] += piece;
  }
  return sections;
}

/** Page set-up of a sheet, or what Excel takes where nothing is said (`null`). */
export function readPage(sheet: XmlElement | null): PageModel {
  const margins = childNamed(sheet, "pageMargins");
  const setup = childNamed(sheet, "pageSetup");
  const print = childNamed(sheet, "printOptions");
  const headerFooter = childNamed(sheet, "headerFooter");
  const fitted = flag(childNamed(childNamed(sheet, "sheetPr"), "pageSetUpPr"), "fitToPage");
  const header = unescapeXstring(childNamed(headerFooter, "oddHeader")?.text ?? "");
  const footer = unescapeXstring(childNamed(headerFooter, "oddFooter")?.text ?? "");
  return {
    orientation: setup?.attributes.get("orientation") === "landscape" ? "Landscape" : "Portrait",
    paperSize: numberOr(setup, "paperSize", null),
    scale: fitted ? null : numberOr(setup, "scale", 100),
    // 0 says "as many pages as it takes".
    fitToWidth: fitted ? numberOr(setup, "fitToWidth", 1) || null : null,
    fitToHeight: fitted ? numberOr(setup, "fitToHeight", 1) || null : null,
    margins: {
      left: numberOr(margins, "left", 0.7),
      right: numberOr(margins, "right", 0.7),
      top: numberOr(margins, "top", 0.75),
      bottom: numberOr(margins, "bottom", 0.75),
      header: numberOr(margins, "header", 0.3),
      footer: numberOr(margins, "footer", 0.3),
    },
    centerHorizontally: flag(print, "horizontalCentered"),
    centerVertically: flag(print, "verticalCentered"),
    printGridlines: flag(print, "gridLines"),
    printHeadings: flag(print, "headings"),
    blackAndWhite: flag(setup, "blackAndWhite"),
    header: splitHeader(header),
    footer: splitHeader(footer),
    rowBreaks: childrenNamed(childNamed(sheet, "rowBreaks"), "brk")
      .filter((brk) => flag(brk, "man"))
      .map((brk) => numberOr(brk, "id", 0))
      .filter((row) => row > 0),
  };
}
