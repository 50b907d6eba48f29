import { a1, type CellRef } from "../cells/address.ts";
import type { Finding, Severity } from "../cells/finding.ts";
import type { CellValue } from "../cells/grid.ts";
import type { ReasonCode } from "../cells/reading.ts";

/** A column full of the same trouble is said cell by cell up to here, then as a number of cells. */
const MOST_PER_COLUMN = 25;
const MERELY_ABSENT: readonly ReasonCode[] = ["dash", "not-available"];

/** Gathers what a reading has to say; `list` closes it. */
export interface FindingLog {
  readonly add: (
    code: string,
    severity: Severity,
    ref: CellRef | null,
    params: Finding["params"],
    sheet?: string | null,
  ) => void;
  /** A cell that holds something it should not. */
  readonly unreadable: (ref: CellRef, value: CellValue, role: string, reason: ReasonCode | string) => void;
  readonly list: () => Finding[];
}

export function findingLog(): FindingLog {
  const findings: Finding[] = [];
  const more = new Map<string, { ref: CellRef; role: string; count: number }>();
  const counts = new Map<string, number>();
  const add: FindingLog["add"] = (code, severity, ref, params, sheet = null) => {
    findings.push({
      code,
      severity,
      sheet: ref?.sheet ?? sheet,
      cell: ref ? a1(ref.row, ref.column) : null,
      params,
    });
  };
  const unreadable: FindingLog["unreadable"] = (ref, value, role, reason) => {
    const key = `${ref.sheet}\u0000${ref.column}\u0000${role}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > MOST_PER_COLUMN) {
      more.set(key, { ref: more.get(key)?.ref ?? ref, role, count: count - MOST_PER_COLUMN });
      return;
    }
    const severity = (MERELY_ABSENT as readonly string[]).includes(reason) ? "info" : "warning";
    add("reading.unreadable", severity, ref, { role, text: value === null ? "" : String(value).slice(0, 120), reason });
  };
  const list = (): Finding[] => {
    const rest = [...more.values()].map(({ ref, role, count }): Finding => ({
      code: "reading.unreadableMore",
      severity: "warning",
      sheet: ref.sheet,
      cell: a1(ref.row, ref.column),
      params: { role, count },
    }));
    return [...findings, ...rest];
  };
  return { add, unreadable, list };
}
