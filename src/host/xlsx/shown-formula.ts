import { storedFormula } from "./stored-formula.ts";

const token = /"(?:[^"]|"")*"|'(?:[^']|'')*'|_xlfn\.([A-Z][A-Z0-9.]*\()/gi;

/** The formula as Excel shows it: without the prefixes that `storedFormula` would write again. */
export function shownFormula(stored: string): string {
  if (!stored.toLowerCase().includes("_xlfn.")) return stored;
  return stored.replace(token, (text, call: string | undefined) =>
    call !== undefined && storedFormula(call) !== call ? call : text,
  );
}
