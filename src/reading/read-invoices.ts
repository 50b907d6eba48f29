import { readAmount } from "../cells/amount.ts";
import { readDate } from "../cells/date.ts";
import { cellAt, formatAt } from "../cells/grid.ts";
import type { Serial } from "../cells/units.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank } from "./sheet-rows.ts";
import type { InvoiceStatement } from "./statement.ts";

/** Reads invoices with their day of receipt and of payment; a row without a readable receipt can't be timed. */
export function readInvoices(recognised: RecognisedTable, context: ReadingContext): InvoiceStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const repeated = repeatsHeader(table);
  let datesAreDates = true;
  let amountsAreNumbers = true;
  const labelColumn = columns.get("invoice");
  const dayAt = (row: number, role: "received" | "paidOn"): Serial | null => {
    const column = columns.get(role);
    const value = column === undefined ? null : cellAt(grid, row, column);
    if (column === undefined || isBlank(value)) return null;
    if (typeof value !== "number") datesAreDates = false;
    const day = readDate(value, formatAt(grid, row, column), { date1904: context.date1904 });
    if (day.ok) return day.value;
    context.log.unreadable(refOf(grid.name, row, column), value, role, day.reason);
    return null;
  };
  const rows: InvoiceStatement["rows"][number][] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) {
      ignore(count, "blank");
      continue;
    }
    if (repeated(row)) {
      ignore(count, "repeatedHeader");
      continue;
    }
    const received = dayAt(row, "received");
    if (received === null) {
      ignore(count, "noReceipt");
      continue;
    }
    const amountColumn = columns.get("amount");
    const printed = amountColumn === undefined ? null : cellAt(grid, row, amountColumn);
    const amount =
      amountColumn === undefined || isBlank(printed) ? null : readAmount(printed, formatAt(grid, row, amountColumn));
    if (amount && !(amount.ok && typeof printed === "number" && Math.round(printed * 100) === amount.value.cents))
      amountsAreNumbers = false;
    count.read += 1;
    const label = labelColumn === undefined ? "" : String(cellAt(grid, row, labelColumn) ?? "").trim();
    rows.push({ row, label, received, paid: dayAt(row, "paidOn"), amount: amount?.ok ? amount.value.cents : null });
  }
  return { kind: "invoices", block: blockOf(recognised, count, columns), rows, datesAreDates, amountsAreNumbers };
}
