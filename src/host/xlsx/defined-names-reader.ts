import type { NameModel } from "../model/workbook.ts";
import { flag } from "./element-values.ts";
import { childNamed, childrenNamed, escapeAttribute, type XmlElement } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

const modelled = ["name", "localSheetId", "hidden", "comment"];

export interface NameOfFile extends NameModel {
  /** Position of the sheet that it is scoped to, in tab order; null: the workbook. */
  readonly sheet: number | null;
}

export function readDefinedNames(workbook: XmlElement): NameOfFile[] {
  return childrenNamed(childNamed(workbook, "definedNames"), "definedName").map((element) => {
    const { attributes } = element;
    const others = [...attributes].filter(([name]) => !modelled.includes(name));
    const scope = attributes.get("localSheetId");
    return {
      name: unescapeXstring(attributes.get("name") ?? ""),
      formula: element.text.trim().replace(/^=/, ""),
      visible: !flag(element, "hidden"),
      comment: unescapeXstring(attributes.get("comment") ?? ""),
      raw: others.length > 0 ? others.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("") : null,
      sheet: scope === undefined ? null : Number(scope),
    };
  });
}
