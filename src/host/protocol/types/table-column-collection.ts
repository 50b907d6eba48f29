import { collectionType } from "../collection.ts";
import { tableColumnType } from "./table-column.ts";
import type { HostObject } from "../member.ts";
import type { TableTarget } from "./table.ts";

const columnObject = (target: TableTarget, index: number): HostObject =>
  ({ type: tableColumnType, target: { ...target, index } }) as HostObject;

export const tableColumnsType = collectionType<TableTarget>({
  name: "TableColumnCollection",
  items: (target) => target.table.columns.map((_, index) => columnObject(target, index)),
  find(target, wanted) {
    const { columns } = target.table;
    const index =
      typeof wanted === "number"
        ? columns.findIndex(({ id }) => id === wanted)
        : columns.findIndex(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    return index < 0 ? null : columnObject(target, index);
  },
});
