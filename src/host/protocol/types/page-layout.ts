import { columnLetters, parseArea, quoteSheet } from "../../../cells/address.ts";
import { absoluteRef } from "../chart-source.ts";
import { areasArgument, areasObject, nameNamed, rangeArgument, rangeObject } from "../range-target.ts";
import { fail } from "../failure.ts";
import { flag, number, oneOf, optionalNumber, record } from "../argument.ts";
import { isEntireColumn, isEntireRow, splitAddress } from "../areas.ts";
import { headersFootersType } from "./headers-footers.ts";
import type { Area, PageModel, SheetModel, WorkbookModel } from "../../model/workbook.ts";
import type { Context } from "../context.ts";
import type { HostObject, ObjectType, Property } from "../member.ts";

/** Excel's paper names and the codes that files carry (ECMA-376 part 1, 18.3.1.63). */
const PAPERS: Readonly<Record<string, number>> = {
  Letter: 1,
  LetterSmall: 2,
  Tabloid: 3,
  Ledger: 4,
  Legal: 5,
  Statement: 6,
  Executive: 7,
  A3: 8,
  A4: 9,
  A4Small: 10,
  A5: 11,
  B4: 12,
  B5: 13,
  Folio: 14,
  Quatro: 15,
};

const PRINT_AREA = "_xlnm.Print_Area";
const PRINT_TITLES = "_xlnm.Print_Titles";
const POINTS_PER_INCH = 72;
/** How many make an inch. */
const UNITS = { Points: POINTS_PER_INCH, Inches: 1, Centimeters: 2.54 };

function part<K extends keyof PageModel>(
  key: K,
  parse: (value: unknown, what: string) => PageModel[K],
): Property<SheetModel> {
  return {
    get: ({ page }) => page[key],
    set(sheet, value) {
      sheet.page[key] = parse(value, key);
      sheet.touched.add("page");
    },
  };
}

type Side = keyof PageModel["margins"];

const setMargin = (sheet: SheetModel, side: Side, inches: number): void => {
  if (inches < 0) fail("InvalidArgument", side);
  sheet.page.margins = { ...sheet.page.margins, [side]: inches };
  sheet.touched.add("page");
};

/** Points on the wire, inches in the file. */
const margin = (side: Side): Property<SheetModel> => ({
  get: ({ page }) => page.margins[side] * POINTS_PER_INCH,
  set: (sheet, value) => setMargin(sheet, side, number(value, side) / POINTS_PER_INCH),
});

/** null: as many as it takes. */
function pages(given: unknown): number | null {
  const count = optionalNumber(given, "zoom");
  if (count === null || count === 0) return null;
  return Number.isInteger(count) && count > 0 && count <= 32_767 ? count : fail("InvalidArgument", "zoom");
}

function setName(workbook: WorkbookModel, sheet: SheetModel, name: string, formula: string): null {
  const known = nameNamed(sheet.names, name);
  if (known) known.formula = formula;
  else sheet.names.push({ name, formula, visible: true, comment: "", raw: null });
  workbook.touched.add("names");
  sheet.touched.add("page");
  return null;
}

/** The areas of one of the sheet's print names, by what they are: whole rows, whole columns or blocks. */
function areasOf(sheet: SheetModel, name: string): Area[] {
  const formula = nameNamed(sheet.names, name)?.formula ?? "";
  return formula
    .split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
    .flatMap((item) => parseArea(splitAddress(item).rest.replaceAll("$", "")) ?? []);
}

function setTitles(workbook: WorkbookModel, sheet: SheetModel, change: { rows?: Area; columns?: Area }): null {
  const before = areasOf(sheet, PRINT_TITLES);
  const columns = change.columns ?? before.find(isEntireColumn);
  const rows = change.rows ?? before.find(isEntireRow);
  const prefix = `${quoteSheet(sheet.name)}!`;
  const parts = [
    ...(columns ? [`${prefix}$${columnLetters(columns.left)}:$${columnLetters(columns.right)}`] : []),
    ...(rows ? [`${prefix}$${rows.top + 1}:$${rows.bottom + 1}`] : []),
  ];
  return setName(workbook, sheet, PRINT_TITLES, parts.join(","));
}

/** The rows or columns of a range of this sheet. */
function titles(range: unknown, sheet: SheetModel, context: Context): Area {
  const { sheet: on, area } = rangeArgument(range, sheet, context);
  return on === sheet ? area : fail("InvalidArgument", "printTitle");
}

function printArea(sheet: SheetModel): HostObject | null {
  const areas = areasOf(sheet, PRINT_AREA);
  return areas.length > 0 ? (areasObject(sheet, areas) as HostObject) : null;
}

function printTitle(sheet: SheetModel, which: (area: Area) => boolean): HostObject | null {
  const area = areasOf(sheet, PRINT_TITLES).find(which);
  return area ? (rangeObject(sheet, area) as HostObject) : null;
}

export const pageLayoutType: ObjectType<SheetModel> = {
  name: "PageLayout",
  members: {
    orientation: part("orientation", (value, what) => oneOf(value, ["Portrait", "Landscape"], what)),
    paperSize: {
      get: ({ page }) => Object.keys(PAPERS).find((name) => PAPERS[name] === page.paperSize) ?? null,
      set(sheet, value) {
        sheet.page.paperSize = PAPERS[oneOf(value, Object.keys(PAPERS), "paperSize")] ?? null;
        sheet.touched.add("page");
      },
    },
    zoom: {
      get: ({ page }) =>
        page.fitToWidth === null && page.fitToHeight === null
          ? { scale: page.scale ?? 100 }
          : { horizontalFitToPages: page.fitToWidth, verticalFitToPages: page.fitToHeight },
      set(sheet, value) {
        const { scale, horizontalFitToPages, verticalFitToPages } = record(value, "zoom");
        if (typeof scale === "number") {
          if (scale < 10 || scale > 400) fail("InvalidArgument", "zoom.scale");
          Object.assign(sheet.page, { scale, fitToWidth: null, fitToHeight: null });
        } else {
          const fit = { fitToWidth: pages(horizontalFitToPages), fitToHeight: pages(verticalFitToPages) };
          if (fit.fitToWidth === null && fit.fitToHeight === null) fail("InvalidArgument", "zoom");
          Object.assign(sheet.page, { scale: null, ...fit });
        }
        sheet.touched.add("page");
      },
    },
    leftMargin: margin("left"),
    rightMargin: margin("right"),
    topMargin: margin("top"),
    bottomMargin: margin("bottom"),
    headerMargin: margin("header"),
    footerMargin: margin("footer"),
    centerHorizontally: part("centerHorizontally", flag),
    centerVertically: part("centerVertically", flag),
    printGridlines: part("printGridlines", flag),
    printHeadings: part("printHeadings", flag),
    blackAndWhite: part("blackAndWhite", flag),
    headersFooters: { navigate: (sheet) => ({ type: headersFootersType, target: sheet }) as HostObject },
    setPrintMargins: {
      call(sheet, [unit, options]) {
        const perInch = UNITS[oneOf(unit, ["Points", "Inches", "Centimeters"], "unit")];
        const sides = record(options, "marginOptions");
        for (const side of ["left", "right", "top", "bottom", "header", "footer"] as const) {
          if (sides[side] !== undefined && sides[side] !== null)
            setMargin(sheet, side, number(sides[side], side) / perInch);
        }
        return null;
      },
    },
    setPrintArea: {
      call(sheet, [range], context) {
        const { sheet: on, areas } = areasArgument(range, sheet, context);
        if (on !== sheet) fail("InvalidArgument", "printArea");
        return setName(context.workbook, sheet, PRINT_AREA, areas.map((area) => absoluteRef(sheet, area)).join(","));
      },
    },
    setPrintTitleRows: {
      call: (sheet, [range], context) => setTitles(context.workbook, sheet, { rows: titles(range, sheet, context) }),
    },
    setPrintTitleColumns: {
      call: (sheet, [range], context) => setTitles(context.workbook, sheet, { columns: titles(range, sheet, context) }),
    },
    getPrintArea: { make: (sheet) => printArea(sheet) ?? fail("ItemNotFound") },
    getPrintAreaOrNullObject: { make: printArea },
    getPrintTitleRows: { make: (sheet) => printTitle(sheet, isEntireRow) ?? fail("ItemNotFound") },
    getPrintTitleRowsOrNullObject: { make: (sheet) => printTitle(sheet, isEntireRow) },
    getPrintTitleColumns: { make: (sheet) => printTitle(sheet, isEntireColumn) ?? fail("ItemNotFound") },
    getPrintTitleColumnsOrNullObject: { make: (sheet) => printTitle(sheet, isEntireColumn) },
  },
};
