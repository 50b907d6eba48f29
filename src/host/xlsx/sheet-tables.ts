import type { SheetModel, TableModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { type PackageEdit, relationshipNamespace } from "./package-edit.ts";
import { relationshipKind, SPREADSHEET, SPREADSHEET_STRICT } from "./package.ts";
import { readTable } from "./table-reader.ts";
import { changedTableXml, tableXml } from "./table-writer.ts";
import { parseXml } from "./xml.ts";

const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

/** The sheet's table parts and `tableParts`. `ids`: those of all tables of the workbook, which must not come twice. */
export function writeTables(
  root: Children,
  part: string,
  sheet: SheetModel,
  edit: PackageEdit,
  freeId: (table: TableModel) => number,
): void {
  const p = root.prefix;
  const namespace = relationshipNamespace(edit.original.strict);
  const prefix = root.prefixOf(namespace);
  const element = childrenOf(root.get("tableParts") ?? `<${p}tableParts/>`, ["tablePart"]);
  let parts = element.all("tablePart");
  const kept = new Set(sheet.tables.map((table) => table.part));
  for (const { id, type, target } of edit.relationships(part)) {
    if (relationshipKind(type) !== "table" || kept.has(target) || !edit.has(target)) continue;
    // One that could not be read was not taken away: nobody saw it.
    if (readTable(parseXml(edit.text(target)), target) === null) continue;
    edit.removeRelationship(part, id);
    edit.removePart(target);
    parts = parts.filter(
      (xml) => ![...parseXml(xml).attributes].some(([name, value]) => name.endsWith(":id") && value === id),
    );
  }
  for (const table of sheet.tables) {
    if (table.part !== null) {
      if (table.changed) edit.setText(table.part, changedTableXml(edit.text(table.part), table));
      continue;
    }
    const xml = tableXml({ ...table, id: freeId(table) }, edit.original.strict ? SPREADSHEET_STRICT : SPREADSHEET);
    const id = edit.addRelationship(part, "table", edit.addPart("/xl/tables/table#.xml", TABLE_TYPE, xml));
    const name = prefix ?? "r";
    parts.push(
      `<${p}tablePart${attributesXml({ [`xmlns:${name}`]: prefix === null ? namespace : null, [`${name}:id`]: id })}/>`,
    );
  }
  element.setAll("tablePart", parts);
  element.setAttribute("count", parts.length);
  root.set("tableParts", parts.length > 0 ? element.xml() : null);
}
