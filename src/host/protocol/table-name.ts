import { parseArea } from "../../cells/address.ts";
import { isFrench } from "./locale.ts";
import { fail } from "./failure.ts";
import type { TableModel, WorkbookModel } from "../model/workbook.ts";

const allTables = (workbook: WorkbookModel): TableModel[] => workbook.sheets.flatMap(({ tables }) => tables);

/** Table names share one space with the defined names, case-blind; `own` may keep its own. */
export function requireTableName(workbook: WorkbookModel, name: string, own: TableModel | null): string {
  const wellFormed =
    /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && parseArea(name) === null && !/^[rc]$/i.test(name);
  if (!wellFormed) fail("InvalidArgument", "name");
  const wanted = name.toLowerCase();
  const taken =
    allTables(workbook).some((table) => table !== own && table.name.toLowerCase() === wanted) ||
    workbook.names.some((item) => item.name.toLowerCase() === wanted) ||
    workbook.sheets.some(({ names }) => names.some((item) => item.name.toLowerCase() === wanted));
  if (taken) fail("ItemAlreadyExists");
  return name;
}

/** The id and the name that Excel would give the next table: "Table3", or "Tableau3" in French. */
export function freeTable(workbook: WorkbookModel, locale: string): { id: number; name: string } {
  const tables = allTables(workbook);
  const id = Math.max(0, ...tables.map((table) => table.id)) + 1;
  const taken = new Set([...tables, ...workbook.names].map(({ name }) => name.toLowerCase()));
  const stem = isFrench(locale) ? "Tableau" : "Table";
  let number = id;
  while (taken.has(`${stem}${number}`.toLowerCase())) number += 1;
  return { id, name: stem + String(number) };
}
