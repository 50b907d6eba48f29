import { parseArea } from "../../cells/address.ts";
import type { Area } from "../model/workbook.ts";
import type { XmlElement } from "./xml.ts";

export function flag(element: XmlElement | null, name: string, absent = false): boolean {
  const value = element?.attributes.get(name);
  return value === undefined ? absent : value === "1" || value === "true" || value === "on";
}

export function numberOr<T>(element: XmlElement | null, name: string, absent: T): number | T {
  const value = element?.attributes.get(name);
  const number = value === undefined || value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : absent;
}

/** The areas of a space-separated list; what is none is left out. */
export function areas(list: string | undefined): Area[] {
  return (list ?? "")
    .split(/\s+/)
    .map((text) => parseArea(text))
    .filter((area) => area !== null);
}

/** "greaterThan" → "GreaterThan": Office.js' spelling of most of the format's words. */
export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
