import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attributeIn,
  decodeXml,
  encodeXml,
  escapeAttribute,
  escapeText,
  namespaceOf,
  parseXml,
  patchXml,
  prefixFor,
  scanXml,
  XmlError,
} from "../../../src/host/xlsx/xml.ts";

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
  return bytes;
};

describe("decodeXml", () => {
  const text = `<?xml version="1.0" encoding="UTF-16"?><a>é</a>`;
  it.each([
    ["UTF-16 LE with mark", utf16(`\ufeff${text}`, false)],
    ["UTF-16 BE with mark", utf16(`\ufeff${text}`, true)],
    ["UTF-16 LE without mark", utf16(text, false)],
    ["UTF-16 BE without mark", utf16(text, true)],
    ["UTF-8 that says it is UTF-16", new TextEncoder().encode(text)],
    ["UTF-8 with mark", new TextEncoder().encode(`\ufeff${text}`)],
  ])("%s", (_, bytes) => expect(decodeXml(bytes)).toBe(text));

  it("follows the declaration", () => {
    const bytes = Uint8Array.from(
      [...`<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>`].map((c) => c.charCodeAt(0)),
    );
    expect(parseXml(decodeXml(bytes)).text).toBe("é");
  });

  it("writes UTF-8 and says so", () => {
    expect(new TextDecoder().decode(encodeXml(text))).toBe(text.replace("UTF-16", "UTF-8"));
    expect(new TextDecoder().decode(encodeXml("<a/>"))).toBe("<a/>");
  });
});

describe("parseXml", () => {
  it("keeps offsets that cut the text back into its elements", () => {
    const text = `<?xml version="1.0"?><!-- <a> --><x:a xmlns:x="u" b='1>2' c="&lt;&#233;&#xE9;"> t<b/>u<![CDATA[<&]]></x:a >`;
    const root = parseXml(text);
    expect(text.slice(root.start, root.openEnd)).toBe(`<x:a xmlns:x="u" b='1>2' c="&lt;&#233;&#xE9;">`);
    expect(text.slice(root.closeStart, root.end)).toBe("</x:a >");
    expect([root.prefix, root.local, root.text]).toEqual(["x", "a", " tu<&"]);
    expect([...root.attributes]).toEqual([
      ["xmlns:x", "u"],
      ["b", "1>2"],
      ["c", "<éé"],
    ]);
    expect(root.children.map((b) => text.slice(b.start, b.end))).toEqual(["<b/>"]);
  });

  it("reads line ends as XML does", () => {
    expect(parseXml("<a>1\r\n2\r3&#13;\n4</a>").text).toBe("1\n2\n3\r\n4");
    expect(parseXml(`<a b="1\r\n2&#10;3"/>`).attributes.get("b")).toBe("1 2\n3");
  });

  it.each([
    `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`,
    "<a><b></a></b>",
    "<a>",
    "<a/><b/>",
    "",
    "no XML",
    `<a b="`,
    "<a".padEnd(20),
    "<>",
    "<a>".repeat(1000) + "</a>".repeat(1000),
  ])("refuses %s", (text) => expect(() => parseXml(text)).toThrow(XmlError));

  it("goes through a tag of a million letters once", () => {
    expect([...parseXml(`<a b="1" ${"c".repeat(1_000_000)}/>`).attributes]).toEqual([["b", "1"]]);
  });

  it("resolves prefixes where they are declared", () => {
    const root = parseXml(`<a xmlns="u" xmlns:r="v"><b r:id="1" xmlns:r="w"><c/></b><d r:id="2"/></a>`);
    const [b, d] = root.children;
    expect(namespaceOf(b!.children[0]!)).toBe("u");
    expect(prefixFor(b!, "v")).toBe(null);
    expect(prefixFor(d!, "v")).toBe("r");
    expect(attributeIn(b!, ["v"], "id")).toBe(null);
    expect(attributeIn(d!, ["v", "w"], "id")).toBe("2");
  });
});

describe("scanXml", () => {
  it("skips and stops", () => {
    const seen: string[] = [];
    const text = `<a><b><c/><b>no</b></b>yes<d k = 'v' kk="w"/><e/><f/></a>`;
    scanXml(text, {
      open(tag) {
        seen.push(`<${tag.local} ${tag.attribute("k")} ${tag.attribute("kk")}`);
        return tag.local === "b" ? "skip" : tag.local === "e" ? "stop" : undefined;
      },
      text: (start, end) => void seen.push(text.slice(start, end)),
      close: (local) => void seen.push(`>${local}`),
    });
    expect(seen).toEqual(["<a null null", "<b null null", "yes", "<d v w", "<e null null"]);
  });
});

describe("escape", () => {
  it("comes back as it was, but for what XML can't hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        const writable = value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "");
        const root = parseXml(`<a b="${escapeAttribute(value)}">${escapeText(value)}</a>`);
        expect(root.attributes.get("b")).toBe(writable);
        expect(root.text).toBe(writable);
      }),
    );
  });
});

describe("patchXml", () => {
  const text = `<a k="1" l='2'><b/><c>x</c></a>`;
  it("inserts, replaces, cuts, sets and appends", () => {
    const root = parseXml(text);
    const [b, c] = root.children;
    const patch = patchXml(text);
    patch.append(b!, "<i/>");
    patch.append(b!, "<j/>");
    patch.setAttribute(b!, "m", `"`);
    patch.setAttribute(root, "l", "'3'");
    patch.setAttribute(root, "k", null);
    patch.replace(c!.openEnd, c!.closeStart, "y");
    patch.insert(b!.end, "<n/>");
    patch.append(root, "<z/>");
    expect(patch.apply()).toBe(`<a l="'3'"><b m="&quot;"><i/><j/></b><n/><c>y</c><z/></a>`);
  });

  it("places a child where the schema wants it", () => {
    const order = ["first", "b", "mid", "c", "last"];
    const root = parseXml(text);
    const patch = patchXml(text);
    for (const local of ["first", "mid", "last"]) patch.place(root, local, `<${local}/>`, order);
    expect(patch.apply()).toBe(`<a k="1" l='2'><first/><b/><mid/><c>x</c><last/></a>`);
  });

  it("refuses edits that overlap", () => {
    const root = parseXml(text);
    const patch = patchXml(text);
    patch.remove(root);
    patch.setAttribute(root, "k", "2");
    expect(() => patch.apply()).toThrow();
  });
});
