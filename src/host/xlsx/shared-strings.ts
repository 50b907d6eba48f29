import { readText, scanXml } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

/** White space that XML lets an application drop is dropped, as Excel does, unless `xml:space` says to keep it. */
export function cellText(raw: string, preserve: boolean): string {
  const text = readText(raw);
  return unescapeXstring(preserve ? text : text.replace(/^[ \t\n]+|(?<![ \t\n])[ \t\n]+$/g, ""));
}

/** The texts of the shared string table: runs of rich text joined, phonetic guides left out. */
export function readSharedStrings(text: string): string[] {
  const strings: string[] = [];
  let current = "";
  let raw = "";
  let inText = false;
  let preserve = false;
  let preserveAll = false;
  scanXml(text, {
    open(tag) {
      switch (tag.local) {
        case "sst":
          preserveAll = tag.attribute("xml:space") === "preserve";
          return;
        case "si":
          current = "";
          if (tag.selfClosed) strings.push("");
          return;
        case "t":
          raw = "";
          inText = !tag.selfClosed;
          preserve = preserveAll || tag.attribute("xml:space") === "preserve";
          return;
        case "r":
          return;
        default:
          return "skip";
      }
    },
    close(local) {
      if (local === "t") {
        if (inText) current += cellText(raw, preserve);
        inText = false;
      } else if (local === "si") {
        strings.push(current);
      }
    },
    text(start, end, verbatim) {
      if (inText) raw += verbatim ? text.slice(start, end).replaceAll("&", "&amp;") : text.slice(start, end);
    },
  });
  return strings;
}
