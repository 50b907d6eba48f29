import { fail } from "./failure.ts";

/* Readers of what came over the wire (arguments, values to set); `what` names it in the error. `null`: left out. */

export function text(value: unknown, what: string): string {
  return typeof value === "string" ? value : fail("InvalidArgument", what);
}

export function optionalText(value: unknown, what: string): string | null {
  return value === null || value === undefined ? null : text(value, what);
}

export function number(value: unknown, what: string): number {
  return typeof value === "number" && Number.isFinite(value) ? value : fail("InvalidArgument", what);
}

export function optionalNumber(value: unknown, what: string): number | null {
  return value === null || value === undefined ? null : number(value, what);
}

export function integer(value: unknown, what: string): number {
  return typeof value === "number" && Number.isInteger(value) ? value : fail("InvalidArgument", what);
}

/** Where something is put among `count` others; left out or -1: after them. */
export function place(value: unknown, count: number): number {
  const given = value === null || value === undefined ? -1 : integer(value, "index");
  if (given < -1 || given > count) fail("InvalidArgument", "index");
  return given === -1 ? count : given;
}

export function flag(value: unknown, what: string): boolean {
  return typeof value === "boolean" ? value : fail("InvalidArgument", what);
}

/** Left out: false. */
export function optionalFlag(value: unknown, what: string): boolean {
  return value === null || value === undefined ? false : flag(value, what);
}

/** A name or an id. */
export function key(value: unknown, what: string): string | number {
  return typeof value === "string" || typeof value === "number" ? value : fail("InvalidArgument", what);
}

/** One of Office.js' enum strings. */
export function oneOf<const T extends string>(value: unknown, allowed: readonly T[], what: string): T {
  const found = allowed.find((option) => option === value);
  return found ?? fail("InvalidArgument", what);
}

/** A plain object of the wire (a rule, an options bag). */
export function record(value: unknown, what: string): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail("InvalidArgument", what);
}

/** "#RRGGBB" from "#rrggbb", "rrggbb" or one of HTML's usual colour names. */
export function color(value: unknown, what: string): string {
  const given = text(value, what).trim();
  const hex = /^#?([0-9a-f]{6})$/i.exec(given)?.[1] ?? htmlColors[given.toLowerCase()];
  if (hex !== undefined) return `#${hex.toUpperCase()}`;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(given);
  if (!short) return fail("InvalidArgument", what);
  return `#${short
    .slice(1)
    .map((digit) => digit + digit)
    .join("")}`.toUpperCase();
}

const htmlColors: Readonly<Record<string, string>> = {
  black: "000000",
  white: "ffffff",
  red: "ff0000",
  green: "008000",
  lime: "00ff00",
  blue: "0000ff",
  yellow: "ffff00",
  orange: "ffa500",
  gray: "808080",
  grey: "808080",
  lightgray: "d3d3d3",
  lightgrey: "d3d3d3",
  darkgray: "a9a9a9",
  silver: "c0c0c0",
  navy: "000080",
  teal: "008080",
  maroon: "800000",
  olive: "808000",
  purple: "800080",
  fuchsia: "ff00ff",
  magenta: "ff00ff",
  aqua: "00ffff",
  cyan: "00ffff",
  pink: "ffc0cb",
  brown: "a52a2a",
  gold: "ffd700",
  darkgreen: "006400",
  darkblue: "00008b",
  darkred: "8b0000",
  lightblue: "add8e6",
  lightgreen: "90ee90",
  lightyellow: "ffffe0",
};
