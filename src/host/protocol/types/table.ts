import { rangeArgument, rangeObject, sheetNamed } from "../range-target.ts";
import { cellsChanged } from "../changes.ts";
import { columnsOf } from "../table-columns.ts";
import { eventMembers } from "../events.ts";
import { fail } from "../failure.ts";
import { flag, text } from "../argument.ts";
import { intersection } from "../areas.ts";
import { isProtected } from "../protection.ts";
import { renameTableInFormula } from "../../formula/rename-table.ts";
import { requireTableName } from "../table-name.ts";
import { rewriteFormulas } from "../sheet-references.ts";
import { sheetObject } from "./worksheet-collection.ts";
import { tableColumnsType } from "./table-column-collection.ts";
import { tableSortType } from "./sort.ts";
import { tableRowsType } from "./table-row-collection.ts";
import type { Context } from "../context.ts";
import type { Area, SheetModel, TableModel } from "../../model/workbook.ts";
import type { HostObject, ObjectType, Property } from "../member.ts";

export interface TableTarget {
  readonly sheet: SheetModel;
  readonly table: TableModel;
}

/** Every change of a table goes through here: a protected sheet refuses it, and the file's own table is written anew. */
export function changeTable({ sheet, table }: TableTarget, change: () => void): void {
  if (isProtected(sheet)) fail("AccessDenied");
  change();
  table.changed = true;
  sheet.touched.add("tables");
}

/** The rows between header and totals; a table without rows still has one, empty. */
export const bodyOf = ({ area, showHeaders, showTotals }: TableModel): Area => ({
  ...area,
  top: area.top + Number(showHeaders),
  bottom: Math.max(area.top + Number(showHeaders), area.bottom - Number(showTotals)),
});

export function rowsOf(table: TableModel): number {
  const { top, bottom } = bodyOf(table);
  return bottom - top + 1;
}

const toggle = (key: "showBandedRows" | "showBandedColumns" | "showFilterButton"): Property<TableTarget> => ({
  get: ({ table }) => table[key],
  set(target, value) {
    const on = flag(value, key);
    changeTable(target, () => (target.table[key] = on));
  },
});

export const tableType: ObjectType<TableTarget> = {
  name: "Table",
  identity: ({ table }) => ({ Id: table.id }),
  exists: ({ sheet, table }) => sheet.tables.includes(table),
  members: {
    ...eventMembers<TableTarget>(["tableChanged", "tableSelectionChanged"], ({ table }) => String(table.id)),
    id: { get: ({ table }) => String(table.id) },
    legacyId: { get: ({ table }) => String(table.id) },
    name: {
      get: ({ table }) => table.name,
      set(target, value, { workbook }) {
        const { name: before } = target.table;
        const name = requireTableName(workbook, text(value, "name"), target.table);
        changeTable(target, () => {
          target.table.name = name;
          rewriteFormulas(
            workbook,
            (formula) => renameTableInFormula(formula, before, name),
            () => undefined,
          );
        });
      },
    },
    style: {
      get: ({ table }) => table.style ?? "",
      set(target, value) {
        const style = text(value, "style") || null;
        changeTable(target, () => (target.table.style = style));
      },
    },
    showHeaders: { get: ({ table }) => table.showHeaders },
    showTotals: { get: ({ table }) => table.showTotals },
    showBandedRows: toggle("showBandedRows"),
    showBandedColumns: toggle("showBandedColumns"),
    showFilterButton: toggle("showFilterButton"),
    worksheet: { navigate: ({ sheet }) => sheetObject(sheet) as HostObject },
    sort: { navigate: (target) => ({ type: tableSortType, target }) as HostObject },
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
        const { sheet: on, area } = rangeArgument(range, sheet, context);
        const least = table.area.top + Number(table.showHeaders) + Number(table.showTotals);
        const elsewhere = on !== sheet || area.top !== table.area.top || !intersection(area, table.area);
        if (elsewhere || area.bottom < least) fail("InvalidArgument", "newRange");
        if (table.showTotals && area.bottom !== table.area.bottom)
          fail("NotImplemented", "Table.resize of a table with totals");
        refuseOverlap(sheet, area, table);
        setArea(target, area, context);
      },
    },
    convertToRange: {
      make(target, _args, context) {
        remove(target, context);
        return rangeObject(target.sheet, target.table.area) as HostObject;
      },
    },
    delete: {
      call(target, _args, context) {
        const { sheet, table } = target;
        const { area } = table;
        remove(target, context);
        for (let row = area.top; row <= area.bottom; row += 1) {
          for (let column = area.left; column <= area.right; column += 1) {
            sheet.cells.setValue(row, column, null);
            sheet.cells.setFormula(row, column, null);
            sheet.cells.setStyle(row, column, null);
            sheet.cells.markEdited(row, column);
          }
        }
        cellsChanged(context.changes, sheet, area);
      },
    },
  },
};

function remove(target: TableTarget, { changes }: Context): void {
  const { sheet, table } = target;
  changeTable(target, () => sheet.tables.splice(sheet.tables.indexOf(table), 1));
  const args = { tableId: String(table.id), tableName: table.name, worksheetId: sheet.id, source: "Local" };
  changes.events.push({ event: "tableDeleted", target: sheet.id, args });
}

/** Tables keep clear of each other and of merged cells; `own` is where it already stands. */
export function refuseOverlap(sheet: SheetModel, area: Area, own: TableModel | null): void {
  const others = sheet.tables.filter((table) => table !== own).map((table) => table.area);
  if ([...others, ...sheet.merges].some((other) => intersection(other, area))) fail("MergedRangeConflict");
}

/** Grows or shrinks a table; new columns without a header are named as Excel does, "Column3". */
export function setArea(target: TableTarget, area: Area, { locale }: Context): void {
  const { sheet, table } = target;
  changeTable(target, () => {
    table.columns = columnsOf(sheet, area, table.showHeaders, table.columns, locale);
    table.area = area;
  });
}

/** Where a table is made: a Range or an address, of whatever sheet it names. */
export function tableArea(given: unknown, sheet: SheetModel, context: Context) {
  const range = rangeArgument(given, sheet, context);
  return { area: range.area, sheet: sheetNamed(context.workbook, range.sheet.name) ?? fail("InvalidArgument") };
}
