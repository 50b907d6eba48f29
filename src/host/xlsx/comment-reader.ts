import { parseArea } from "../../cells/address.ts";
import type { CommentModel } from "../model/workbook.ts";
import { numberOr } from "./element-values.ts";
import { childNamed, childrenNamed, type XmlElement } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

/** Text of `<t>` and of rich text runs, joined; phonetic guides left out. */
function plainText(element: XmlElement | null): string {
  const texts = [
    ...childrenNamed(element, "t"),
    ...childrenNamed(element, "r").flatMap((run) => childrenNamed(run, "t")),
  ];
  return unescapeXstring(texts.map((t) => t.text).join(""));
}

export function readComments(comments: XmlElement): CommentModel[] {
  const authors = childrenNamed(childNamed(comments, "authors"), "author").map((author) => author.text);
  return childrenNamed(childNamed(comments, "commentList"), "comment").flatMap((comment) => {
    const at = parseArea(comment.attributes.get("ref") ?? "");
    if (!at) return [];
    const author = authors[numberOr(comment, "authorId", -1)] ?? "";
    return [{ row: at.top, column: at.left, author, text: plainText(childNamed(comment, "text")) }];
  });
}
