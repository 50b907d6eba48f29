import type { CellRef } from "../cells/address.ts";
import { endOfMonth, pad2 } from "../cells/civil.ts";
import type { CellValue } from "../cells/grid.ts";
import { withYear, type Period } from "../cells/period.ts";
import type { PeriodCell } from "./statement.ts";

/** A period with its cell; a day counts for its month, an academic year for its second year. */
export function periodCell(period: Period, ref: CellRef, raw: CellValue, year: number | null): PeriodCell {
  const dated = withYear(period, year);
  if (dated.kind === "date" || dated.kind === "span") {
    const month = dated.month;
    const key =
      month === null
        ? dated.key
        : [dated.year === null ? "" : String(dated.year), pad2(month)].filter(Boolean).join("-");
    return { ref, raw, key, kind: "date", year: dated.year, month, end: dated.end, complementary: false };
  }
  const kind = dated.kind === "academic-year" ? "year" : dated.kind;
  const end = dated.end ?? (dated.year !== null && dated.month !== null ? endOfMonth(dated.year, dated.month) : null);
  return {
    ref,
    raw,
    key: dated.key,
    kind,
    year: dated.year,
    month: dated.month,
    end,
    complementary: dated.complementary,
  };
}
