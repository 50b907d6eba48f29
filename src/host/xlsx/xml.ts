/** XML that is not well-formed, or that this reader refuses (a document type, absurd nesting). */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

export interface XmlElement {
  /** As written, prefix included ("x:sheet"). */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly parent: XmlElement | null;
  /** Unescaped values by name as written, in document order. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The element's own character data, CDATA included, without that of its children. */
  text: string;
  /** Offset of "<". */
  readonly start: number;
  /** Offset after the ">" of the opening tag. */
  readonly openEnd: number;
  /** Offset of the closing tag's "<"; `openEnd` when self-closed. */
  closeStart: number;
  /** Offset after the element. */
  end: number;
  readonly selfClosed: boolean;
}

const MAX_DEPTH = 400;
const decoders = new Map<string, TextDecoder>();

function decoder(label: string): TextDecoder {
  let known = decoders.get(label);
  if (!known) decoders.set(label, (known = new TextDecoder(label)));
  return known;
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  if (a !== 0x3c || b !== 0x3f) return "utf-8";
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
  // A text that starts with one-byte characters is not UTF-16, whatever it declares.
  return declared.startsWith("utf-16") || declared.startsWith("ucs-2") ? "utf-8" : declared;
}

/** UTF-8 or UTF-16, with or without a byte order mark, or what the declaration names; the mark is taken off. */
export function decodeXml(bytes: Uint8Array): string {
  const label = encodingOf(bytes);
  try {
    return decoder(label).decode(bytes);
  } catch {
    throw new XmlError(`Unknown encoding "${label}"`);
  }
}

/** Always UTF-8; a declaration that says otherwise is corrected. */
export function encodeXml(text: string): Uint8Array {
  const declaration = /^<\?xml[^>]*\?>/.exec(text)?.[0];
  if (!declaration) return new TextEncoder().encode(text);
  const corrected = declaration.replace(/(\sencoding\s*=\s*)(["'])(?!utf-8\2)[^"']*\2/i, "$1$2UTF-8$2");
  return new TextEncoder().encode(corrected + text.slice(declaration.length));
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Entities and numeric references; an unknown one stays as written. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Character data as XML reads it: line ends become "\n", then references are resolved ("&#13;" stays a carriage return). */
export function readText(raw: string): string {
  return unescapeXml(raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw);
}

function readAttribute(raw: string): string {
  return unescapeXml(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, " ") : raw);
}

// What XML 1.0 can't hold, even escaped.
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

export function escapeText(text: string): string {
  if (!/[&<>\r\0-\x1f\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(unwritable, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** For a value between double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}

/** The tag under the scanner; one object for the whole scan: read what you need before you return. */
export interface XmlTag {
  readonly name: string;
  readonly local: string;
  readonly start: number;
  /** Offset after the name: where the attributes begin. */
  readonly nameEnd: number;
  /** Offset after ">". */
  readonly end: number;
  readonly selfClosed: boolean;
  /** Unescaped value of the attribute written with exactly this name, or null. */
  attribute(name: string): string | null;
  attributes(): Map<string, string>;
}

export interface XmlHandler {
  /** Answer "stop" to end the scan, "skip" to go over the content of this element (its `close` is not called). */
  open?(tag: XmlTag): "stop" | "skip" | void;
  /** Not called for self-closed elements. `start` and `end` are the offsets of the closing tag. */
  close?(local: string, name: string, start: number, end: number): "stop" | void;
  /** Character data as written, or the inside of a CDATA section (`verbatim`). */
  text?(start: number, end: number, verbatim: boolean): void;
}

function localOf(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Offset of the ">" that ends the tag begun at `from`, quotes respected. */
function tagEnd(text: string, from: number): number {
  let position = from;
  for (;;) {
    const close = text.indexOf(">", position);
    if (close < 0) throw new XmlError("Unclosed tag");
    let quote = -1;
    for (let i = position; i < close; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 34 || code === 39) {
        quote = i;
        const other = text.indexOf(text[i]!, i + 1);
        if (other < 0) throw new XmlError("Unclosed attribute value");
        i = other;
      }
    }
    if (quote < 0) return close;
    const last = text.indexOf(text[quote]!, quote + 1);
    if (last < close) return close;
    position = last + 1;
  }
}

interface AttributePlace {
  readonly name: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** The attributes between two offsets; what follows the first that is not well-formed is left out. */
function* attributePlaces(text: string, from: number, to: number): Generator<AttributePlace> {
  let i = from;
  const space = () => {
    while (i < to && text.charCodeAt(i) <= 32) i += 1;
  };
  for (;;) {
    space();
    const start = i;
    while (i < to && text.charCodeAt(i) > 32 && text.charCodeAt(i) !== 61) i += 1;
    const name = text.slice(start, i);
    space();
    if (name === "" || i >= to || text.charCodeAt(i) !== 61) return;
    i += 1;
    space();
    const quote = text[i];
    if (i >= to || (quote !== '"' && quote !== "'")) return;
    const end = text.indexOf(quote, i + 1);
    if (end < 0 || end >= to) return;
    yield { name, start, valueStart: i + 1, valueEnd: end };
    i = end + 1;
  }
}

function readAttributes(text: string, from: number, to: number): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, valueStart, valueEnd } of attributePlaces(text, from, to)) {
    found.set(name, readAttribute(text.slice(valueStart, valueEnd)));
  }
  return found;
}

// Bounded loops instead of indexOf: a search that runs past the tag would make a scan of tags without attributes quadratic.
function findAttribute(text: string, from: number, to: number, name: string): string | null {
  let i = from;
  for (;;) {
    while (i < to && text.charCodeAt(i) <= 32) i += 1;
    const start = i;
    while (i < to && text.charCodeAt(i) > 32 && text.charCodeAt(i) !== 61) i += 1;
    const end = i;
    while (i < to && text.charCodeAt(i) !== 34 && text.charCodeAt(i) !== 39) i += 1;
    if (i >= to) return null;
    const close = text.indexOf(text[i]!, i + 1);
    if (close < 0 || close >= to) return null;
    if (end - start === name.length && text.startsWith(name, start)) return readAttribute(text.slice(i + 1, close));
    i = close + 1;
  }
}

/**
 * Goes through a text once, without a tree: for sheets of any size. Comments and processing instructions are passed over;
 * a document type is refused; that tags match is for `parseXml` to check.
 */
export function scanXml(text: string, handler: XmlHandler, from = 0): void {
  let position = from;
  let skipDepth = 0;
  const tag = {
    name: "",
    local: "",
    start: 0,
    nameEnd: 0,
    end: 0,
    selfClosed: false,
    attribute: (name: string) => findAttribute(text, tag.nameEnd, tag.end - 1, name),
    attributes: () => readAttributes(text, tag.nameEnd, tag.end - 1),
  };
  for (;;) {
    const start = text.indexOf("<", position);
    if (start < 0) return;
    if (start > position && skipDepth === 0) handler.text?.(position, start, false);
    const code = text.charCodeAt(start + 1);
    if (code === 47) {
      const close = text.indexOf(">", start);
      if (close < 0) throw new XmlError("Unclosed tag");
      position = close + 1;
      if (skipDepth > 0) {
        skipDepth -= 1;
        continue;
      }
      let stop = close;
      while (text.charCodeAt(stop - 1) <= 32) stop -= 1;
      const name = text.slice(start + 2, stop);
      if (handler.close?.(localOf(name), name, start, position) === "stop") return;
    } else if (code === 33) {
      if (text.startsWith("<!--", start)) {
        const close = text.indexOf("-->", start + 4);
        if (close < 0) throw new XmlError("Unclosed comment");
        position = close + 3;
      } else if (text.startsWith("<![CDATA[", start)) {
        const close = text.indexOf("]]>", start + 9);
        if (close < 0) throw new XmlError("Unclosed CDATA section");
        if (skipDepth === 0) handler.text?.(start + 9, close, true);
        position = close + 3;
      } else {
        throw new XmlError("Document types are refused");
      }
    } else if (code === 63) {
      const close = text.indexOf("?>", start + 2);
      if (close < 0) throw new XmlError("Unclosed instruction");
      position = close + 2;
    } else {
      const close = tagEnd(text, start + 1);
      const selfClosed = text.charCodeAt(close - 1) === 47;
      position = close + 1;
      if (skipDepth > 0) {
        if (!selfClosed) skipDepth += 1;
        continue;
      }
      let nameEnd = start + 1;
      for (let c = text.charCodeAt(nameEnd); c > 32 && c !== 47 && c !== 62; c = text.charCodeAt(nameEnd)) nameEnd += 1;
      if (nameEnd === start + 1) throw new XmlError("A tag without a name");
      tag.name = text.slice(start + 1, nameEnd);
      tag.local = localOf(tag.name);
      tag.start = start;
      tag.nameEnd = nameEnd;
      tag.end = position;
      tag.selfClosed = selfClosed;
      const answer = handler.open?.(tag);
      if (answer === "stop") return;
      if (answer === "skip" && !selfClosed) skipDepth = 1;
    }
  }
}

/** The root element of a small part, as a light tree with offsets into `text`. Throws `XmlError`. */
export function parseXml(text: string): XmlElement {
  let root: XmlElement | null = null;
  let current: XmlElement | null = null;
  let depth = 0;
  scanXml(text, {
    open(tag) {
      if (!current && root) throw new XmlError("Two root elements");
      const colon = tag.name.indexOf(":");
      const element: XmlElement = {
        name: tag.name,
        prefix: colon < 0 ? "" : tag.name.slice(0, colon),
        local: tag.local,
        parent: current,
        attributes: tag.attributes(),
        children: [],
        text: "",
        start: tag.start,
        openEnd: tag.end,
        closeStart: tag.end,
        end: tag.end,
        selfClosed: tag.selfClosed,
      };
      if (current) current.children.push(element);
      else root = element;
      if (tag.selfClosed) return;
      depth += 1;
      if (depth > MAX_DEPTH) throw new XmlError("Elements are nested too deep");
      current = element;
    },
    close(_local, name, start, end) {
      if (!current || current.name !== name) throw new XmlError(`Unexpected </${name}>`);
      current.closeStart = start;
      current.end = end;
      current = current.parent;
      depth -= 1;
    },
    text(start, end, verbatim) {
      if (!current) return;
      const raw = text.slice(start, end);
      current.text += verbatim ? raw.replace(/\r\n?/g, "\n") : readText(raw);
    },
  });
  if (!root || current) throw new XmlError("The root element is missing or not closed");
  return root;
}

/** The namespace that `prefix` ("" for the default one) has at this element; "" when none is declared. */
export function namespaceOf(element: XmlElement, prefix: string = element.prefix): string {
  const attribute = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  for (let at: XmlElement | null = element; at; at = at.parent) {
    const found = at.attributes.get(attribute);
    if (found !== undefined) return found;
  }
  return prefix === "xml" ? "http://www.w3.org/XML/1998/namespace" : "";
}

/** A non-empty prefix bound to `namespace` at this element, or null: what an attribute of that namespace can use. */
export function prefixFor(element: XmlElement, namespace: string): string | null {
  for (let at: XmlElement | null = element; at; at = at.parent) {
    for (const [name, value] of at.attributes) {
      if (value !== namespace || !name.startsWith("xmlns:")) continue;
      const prefix = name.slice(6);
      if (namespaceOf(element, prefix) === namespace) return prefix;
    }
  }
  return null;
}

/** First attribute with this local name whose prefix is bound to one of `namespaces`. */
export function attributeIn(element: XmlElement, namespaces: readonly string[], local: string): string | null {
  for (const [name, value] of element.attributes) {
    const colon = name.indexOf(":");
    if (colon < 0 || name.slice(colon + 1) !== local) continue;
    if (namespaces.includes(namespaceOf(element, name.slice(0, colon)))) return value;
  }
  return null;
}

export function childNamed(element: XmlElement | null | undefined, local: string): XmlElement | null {
  return element?.children.find((child) => child.local === local) ?? null;
}

export function childrenNamed(element: XmlElement | null | undefined, local: string): XmlElement[] {
  return element?.children.filter((child) => child.local === local) ?? [];
}

/** Edits of a text by offsets of the original; never a re-serialisation, so that all that is not edited stays as it was. */
export interface Patch {
  /** Several insertions at one offset come out in the order of the calls. */
  insert(offset: number, text: string): void;
  replace(start: number, end: number, text: string): void;
  remove(element: XmlElement): void;
  /** `null` takes the attribute away. */
  setAttribute(element: XmlElement, name: string, value: string | null): void;
  /** After the last child; several appends into a self-closed element open it once. */
  append(element: XmlElement, xml: string): void;
  /** As a child at its place in `order` (local names of the schema's sequence), whatever children the parent has. */
  place(parent: XmlElement, local: string, xml: string, order: readonly string[]): void;
  /** Throws when two edits overlap. */
  apply(): string;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

export function patchXml(text: string): Patch {
  const edits: Edit[] = [];
  const opened = new Map<XmlElement, Edit>();

  const insert = (offset: number, inserted: string) => void edits.push({ start: offset, end: offset, text: inserted });
  const replace = (start: number, end: number, by: string) => void edits.push({ start, end, text: by });

  function append(element: XmlElement, xml: string): void {
    if (!element.selfClosed) {
      insert(element.closeStart, xml);
      return;
    }
    const close = `</${element.name}>`;
    const edit = opened.get(element);
    if (edit) {
      edit.text = edit.text.slice(0, -close.length) + xml + close;
      return;
    }
    const made = { start: element.openEnd - 2, end: element.openEnd, text: `>${xml}${close}` };
    opened.set(element, made);
    edits.push(made);
  }

  function place(parent: XmlElement, local: string, xml: string, order: readonly string[]): void {
    const rank = order.indexOf(local);
    const earlier = parent.children.filter((child) => {
      const known = order.indexOf(child.local);
      return known >= 0 && known <= rank;
    });
    const last = earlier.at(-1);
    if (last) insert(last.end, xml);
    else if (parent.selfClosed) append(parent, xml);
    else insert(parent.openEnd, xml);
  }

  function setAttribute(element: XmlElement, name: string, value: string | null): void {
    const from = element.start + 1 + element.name.length;
    for (const place of attributePlaces(text, from, element.openEnd - 1)) {
      if (place.name !== name) continue;
      if (value === null) replace(place.start - 1, place.valueEnd + 1, "");
      else replace(place.start, place.valueEnd + 1, `${name}="${escapeAttribute(value)}"`);
      return;
    }
    if (value === null) return;
    insert(element.openEnd - (element.selfClosed ? 2 : 1), ` ${name}="${escapeAttribute(value)}"`);
  }

  function apply(): string {
    const inOrder = edits
      .map((edit, index) => ({ ...edit, index }))
      .sort((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || a.index - b.index);
    let result = "";
    let position = 0;
    for (const edit of inOrder) {
      if (edit.start < position) throw new XmlError("Overlapping edits");
      result += text.slice(position, edit.start) + edit.text;
      position = edit.end;
    }
    return result + text.slice(position);
  }

  return { insert, replace, remove: (e) => replace(e.start, e.end, ""), setAttribute, append, place, apply };
}
