import { escapeAttribute, parseXml, patchXml, prefixFor, scanXml, XmlError } from "./xml.ts";

interface Piece {
  /** Local name; of alternate content, that of the element it stands for. */
  local: string;
  /** With the white space that precedes it. */
  gap: string;
  xml: string;
}

/** An element cut into its children, each a text: what is not set comes out as it went in. */
export interface Children {
  /** The element's own prefix with its colon ("x:"), or "". */
  readonly prefix: string;
  attribute(name: string): string | null;
  /** `null` takes the attribute away. */
  setAttribute(name: string, value: string | number | null): void;
  /** A prefix bound to the namespace on the element itself, without colon, or null. */
  prefixOf(namespace: string): string | null;
  /** The first child of that local name. */
  get(local: string): string | null;
  all(local: string): string[];
  /** In the place of the first child of that name, or at its place in the schema's order; `null` takes it away. */
  set(local: string, xml: string | null): void;
  setAll(local: string, xmls: readonly string[]): void;
  /** The text with its changes. */
  xml(): string;
}

/**
 * `text` holds one element, be it a whole part; `order`: local names of its children as the schema has them.
 * Throws XmlError.
 */
export function childrenOf(text: string, order: readonly string[]): Children {
  const { lead, head, pieces, rest, tail } = cut(text);
  let tag = head;
  let root = parseXml(head);
  const prefix = root.prefix ? `${root.prefix}:` : "";
  const rank = (local: string): number => order.indexOf(local);

  function setAll(local: string, xmls: readonly string[]): void {
    const at = pieces.findIndex((piece) => piece.local === local);
    const gap = at >= 0 ? pieces[at]!.gap : "";
    const place = at >= 0 ? at : placeOf(local);
    const others = pieces.filter((piece) => piece.local !== local);
    const made = xmls.map((xml, i) => ({ local, gap: i === 0 ? gap : "", xml }));
    pieces.splice(0, pieces.length, ...others.slice(0, place), ...made, ...others.slice(place));
  }

  function placeOf(local: string): number {
    let place = 0;
    pieces.forEach((piece, i) => {
      // A child that the schema doesn't know stays behind the one that it follows.
      if (rank(piece.local) <= rank(local) && (rank(piece.local) >= 0 || place === i)) place = i + 1;
    });
    return place;
  }

  return {
    prefix,
    attribute: (name) => root.attributes.get(name) ?? null,
    setAttribute(name, value) {
      const patch = patchXml(tag);
      patch.setAttribute(root, name, value === null ? null : String(value));
      tag = patch.apply();
      root = parseXml(tag);
    },
    prefixOf: (namespace) => prefixFor(root, namespace),
    get: (local) => pieces.find((piece) => piece.local === local)?.xml ?? null,
    all: (local) => pieces.filter((piece) => piece.local === local).map((piece) => piece.xml),
    set: (local, xml) => setAll(local, xml === null ? [] : [xml]),
    setAll,
    xml() {
      const inside = pieces.map((piece) => piece.gap + piece.xml).join("") + rest;
      const element = inside === "" ? tag : `${tag.replace(/(?<!\s)\s*\/>$/, ">")}${inside}</${root.name}>`;
      return lead + element + tail;
    },
  };
}

/** `head` is the opening tag, closed in itself; `rest` what follows the last child. */
function cut(text: string): { lead: string; head: string; pieces: Piece[]; rest: string; tail: string } {
  const pieces: Piece[] = [];
  let depth = 0;
  let lead = 0;
  let head = "";
  let inside = -1;
  let childStart = 0;
  let position = 0;
  let local = "";
  let end: { start: number; end: number } | null = null;
  const finish = (stop: number): void => {
    pieces.push({ local, gap: text.slice(position, childStart), xml: text.slice(childStart, stop) });
    position = stop;
  };
  scanXml(text, {
    open(tag) {
      if (depth === 0) {
        lead = tag.start;
        inside = position = tag.end;
        head = tag.selfClosed ? text.slice(tag.start, tag.end) : `${text.slice(tag.start, tag.end - 1)}/>`;
        if (tag.selfClosed) end = { start: tag.end, end: tag.end };
      } else if (depth === 1) {
        childStart = tag.start;
        local = tag.local;
      } else if (depth === 3 && local === "AlternateContent") {
        local = tag.local;
      }
      if (!tag.selfClosed) depth += 1;
      else if (depth === 1) finish(tag.end);
      return end ? "stop" : undefined;
    },
    close(_local, _name, start, stop) {
      depth -= 1;
      if (depth === 1) finish(stop);
      if (depth > 0) return;
      end = { start, end: stop };
      return "stop";
    },
  });
  if (inside < 0 || !end) throw new XmlError("The element is missing or not closed");
  const place: { start: number; end: number } = end;
  return {
    lead: text.slice(0, lead),
    head,
    pieces,
    rest: text.slice(position, place.start),
    tail: text.slice(place.end),
  };
}

/** ` name="value"` for each value that is not null; true is "1", false "0". */
export function attributesXml(values: Readonly<Record<string, string | number | boolean | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (value === null) return "";
      const text = typeof value === "boolean" ? (value ? "1" : "0") : escapeAttribute(String(value));
      return ` ${name}="${text}"`;
    })
    .join("");
}
