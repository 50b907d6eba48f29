import { columnIndex } from "../../../src/cells/address.ts";
import { readStamp } from "../../../src/cells/date.ts";
import type { Serial } from "../../../src/cells/units.ts";
import type { Ticket, TicketStatement } from "../../../src/reading/statement.ts";

/** "2015-07-01 10:00" or "2015-07-01"; a bare day has no time. */
function stamp(text: string | undefined): { readonly serial: Serial | null; readonly dayOnly: boolean } {
  const found = text === undefined ? null : readStamp(text);
  return found?.ok ? found.value : { serial: null, dayOnly: false };
}

export interface TypedTicket {
  readonly opened?: string;
  readonly answered?: string;
  readonly closed?: string;
  readonly nature?: Ticket["nature"];
  readonly blocking?: boolean | null;
  readonly establishment?: string;
  readonly severity?: string;
  readonly product?: string;
  /** From and to; an open end lasts until the closing. */
  readonly suspended?: readonly (readonly [string, string | null])[];
  readonly isOpen?: boolean;
}

const COLUMNS = { ticketId: "A", nature: "B", opened: "C", resolved: "D", blocking: "E", establishment: "F" };

/** A log under row 1: tickets begin at row 2. */
export function typedLog(tickets: readonly TypedTicket[], over: Partial<TicketStatement> = {}): TicketStatement {
  const rows = tickets.map((typed, index): Ticket => {
    const opened = stamp(typed.opened);
    const closed = stamp(typed.closed);
    const answered = stamp(typed.answered);
    return {
      row: index + 1,
      id: `T${index + 1}`,
      nature: typed.nature ?? "DA",
      blocking: typed.blocking === undefined ? true : typed.blocking,
      severity: typed.severity ?? null,
      establishment: typed.establishment ?? null,
      product: typed.product ?? null,
      status: null,
      opened: opened.serial,
      openedDayOnly: opened.dayOnly,
      takenInCharge: answered.serial,
      takenInChargeDayOnly: answered.dayOnly,
      closed: closed.serial,
      closedDayOnly: closed.dayOnly,
      isOpen: typed.isOpen ?? closed.serial === null,
      suspensions: (typed.suspended ?? []).map(([from, to]) => ({
        from: stamp(from).serial!,
        to: to === null ? null : stamp(to).serial,
      })),
    };
  });
  const columns = Object.fromEntries(Object.entries(COLUMNS).map(([role, letters]) => [role, columnIndex(letters)]));
  return {
    kind: "tickets",
    block: {
      sheet: "DA",
      kind: "tickets",
      confidence: 1,
      headerRows: [0],
      data: { top: 1, left: 0, bottom: rows.length, right: 5 },
      transposed: false,
      columns,
      headings: {},
      titles: [],
      rows: { read: rows.length, ignored: 0, reasons: {} },
    },
    rows,
    natureFrom: "column",
    synthetic: false,
    cellTexts: {
      nature: { DA: ["DA"], Incident: ["Incident"], Other: [] },
      blocking: ["Oui"],
      blockingFrom: "blocking",
      openedAreDates: true,
    },
    ...over,
  };
}
