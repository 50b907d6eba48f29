import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { Styles } from "../model/style.ts";
import { readComments } from "./comment-reader.ts";
import { readDefinedNames } from "./defined-names-reader.ts";
import { readDrawing } from "./drawing-reader.ts";
import { flag, numberOr } from "./element-values.ts";
import { HostFileError } from "./file-error.ts";
import { emptySheet } from "./new-workbook.ts";
import { openPackage, type Package, type Relationship, relationshipKind } from "./package.ts";
import { readCustomProperties, readProperties } from "./properties-reader.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readStyles, type StylesOfFile } from "./styles-reader.ts";
import { readTable } from "./table-reader.ts";
import { readWorksheet } from "./worksheet-reader.ts";
import { attributeIn, childNamed, childrenNamed, type XmlElement, XmlError } from "./xml.ts";
import { readZip } from "./zip.ts";

const RELATIONSHIPS = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

const sheetKinds: Readonly<Record<string, SheetModel["kind"]>> = {
  worksheet: "worksheet",
  chartsheet: "chartsheet",
  dialogsheet: "dialogsheet",
  xlMacrosheet: "macrosheet",
  xlIntlMacrosheet: "macrosheet",
};

const visibilities: Readonly<Record<string, SheetModel["visibility"]>> = { hidden: "Hidden", veryHidden: "VeryHidden" };

const calculationModes: Readonly<Record<string, WorkbookModel["calculationMode"]>> = {
  manual: "Manual",
  autoNoTable: "AutomaticExceptTables",
};

function ofKind(relationships: readonly Relationship[], kind: string): Relationship[] {
  return relationships.filter((one) => !one.external && relationshipKind(one.type) === kind);
}

/** The root of the first part of a kind that is there, or null. */
function optionalXml(file: Package, relationships: readonly Relationship[], kind: string): XmlElement | null {
  const found = ofKind(relationships, kind).find((one) => file.archive.has(one.target));
  return found ? file.readXml(found.target).root : null;
}

/**
 * What describes the workbook without being its content (comments, drawings, properties): damage there must not keep
 * anyone from the figures, and a save gives the part back as it was.
 */
function orElse<T>(read: () => T, absent: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof HostFileError || error instanceof XmlError) return absent;
    throw error;
  }
}

interface Shared {
  readonly strings: readonly string[];
  readonly styles: StylesOfFile;
  readonly date1904: boolean;
}

function readSheet(element: XmlElement, workbookRelationships: readonly Relationship[]): SheetModel {
  const id = attributeIn(element, RELATIONSHIPS, "id");
  const relationship = workbookRelationships.find((one) => one.id === id);
  const name = element.attributes.get("name") ?? "";
  // Excel keeps the macro modules of old files as sheets without a part.
  const kind = relationship ? (sheetKinds[relationshipKind(relationship.type)] ?? "worksheet") : "macrosheet";
  const part = relationship && !relationship.external ? relationship.target : "";
  const sheet = emptySheet(name, numberOr(element, "sheetId", 0), kind, part);
  sheet.visibility = visibilities[element.attributes.get("state") ?? ""] ?? "Visible";
  return sheet;
}

function fillSheet(file: Package, sheet: SheetModel, part: string, shared: Shared) {
  const relationships = file.relationships(part);
  const { styles } = shared;
  const context = { ...shared, dxfs: styles.dxfs, color: styles.color, relationships };
  const selection = readWorksheet(file.readText(part), sheet, context);
  for (const { target } of ofKind(relationships, "table")) {
    const table = orElse(() => readTable(file.readXml(target).root, target), null);
    if (table) sheet.tables.push(table);
  }
  for (const { target } of ofKind(relationships, "comments")) {
    sheet.comments.push(...orElse(() => readComments(file.readXml(target).root), []));
  }
  for (const { target } of ofKind(relationships, "drawing")) {
    sheet.charts.push(...orElse(() => readDrawing(file, target, sheet), []));
  }
  return selection;
}

/**
 * Reads all that `WorkbookModel` says of an .xlsx or .xlsm file, transitional or strict. `activeSheet` and
 * `selection.sheet` are sheet names. Throws HostFileError for what is no such file or is damaged.
 */
export function openXlsx(bytes: Uint8Array, options: { fileName?: string } = {}): WorkbookModel {
  const file = openPackage(readZip(bytes));
  const workbook = file.readXml(file.mainPart).root;
  const relationships = file.relationships(file.mainPart);
  try {
    return read(file, workbook, relationships, bytes, options.fileName ?? null);
  } catch (error) {
    if (error instanceof XmlError) throw new HostFileError("corrupt", error.message);
    throw error;
  }
}

function read(
  file: Package,
  workbook: XmlElement,
  relationships: readonly Relationship[],
  bytes: Uint8Array,
  fileName: string | null,
): WorkbookModel {
  const styles = readStyles(
    optionalXml(file, relationships, "styles"),
    orElse(() => optionalXml(file, relationships, "theme"), null),
  );
  const stringsPart = ofKind(relationships, "sharedStrings").find((one) => file.archive.has(one.target));
  const shared: Shared = {
    strings: stringsPart ? readSharedStrings(file.readText(stringsPart.target)) : [],
    styles,
    date1904: flag(childNamed(workbook, "workbookPr"), "date1904"),
  };

  const sheets = childrenNamed(childNamed(workbook, "sheets"), "sheet").map((element) =>
    readSheet(element, relationships),
  );
  if (sheets.length === 0) throw new HostFileError("corrupt", "no sheet");
  const view = childNamed(childNamed(workbook, "bookViews"), "workbookView");
  const active = sheets[numberOr(view, "activeTab", 0)] ?? sheets[0]!;
  let area = { top: 0, left: 0, bottom: 0, right: 0 };
  for (const sheet of sheets) {
    if (!sheet.part || !file.archive.has(sheet.part)) continue;
    const selection = fillSheet(file, sheet, sheet.part, shared);
    if (sheet === active && selection) area = selection;
  }

  const names = readDefinedNames(workbook);
  for (const { sheet, ...name } of names) if (sheet !== null) sheets[sheet]?.names.push(name);

  const packageRelationships = file.relationships("/");
  const described = ["core-properties", "extended-properties", "custom-properties"].map((kind) =>
    orElse(() => optionalXml(file, packageRelationships, kind), null),
  );
  const custom = described[2];
  const protection = childNamed(workbook, "workbookProtection");
  return {
    sheets,
    names: names.filter((name) => name.sheet === null).map(({ sheet: _, ...name }) => name),
    styles: new Styles(styles.formats),
    activeSheet: active.name,
    selection: { sheet: active.name, area },
    date1904: shared.date1904,
    structureProtection:
      protection && flag(protection, "lockStructure")
        ? { attributes: Object.fromEntries(protection.attributes) }
        : null,
    calculationMode: calculationModes[childNamed(workbook, "calcPr")?.attributes.get("calcMode") ?? ""] ?? "Automatic",
    properties: readProperties(described.slice(0, 2).filter((part) => part !== null && part !== undefined)),
    customProperties: custom ? readCustomProperties(custom) : {},
    settings: {},
    fileName,
    original: { bytes, workbookPart: file.mainPart },
    deletedParts: [],
    touched: new Set(),
  };
}
