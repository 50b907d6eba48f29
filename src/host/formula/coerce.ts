import type { CellError, Scalar } from "../model/cells.ts";
import type { Engine } from "./engine.ts";
import { fail } from "./failure.ts";
import { separators } from "./locale.ts";
import { generalText, parseDate, parseNumber } from "./number-text.ts";
import { isError, isScalar, VALUE, type Value } from "./value.ts";

/** The number that a text says in the workbook's language, dates and times included; null when it says none. */
export function numberInText(text: string, engine: Engine): number | null {
  return (
    parseNumber(text, separators(engine.locale)) ??
    parseDate(text, engine.locale, engine.date1904, engine.now.getFullYear())
  );
}

export function asNumber(value: Scalar, engine: Engine): number | CellError {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return numberInText(value, engine) ?? VALUE;
  return value;
}

export function asText(value: Scalar, locale: string): string | CellError {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "number") return generalText(value, locale);
  if (typeof value === "boolean") return booleanText(value, locale);
  return value;
}

export const booleanText = (value: boolean, locale: string): string =>
  locale.startsWith("fr") ? (value ? "VRAI" : "FAUX") : value ? "TRUE" : "FALSE";

export function asBoolean(value: Scalar, locale: string): boolean | CellError {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value === null) return false;
  if (typeof value === "string") {
    const upper = value.toUpperCase();
    if (upper === "TRUE" || upper === booleanText(true, locale)) return true;
    if (upper === "FALSE" || upper === booleanText(false, locale)) return false;
    return VALUE;
  }
  return value;
}

/** An argument of a function that takes one value; arrays were spread over calls before. Fails with the error it is. */
export function scalarArgument(value: Value | undefined): Scalar {
  if (value === undefined) return null;
  if (!isScalar(value)) return fail(VALUE);
  return isError(value) ? fail(value) : value;
}

export function numberArgument(value: Value | undefined, engine: Engine, otherwise = 0): number {
  if (value === undefined) return otherwise;
  const number = asNumber(scalarArgument(value), engine);
  return isError(number) ? fail(number) : number;
}

export function textArgument(value: Value | undefined, engine: Engine, otherwise = ""): string {
  if (value === undefined) return otherwise;
  const text = asText(scalarArgument(value), engine.locale);
  return isError(text) ? fail(text) : text;
}

export function booleanArgument(value: Value | undefined, engine: Engine, otherwise = false): boolean {
  if (value === undefined) return otherwise;
  const boolean = asBoolean(scalarArgument(value), engine.locale);
  return isError(boolean) ? fail(boolean) : boolean;
}
