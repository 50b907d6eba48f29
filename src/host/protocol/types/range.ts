import { dataValidationType } from "./data-validation.ts";
import { conditionalFormatsType } from "./conditional-format-collection.ts";
import { addressOf, boundingArea, columnCount, intersection, isEntireColumn, isEntireRow, rowCount } from "../areas.ts";
import { applyCellProperties, applyColumnProperties, applyRowProperties } from "../cell-properties-write.ts";
import { areasObject, rangeArgument, rangeObject } from "../range-target.ts";
import {
  cellOf,
  columnOf,
  columnsAfter,
  columnsBefore,
  edgeCell,
  entireColumns,
  entireRows,
  offset,
  resized,
  rowOf,
  rowsAbove,
  rowsBelow,
  sized,
  surroundingRegion,
} from "../derived-area.ts";
import { clearRange } from "../clear.ts";
import { columnsHidden, rowsHidden, setColumnsHidden, setRowsHidden } from "../hidden.ts";
import { copyInto } from "../copy.ts";
import { deleteCells, insertCells } from "../insert-delete.ts";
import { fail } from "../failure.ts";
import { formatCategory } from "../number-format-category.ts";
import { findFirst, replaceAll } from "../find.ts";
import { flag, integer, oneOf, optionalFlag, optionalNumber, text } from "../argument.ts";
import { fromR1C1, toR1C1 } from "../../formula/r1c1.ts";
import { hyperlinkOf, setHyperlink } from "../hyperlinks.ts";
import { localFormat, usFormat } from "../number-format-local.ts";
import { mergeArea, mergedAreas, unmergeArea } from "../merges.ts";
import { rangeFormatType } from "./range-format.ts";
import { readCellProperties, readColumnProperties, readRowProperties } from "../cell-properties-read.ts";
import { readFormats, writeFormats } from "../number-formats.ts";
import { readFormulas, readText, readValueTypes, readValues, writeCells } from "../cell-values.ts";
import { rectangleOf } from "../geometry.ts";
import { rangeSortType } from "./sort.ts";
import { selectRange } from "../selection.ts";
import { sheetObject } from "./worksheet-collection.ts";
import { sheetPrefix } from "../../formula/rename-sheet.ts";
import { specialCells } from "../special-cells.ts";
import type { Area } from "../../model/workbook.ts";
import type { Context } from "../context.ts";
import type { Direction } from "../derived-area.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { RangeTarget } from "../range-target.ts";

const at = ({ sheet }: RangeTarget, area: Area): HostObject => rangeObject(sheet, area);

const direction = (value: unknown): Direction => oneOf(value, ["Left", "Right", "Up", "Down"], "direction");

const address = ({ sheet, area }: RangeTarget) => sheetPrefix(sheet.name) + addressOf(area);

const counted = (value: unknown) => (value === null || value === undefined ? 1 : integer(value, "count"));

function usedRange({ sheet, area }: RangeTarget, valuesOnly: unknown): HostObject | null {
  const used = sheet.cells.usedArea(optionalFlag(valuesOnly, "valuesOnly"), area);
  return used && rangeObject(sheet, used);
}

function common(range: RangeTarget, other: unknown, context: Context): HostObject | null {
  const { sheet, area } = rangeArgument(other, range.sheet, context);
  if (sheet !== range.sheet) fail("InvalidArgument");
  const shared = intersection(range.area, area);
  return shared && at(range, shared);
}

function edge(range: RangeTarget, towards: unknown, from: unknown, context: Context): Area {
  const { area } = from === null || from === undefined ? range : rangeArgument(from, range.sheet, context);
  const { row, column } = edgeCell(range.sheet, area.top, area.left, direction(towards));
  return { top: row, bottom: row, left: column, right: column };
}

export const rangeType: ObjectType<RangeTarget> = {
  name: "Range",
  kept: true,
  exists: ({ sheet }, { workbook }) => workbook.sheets.includes(sheet),
  members: {
    conditionalFormats: {
      navigate: ({ sheet, area }) => ({ type: conditionalFormatsType, target: { sheet, areas: [area] } }),
    },
    dataValidation: {
      navigate: ({ sheet, area }) => ({ type: dataValidationType, target: { sheet, areas: [area] } }),
    },
    sort: { navigate: (range) => ({ type: rangeSortType, target: range }) },
    format: { navigate: ({ sheet, area }) => ({ type: rangeFormatType, target: { sheet, areas: [area] } }) },
    worksheet: { navigate: ({ sheet }) => sheetObject(sheet) },

    address: { get: address },
    addressLocal: { get: address },
    cellCount: {
      get: ({ area }) => {
        const count = rowCount(area) * columnCount(area);
        return count > 2 ** 31 - 1 ? -1 : count;
      },
    },
    columnCount: { get: ({ area }) => columnCount(area) },
    columnIndex: { get: ({ area }) => area.left },
    rowCount: { get: ({ area }) => rowCount(area) },
    rowIndex: { get: ({ area }) => area.top },
    isEntireColumn: { get: ({ area }) => isEntireColumn(area) },
    isEntireRow: { get: ({ area }) => isEntireRow(area) },
    left: { get: ({ sheet, area }) => rectangleOf(sheet, area).left },
    top: { get: ({ sheet, area }) => rectangleOf(sheet, area).top },
    width: { get: ({ sheet, area }) => rectangleOf(sheet, area).width },
    height: { get: ({ sheet, area }) => rectangleOf(sheet, area).height },

    values: { get: readSettled(readValues), set: writeCells },
    formulas: { get: (range) => readFormulas(range, (formula) => formula), set: writeCells },
    formulasR1C1: {
      get: (range) => readFormulas(range, toR1C1),
      set: (range, value, context) => writeCells(range, value, context, fromR1C1),
    },
    text: { get: readSettled(readText) },
    valueTypes: { get: readSettled(readValueTypes) },
    numberFormat: {
      get: (range, { workbook }) => readFormats(range, workbook, (format) => format),
      set: (range, value, context) => writeFormats(range, value, context, (format) => format),
    },
    numberFormatLocal: {
      get: (range, { workbook, locale }) => readFormats(range, workbook, (format) => localFormat(format, locale)),
      set: (range, value, context) => writeFormats(range, value, context, (format) => usFormat(format, context.locale)),
    },

    numberFormatCategories: {
      get: (range, { workbook }) => readFormats(range, workbook, formatCategory),
    },

    hidden: { get: (range) => mixed(rowsHidden(range), columnsHidden(range)) },
    rowHidden: { get: rowsHidden, set: (range, value) => setRowsHidden(range, flag(value, "rowHidden")) },
    columnHidden: { get: columnsHidden, set: (range, value) => setColumnsHidden(range, flag(value, "columnHidden")) },
    hyperlink: { get: hyperlinkOf, set: setHyperlink },

    calculate: { call: (_range, _args, { changes }) => void (changes.calculate ??= "pending") },
    clear: {
      call: (range, [applyTo], context) => {
        const kinds = ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"] as const;
        clearRange(range, oneOf(applyTo ?? "All", kinds, "applyTo"), context);
      },
    },
    copyFrom: {
      call: (range, [source, type, skipBlanks, transpose], context) =>
        copyInto(
          range,
          rangeArgument(source, range.sheet, context),
          {
            what: oneOf(type ?? "All", ["All", "Formulas", "Values", "Formats", "Link"], "copyType"),
            skipBlanks: optionalFlag(skipBlanks, "skipBlanks"),
            transpose: optionalFlag(transpose, "transpose"),
          },
          context,
        ),
    },
    delete: { call: (range, [shift], context) => deleteCells(range, oneOf(shift, ["Up", "Left"], "shift"), context) },
    insert: {
      make: (range, [shift], context) => {
        insertCells(range, oneOf(shift, ["Down", "Right"], "shift"), context);
        return at(range, range.area);
      },
    },
    merge: { call: (range, [across], context) => mergeArea(range, optionalFlag(across, "across"), context) },
    unmerge: { call: unmergeArea },
    select: { call: (range, _args, context) => selectRange(range, context) },
    setDirty: { call: (_range, _args, { changes }) => void (changes.calculate ??= "pending") },
    find: { make: (range, [wanted, criteria]) => findFirst(range, wanted, criteria) ?? fail("ItemNotFound") },
    findOrNullObject: { make: (range, [wanted, criteria]) => findFirst(range, wanted, criteria) },
    replaceAll: {
      call: (range, [wanted, replacement, criteria], context) =>
        replaceAll(range, wanted, text(replacement, "replacement"), criteria, context),
    },

    getAbsoluteResizedRange: {
      make: (range, [rows, columns]) =>
        at(range, sized(range.area, integer(rows, "numRows"), integer(columns, "numColumns"))),
    },
    getBoundingRect: {
      make: (range, [other], context) => {
        const { sheet, area } = rangeArgument(other, range.sheet, context);
        return sheet === range.sheet ? at(range, boundingArea(range.area, area)) : fail("InvalidArgument");
      },
    },
    getCell: {
      make: (range, [row, column]) => at(range, cellOf(range.area, integer(row, "row"), integer(column, "column"))),
    },
    getColumn: { make: (range, [column]) => at(range, columnOf(range.area, integer(column, "column"))) },
    getRow: { make: (range, [row]) => at(range, rowOf(range.area, integer(row, "row"))) },
    getColumnsAfter: { make: (range, [count]) => at(range, columnsAfter(range.area, counted(count))) },
    getColumnsBefore: { make: (range, [count]) => at(range, columnsBefore(range.area, counted(count))) },
    getRowsAbove: { make: (range, [count]) => at(range, rowsAbove(range.area, counted(count))) },
    getRowsBelow: { make: (range, [count]) => at(range, rowsBelow(range.area, counted(count))) },
    getEntireColumn: { make: (range) => at(range, entireColumns(range.area)) },
    getEntireRow: { make: (range) => at(range, entireRows(range.area)) },
    getExtendedRange: {
      make: (range, [towards, from], context) =>
        at(range, boundingArea(range.area, edge(range, towards, from, context))),
    },
    getRangeEdge: { make: (range, [towards, from], context) => at(range, edge(range, towards, from, context)) },
    getIntersection: { make: (range, [other], context) => common(range, other, context) ?? fail("ItemNotFound") },
    getIntersectionOrNullObject: { make: (range, [other], context) => common(range, other, context) },
    getLastCell: { make: (range) => at(range, { ...range.area, top: range.area.bottom, left: range.area.right }) },
    getLastColumn: { make: (range) => at(range, { ...range.area, left: range.area.right }) },
    getLastRow: { make: (range) => at(range, { ...range.area, top: range.area.bottom }) },
    getMergedAreasOrNullObject: {
      make: (range) => {
        const merged = mergedAreas(range);
        return merged.length === 0 ? null : areasObject(range.sheet, merged);
      },
    },
    getOffsetRange: {
      make: (range, [rows, columns]) =>
        at(range, offset(range.area, integer(rows, "rowOffset"), integer(columns, "columnOffset"))),
    },
    getResizedRange: {
      make: (range, [rows, columns]) =>
        at(
          range,
          resized(range.area, optionalNumber(rows, "deltaRows") ?? 0, optionalNumber(columns, "deltaColumns") ?? 0),
        ),
    },
    getSpecialCells: {
      make: (range, [kind, values], context) =>
        specialCells(range.sheet, [range.area], kind, values, context) ?? fail("ItemNotFound"),
    },
    getSpecialCellsOrNullObject: {
      make: (range, [kind, values], context) => specialCells(range.sheet, [range.area], kind, values, context),
    },
    getSurroundingRegion: { make: (range) => at(range, surroundingRegion(range.sheet, range.area)) },
    getUsedRange: {
      make: (range, [valuesOnly]) => usedRange(range, valuesOnly) ?? at(range, cellOf(range.area, 0, 0)),
    },
    getUsedRangeOrNullObject: { make: (range, [valuesOnly]) => usedRange(range, valuesOnly) },

    getCellProperties: { call: (range, [wish], context) => readCellProperties(range, wish, context) },
    getRowProperties: { call: (range, [wish], context) => readRowProperties(range, wish, context) },
    getColumnProperties: { call: (range, [wish], context) => readColumnProperties(range, wish, context) },
    setCellProperties: { call: (range, [data], context) => applyCellProperties(range, data, context) },
    setRowProperties: { call: (range, [data], context) => applyRowProperties(range, data, context) },
    setColumnProperties: { call: (range, [data], context) => applyColumnProperties(range, data, context) },

    // The client asks this before it writes a large matrix in blocks: only the whole one shows a wrong size.
    _ValidateArraySize: {
      call: ({ area }, [rows, columns]) => {
        if (rows !== rowCount(area) || columns !== columnCount(area)) fail("InvalidArgument");
      },
    },
  },
};

const mixed = (rows: boolean | null, columns: boolean | null) =>
  rows === true || columns === true ? true : rows === null || columns === null ? null : false;

/** Values are read after what was changed before them in the request has been computed. */
function readSettled<R>(
  read: (range: RangeTarget, context: Context) => R,
): (range: RangeTarget, context: Context) => R {
  return (range, context) => {
    context.settle();
    return read(range, context);
  };
}
