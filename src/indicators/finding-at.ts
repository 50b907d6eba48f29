import { a1, type CellRef } from "../cells/address.ts";
import type { Finding, Severity } from "../cells/finding.ts";

/** A finding on one cell of the user's workbook. */
export function findingAt(ref: CellRef, code: string, severity: Severity, params: Finding["params"] = {}): Finding {
  return { code, severity, sheet: ref.sheet, cell: a1(ref.row, ref.column), params };
}
