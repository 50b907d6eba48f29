import { describe, expect, it } from "vitest";
import { attributesXml, childrenOf } from "../../../src/host/xlsx/children.ts";

const order = ["a", "b", "c", "d"];

describe("childrenOf", () => {
  it.each([
    ["<r/>"],
    ["<r></r>"],
    ['<?xml version="1.0"?>\n<x:r xmlns:x="urn" k="1">\n <x:b/>  <!-- c --> <x:c>t<x:b/></x:c>\n</x:r>\n'],
    ["<r>text<b/>text</r>"],
  ])("gives %j back as it was", (text) => {
    const once = childrenOf(text, order).xml();
    expect(once).toBe(text === "<r></r>" ? "<r/>" : text);
  });

  it.each([
    ["<r/>", "b", "<r><b!/></r>"],
    ["<r><a/><c/></r>", "b", "<r><a/><b!/><c/></r>"],
    ["<r><c/></r>", "b", "<r><b!/><c/></r>"],
    ["<r> <a/> <b>1</b> <c/></r>", "b", "<r> <a/> <b!/> <c/></r>"],
    ["<r><a/><unknown/><c/></r>", "b", "<r><a/><unknown/><b!/><c/></r>"],
    [
      "<r><b/><m:AlternateContent><m:Choice><c/></m:Choice></m:AlternateContent></r>",
      "d",
      "<r><b/><m:AlternateContent><m:Choice><c/></m:Choice></m:AlternateContent><d!/></r>",
    ],
    [
      "<r><a/><m:AlternateContent><m:Choice><c/></m:Choice></m:AlternateContent></r>",
      "b",
      "<r><a/><b!/><m:AlternateContent><m:Choice><c/></m:Choice></m:AlternateContent></r>",
    ],
  ])("in %j sets <%s>", (text, local, result) => {
    const element = childrenOf(text, order);
    element.set(local, `<${local}!/>`);
    expect(element.xml()).toBe(result);
  });

  it("takes children away, sets several and reads them", () => {
    const element = childrenOf("<r><a/><b>1</b><b>2</b><c/></r>", order);
    expect(element.all("b")).toEqual(["<b>1</b>", "<b>2</b>"]);
    element.setAll("b", ["<b>3</b>", "<b>4</b>", "<b>5</b>"]);
    element.set("a", null);
    expect(element.xml()).toBe("<r><b>3</b><b>4</b><b>5</b><c/></r>");
    expect(element.get("a")).toBeNull();
  });

  it("sets attributes of the element alone", () => {
    const element = childrenOf('<r k="1"><a k="1"/></r>', order);
    element.setAttribute("k", "2 < 3");
    element.setAttribute("n", 5);
    expect(element.attribute("k")).toBe("2 < 3");
    expect(element.xml()).toBe('<r k="2 &lt; 3" n="5"><a k="1"/></r>');
  });
});

describe("attributesXml", () => {
  it("leaves out what is null", () => {
    expect(attributesXml({ a: 1, b: null, c: true, d: false, e: 'x"' })).toBe(' a="1" c="1" d="0" e="x&quot;"');
  });
});
