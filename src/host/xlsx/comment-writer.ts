import { a1 } from "../../cells/address.ts";
import type { CommentModel, SheetModel } from "../model/workbook.ts";
import { attributesXml, type Children } from "./children.ts";
import { type PackageEdit, relationshipNamespace } from "./package-edit.ts";
import { SPREADSHEET, SPREADSHEET_STRICT } from "./package.ts";
import { escapeText } from "./xml.ts";
import { escapeXstring } from "./xstring.ts";

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/** The notes of a sheet without any so far: their part, and the drawing of their boxes that Excel wants beside it. */
export function writeNewComments(root: Children, part: string, sheet: SheetModel, edit: PackageEdit): void {
  if (sheet.comments.length === 0) return;
  const { strict } = edit.original;
  const comments = [...sheet.comments].sort((a, b) => a.row - b.row || a.column - b.column);
  const xml = commentsXml(comments, strict ? SPREADSHEET_STRICT : SPREADSHEET);
  edit.addRelationship(part, "comments", edit.addPart("/xl/comments#.xml", COMMENTS_TYPE, xml));
  const drawing = edit.addPart("/xl/drawings/vmlDrawing#.vml", VML_TYPE, boxesXml(comments, sheet.sheetId));
  const id = edit.addRelationship(part, "vmlDrawing", drawing);
  const namespace = relationshipNamespace(strict);
  const prefix = root.prefixOf(namespace);
  const name = prefix ?? "r";
  const attributes = { [`xmlns:${name}`]: prefix === null ? namespace : null, [`${name}:id`]: id };
  root.set("legacyDrawing", `<${root.prefix}legacyDrawing${attributesXml(attributes)}/>`);
}

function commentsXml(comments: readonly CommentModel[], namespace: string): string {
  const authors = [...new Set(comments.map((comment) => comment.author))];
  const list = comments.map(({ row, column, author, text }) => {
    const attributes = attributesXml({ ref: a1(row, column), authorId: authors.indexOf(author) });
    const inside = `<r><t xml:space="preserve">${escapeText(escapeXstring(text))}</t></r>`;
    return `<comment${attributes}><text>${inside}</text></comment>`;
  });
  const names = authors.map((author) => `<author>${escapeText(escapeXstring(author))}</author>`);
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}">` +
    `<authors>${names.join("")}</authors><commentList>${list.join("")}</commentList></comments>`
  );
}

/** Hidden yellow boxes, two columns wide and four rows high, right of their cells. `block`: which ids they take. */
function boxesXml(comments: readonly CommentModel[], block: number): string {
  const shapes = comments.map(({ row, column }, index) => {
    const top = Math.max(0, row - 1);
    const anchor = [column + 1, 15, top, 10, column + 3, 15, top + 4, 4].join(", ");
    return (
      `<v:shape id="_x0000_s${block * 1024 + index + 1}" type="#_x0000_t202"` +
      ' style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">' +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"' +
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join("")}</xml>`
  );
}
