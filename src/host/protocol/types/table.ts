import { rangeArgument, rangeObject, sheetNamed } from "../range-target.ts";
import { cellsChanged } from "../changes.ts";
import { eventMembers } from "../events.ts";
import { fail } from "../failure.ts";
import { flag, text } from "../argument.ts";
import { requireTableName } from "../table-name.ts";
import { sheetObject } from "./worksheet-collection.ts";
import { tableColumnsType } from "./table-column-collection.ts";
import { tableRowsType } from "./table-row-collection.ts";
import type { Context } from "../context.ts";
import type { Area, SheetModel, TableModel } from "../../model/workbook.ts";
import type { HostObject, ObjectType, Property } from "../member.ts";

export interface TableTarget {
  readonly sheet: SheetModel;
  readonly table: TableModel;
}

export function tableChanged({ sheet, table }: TableTarget): void {
  table.changed = true;
  sheet.touched.add("tables");
}

/** The rows between header and totals; a table without rows still has one, empty. */
export const bodyOf = ({ area, showHeaders, showTotals }: TableModel): Area => ({
  ...area,
  top: area.top + Number(showHeaders),
  bottom: Math.max(area.top + Number(showHeaders), area.bottom - Number(showTotals)),
});

const toggle = (key: "showBandedRows" | "showBandedColumns" | "showFilterButton"): Property<TableTarget> => ({
  get: ({ table }) => table[key],
  set(target, value) {
    target.table[key] = flag(value, key);
    tableChanged(target);
  },
});

export const tableType: ObjectType<TableTarget> = {
  name: "Table",
  identity: ({ table }) => ({ Id: table.id }),
  exists: ({ sheet, table }) => sheet.tables.includes(table),
  members: {
    ...eventMembers<TableTarget>(["tableChanged", "tableSelectionChanged"], ({ table }) => String(table.id)),
    id: { get: ({ table }) => table.id },
    name: {
      get: ({ table }) => table.name,
      set(target, value, { workbook }) {
        target.table.name = requireTableName(workbook, text(value, "name"), target.table);
        tableChanged(target);
      },
    },
    style: {
      get: ({ table }) => table.style ?? "",
      set(target, value) {
        target.table.style = text(value, "style") || null;
        tableChanged(target);
      },
    },
    showHeaders: { get: ({ table }) => table.showHeaders },
    showTotals: { get: ({ table }) => table.showTotals },
    showBandedRows: toggle("showBandedRows"),
    showBandedColumns: toggle("showBandedColumns"),
    showFilterButton: toggle("showFilterButton"),
    worksheet: { navigate: ({ sheet }) => sheetObject(sheet) as HostObject },
    columns: { navigate: (target) => ({ type: tableColumnsType, target }) as HostObject },
    rows: { navigate: (target) => ({ type: tableRowsType, target }) as HostObject },
    getRange: { make: ({ sheet, table }) => rangeObject(sheet, table.area) as HostObject },
    getDataBodyRange: { make: ({ sheet, table }) => rangeObject(sheet, bodyOf(table)) as HostObject },
    getHeaderRowRange: {
      make({ sheet, table }) {
        if (!table.showHeaders) return fail("ItemNotFound");
        return rangeObject(sheet, { ...table.area, bottom: table.area.top }) as HostObject;
      },
    },
    getTotalRowRange: {
      make({ sheet, table }) {
        if (!table.showTotals) return fail("ItemNotFound");
        return rangeObject(sheet, { ...table.area, top: table.area.bottom }) as HostObject;
      },
    },
    resize: {
      call(target, [range], context) {
        const { sheet, table } = target;
        const { area } = rangeArgument(range, sheet, context);
        if (area.top !== table.area.top) fail("InvalidArgument", "newRange");
        setArea(target, area);
        return null;
      },
    },
    convertToRange: {
      make({ sheet, table }) {
        sheet.tables.splice(sheet.tables.indexOf(table), 1);
        sheet.touched.add("tables");
        return rangeObject(sheet, table.area) as HostObject;
      },
    },
    delete: {
      call({ sheet, table }, _args, { changes }) {
        const { area } = table;
        for (let row = area.top; row <= area.bottom; row += 1) {
          for (let column = area.left; column <= area.right; column += 1) {
            sheet.cells.setValue(row, column, null);
            sheet.cells.setFormula(row, column, null);
            sheet.cells.setStyle(row, column, null);
            sheet.cells.markEdited(row, column);
          }
        }
        cellsChanged(changes, sheet, area);
        sheet.tables.splice(sheet.tables.indexOf(table), 1);
        sheet.touched.add("tables");
        return null;
      },
    },
  },
};

/** Grows or shrinks a table; new columns are named as Excel does, "Column3", in cells that hold nothing. */
export function setArea(target: TableTarget, area: Area): void {
  const { sheet, table } = target;
  table.columns = columnsOf(sheet, area, table.showHeaders, table.columns);
  table.area = area;
  tableChanged(target);
}

/** Column names are the header's texts, each one once; a blank header cell is given a name. */
export function columnsOf(
  sheet: SheetModel,
  area: Area,
  showHeaders: boolean,
  before: TableModel["columns"] = [],
): TableModel["columns"] {
  const taken = new Set<string>();
  let lastId = Math.max(0, ...before.map(({ id }) => id));
  return Array.from({ length: area.right - area.left + 1 }, (_, index) => {
    const column = area.left + index;
    const value = showHeaders ? sheet.cells.value(area.top, column) : null;
    const stem = value === null || value === "" ? `Column${index + 1}` : String(value);
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}${number}`;
    taken.add(name.toLowerCase());
    if (showHeaders && value !== name) {
      sheet.cells.setValue(area.top, column, name);
      sheet.cells.setFormula(area.top, column, null);
      sheet.cells.markEdited(area.top, column);
      sheet.touched.add("cells");
    }
    const known = before[index];
    return known ? { ...known, name } : { id: (lastId += 1), name, totalsFormula: null };
  });
}

/** Where a table is made: a Range or an address, of whatever sheet it names. */
export function tableArea(given: unknown, sheet: SheetModel, context: Context) {
  const range = rangeArgument(given, sheet, context);
  return { area: range.area, sheet: sheetNamed(context.workbook, range.sheet.name) ?? fail("InvalidArgument") };
}
