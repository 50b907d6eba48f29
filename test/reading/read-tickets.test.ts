import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { codes, only, read, sheet, type SheetOptions } from "./sheets.ts";

const HEADER = ["N°", "Nature", "Établissement", "Créé le", "Fermé le", "Gravité", "Statut"];
const DATES: SheetOptions = { formats: ["General", "General", "General", "dd/mm/yyyy hh:mm", "dd/mm/yyyy hh:mm"] };

const log = (rows: CellValue[][], name = "Export", options = DATES) => read([sheet(name, [HEADER, ...rows], options)]);

describe("readTickets", () => {
  const rows: CellValue[][] = [
    ["T1", "DA", "Université 1", 42005.5, 42006.25, "Bloquante", "Clos"],
    ["T2", "Incident", "Université 2", 42007.375, null, "Non bloquante", "En cours"],
    ["T3", "Demande d'assistance", "Université 1", 42008, 42009.5, "bloquant", "Résolu"],
  ];

  it("reads one ticket a row", () => {
    const tickets = only(log(rows), "tickets");
    expect(tickets.rows.map(({ id, nature, blocking, isOpen }) => [id, nature, blocking, isOpen])).toEqual([
      ["T1", "DA", true, false],
      ["T2", "Incident", false, true],
      ["T3", "DA", true, false],
    ]);
    expect(tickets.rows[0]).toMatchObject({ opened: 42005.5, closed: 42006.25, establishment: "Université 1" });
    expect(tickets).toMatchObject({ natureFrom: "column", synthetic: false });
    expect(tickets.cellTexts).toEqual({
      nature: { DA: ["DA", "Demande d'assistance"], Incident: ["Incident"], Other: [] },
      blocking: ["Bloquante", "bloquant"],
      blockingFrom: "severity",
      spacedEstablishments: [],
      plainColumns: ["severity", "product", "establishment"],
      openedAreDates: true,
      closedAreDates: true,
    });
  });

  it("takes midnight in a column of times for a moment, and a bare day elsewhere", () => {
    const timed = only(log(rows), "tickets");
    expect(timed.rows[2]).toMatchObject({ opened: 42008, openedDayOnly: false });
    const days = log([
      ["T1", "DA", "U1", 42005, 42006, "Bloquante", "Clos"],
      ["T2", "DA", "U1", "03/01/2015", "05/01/2015", "Bloquante", "Clos"],
    ]);
    const ticket = only(days, "tickets");
    expect(ticket.rows.map((row) => [row.openedDayOnly, row.closedDayOnly])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(ticket.cellTexts.openedAreDates).toBe(false);
    expect(ticket.rows[1]!.opened).toBe(42007);
  });

  describe("with the day and the time in two columns", () => {
    const split = (opened: CellValue, closed: CellValue, headings = ["Heure d'ouverture", "Heure de clôture"]) =>
      read([
        sheet("Incidents", [
          ["N°", "Date d'ouverture", headings[0]!, "Date de clôture", headings[1]!, "Gravité", "Statut"],
          ["T1", "05/01/2015", opened, "06/01/2015", closed, "Bloquante", "Clos"],
          ["T2", "07/01/2015", null, "08/01/2015", closed, "Mineure", "Clos"],
        ]),
      ]);

    it.each([
      ["texts", "08:15", "17h30", ["Heure d'ouverture", "Heure de clôture"]],
      ["shares of a day", 8.25 / 24, 17.5 / 24, ["Heure d'ouverture", "Heure de clôture"]],
      ["to the right of their days", "08:15", "17:30:00", ["Heure", "Heure"]],
    ])("joins hours written as %s", (_, opened, closed, headings) => {
      const reading = split(opened, closed, headings as string[]);
      const { rows, cellTexts } = only(reading, "tickets");
      expect(rows[0]!.opened).toBeCloseTo(42009 + 8.25 / 24, 8);
      expect(rows[0]!.closed).toBeCloseTo(42010 + 17.5 / 24, 8);
      expect(rows.map(({ openedDayOnly, closedDayOnly }) => [openedDayOnly, closedDayOnly])).toEqual([
        [false, false],
        [true, false],
      ]);
      expect(cellTexts).toMatchObject({ openedAreDates: false, closedAreDates: false });
      expect(reading.findings.filter(({ code }) => code === "reading.timeJoined").map(({ cell }) => cell)).toEqual([
        "C1",
        "E1",
      ]);
    });

    it("leaves days alone beside a column that holds other things than hours", () => {
      const reading = split("matin", "soir");
      expect(only(reading, "tickets").rows[0]).toMatchObject({ opened: 42009, openedDayOnly: true });
      expect(codes(reading)).not.toContain("reading.timeJoined");
    });
  });

  it.each([
    ["Incidents", "Incident"],
    ["DA", "DA"],
    ["Demandes d'assistance 2015", "DA"],
  ] as const)("takes the nature from the sheet %s when no column says it", (name, nature) => {
    const reading = read([
      sheet(name, [
        ["Réf", "Ouvert le", "Clos le", "Bloquant"],
        ["A1", "01/02/2015", "03/02/2015", "oui"],
        ["A2", "01/02/2015", null, "non"],
      ]),
    ]);
    const tickets = only(reading, "tickets");
    expect(tickets.natureFrom).toBe("sheet");
    expect(tickets.rows.map((row) => [row.nature, row.blocking, row.isOpen])).toEqual([
      [nature, true, false],
      [nature, false, true],
    ]);
  });

  it("takes the nature from the title, and says when nothing does", () => {
    const rows: CellValue[][] = [
      ["Réf", "Ouvert le", "Clos le", "Priorité"],
      ["A1", "01/02/2015", "03/02/2015", "P1"],
      ["A2", "02/02/2015", "03/02/2015", "P3 - faible"],
    ];
    const titled = only(
      read([sheet("Feuil1", [["Incidents du 1er trimestre (données fictives)"], [], ...rows])]),
      "tickets",
    );
    expect(titled).toMatchObject({ natureFrom: "sheet", synthetic: true });
    expect(titled.rows.map((row) => [row.nature, row.blocking])).toEqual([
      ["Incident", true],
      ["Incident", false],
    ]);
    const bare = read([sheet("Feuil1", rows)]);
    expect(only(bare, "tickets").natureFrom).toBe("none");
    expect(codes(bare)).toContain("reading.natureUnknown");
  });

  it("keeps the last state of a log of events, and says so", () => {
    const reading = log([
      ["T1", "DA", "U1", 42005.5, null, "Bloquante", "Nouveau"],
      ["T2", "DA", "U2", 42005.75, null, "Bloquante", "Nouveau"],
      ["T1", "DA", null, 42005.5, null, null, "En cours"],
      ["T1", "DA", "U1", 42005.5, 42008.5, "Bloquante", "Clos"],
    ]);
    const tickets = only(reading, "tickets");
    expect(tickets.rows.map(({ id, isOpen, closed, blocking }) => [id, isOpen, closed, blocking])).toEqual([
      ["T1", false, 42008.5, true],
      ["T2", true, null, true],
    ]);
    expect(tickets.block.rows).toEqual({ read: 2, ignored: 2, reasons: { sameTicket: 2 } });
    expect(reading.findings.find(({ code }) => code === "reading.eventLog")?.params).toEqual({
      tickets: 2,
      rows: 4,
      repeated: 2,
    });
  });

  it("reports a closing before the opening, and makes no delay of it", () => {
    const reading = log([["T1", "DA", "U1", 42006.5, 42005.5, "Bloquante", "Clos"]]);
    expect(only(reading, "tickets").rows[0]).toMatchObject({ closed: null, isOpen: false });
    expect(reading.findings).toContainEqual({
      code: "reading.closedBeforeOpened",
      severity: "warning",
      sheet: "Export",
      cell: "E2",
      params: { id: "T1" },
    });
  });

  it("reports what is no date", () => {
    const reading = log([
      ["T1", "DA", "U1", "bientôt", 42005.5, "Bloquante", "Clos"],
      ["T2", "DA", "U1", 42004.5, "31/02/2015", "Bloquante", "Clos"],
    ]);
    expect(
      reading.findings
        .filter(({ code }) => code === "reading.unreadable")
        .map(({ cell, params }) => [cell, params["reason"]]),
    ).toEqual([
      ["D2", "not-a-date"],
      ["E3", "no-such-day"],
    ]);
  });

  it.each([
    ["Clos", false],
    ["Clôturé", false],
    ["Résolue", false],
    ["Closed", false],
    ["Livré", false],
    ["Ouvert", true],
    ["En attente client", true],
    ["In progress", true],
    ["Réouvert", true],
    ["non résolu", true],
    ["zzz", false],
  ])("status « %s » with a closing date: open is %s", (status, isOpen) => {
    const reading = log([["T1", "DA", "U1", 42004.5, 42005.5, "Bloquante", status]]);
    expect(only(reading, "tickets").rows[0]!.isOpen).toBe(isOpen);
  });

  it("shifts dates of a workbook that counts from 1904", () => {
    const grid = sheet("DA", [HEADER, ["T1", "DA", "U1", 40838.5, 40839.5, "Bloquante", "Clos"]], DATES);
    const reading = read([grid], {}, true);
    expect(only(reading, "tickets").rows[0]).toMatchObject({ opened: 42300.5, closed: 42301.5 });
  });

  it("reads 200,000 rows in one pass", () => {
    const many: CellValue[][] = Array.from({ length: 200_000 }, (_, index) => [
      `T${index}`,
      index % 3 === 0 ? "Incident" : "DA",
      `Université ${index % 72}`,
      42005 + index / 1000,
      index % 7 === 0 ? null : 42005 + index / 1000 + 1.25,
      index % 5 === 0 ? "Bloquante" : "Non bloquante",
      index % 7 === 0 ? "En cours" : "Clos",
    ]);
    const tickets = only(log(many), "tickets");
    expect(tickets.rows).toHaveLength(200_000);
    expect(tickets.rows.filter((row) => row.isOpen)).toHaveLength(Math.ceil(200_000 / 7));
  });
});

describe("columns of logs", () => {
  it("runs delays to the resolution, takes the gravity, and asks nothing", () => {
    const reading = read([
      sheet("Incidents", [
        ["number", "incident_state", "opened_at", "resolved_at", "closed_at", "priority", "severity", "category"],
        ["INC1", "Closed", "01/02/2016 10:00", "03/02/2016 12:00", "08/02/2016 12:00", "3 - Moderate", "1", "Réseau"],
        ["INC2", "Active", "02/02/2016 10:00", null, null, "1 - Critical", "3", "Poste"],
        ["Total", 2],
      ]),
    ]);
    const tickets = only(reading, "tickets");
    expect(tickets.block.columns).toMatchObject({ ticketId: 0, status: 1, opened: 2, resolved: 3, severity: 6 });
    expect(tickets.rows.map(({ id, blocking, isOpen, closed }) => [id, blocking, isOpen, closed])).toEqual([
      ["INC1", true, false, 42403.5],
      ["INC2", false, true, null],
    ]);
    expect(tickets.block.rows.reasons).toEqual({ total: 1 });
    expect(reading.sheets[0]!.toConfirm).toBe(false);
  });
});

describe("the words of tools", () => {
  it.each<[string, (boolean | null)[], readonly string[], string[]]>([
    ["a list in the settings wins", [true, false, true], ["P1", "Majeure"], ["P1 - Urgent", "Bloquante", "majeure"]],
    ["OTRS counts upwards", [true, false, false], [], ["5 very high", "3 normal", "1 very low"]],
    ["others count downwards", [true, false, false], [], ["1 - Critical", "2 - High", "4 - Low"]],
    ["GLPI's priorities run up to « Majeure »", [true, true, false], [], ["Majeure", "Très haute", "Moyenne"]],
    ["in English too", [true, true, false], [], ["Major", "Very high", "Medium"]],
    ["a defect's major is short of blocking", [false, true, false], [], ["Major", "Blocker", "Low"]],
    ["a defect's « Majeure » is short of blocking", [false, true, false], [], ["Majeure", "Bloquante", "Mineure"]],
    ["words that say nothing", [null, true], [], ["Vert", "Bloquant"]],
  ])("%s", (_, expected, blockingSeverities, severities) => {
    const rows = severities.map((severity, index): CellValue[] => [
      `T${index}`,
      "DA",
      "U1",
      42005.5,
      42006.5,
      severity,
      "Clos",
    ]);
    const tickets = only(read([sheet("Export", [HEADER, ...rows], DATES)], { blockingSeverities }), "tickets");
    expect(tickets.rows.map(({ blocking }) => blocking)).toEqual(expected);
  });

  it.each<[string, boolean | null]>([
    ["Majeure", true],
    ["p2 - élevée", true],
    ["Bloquante", false],
    ["P1", true],
    ["Vert", null],
  ])("the table of the settings wins over the list and the words: %s", (severity, blocking) => {
    const rows: CellValue[][] = [severity, "Bloquante"].map((text, index) => [
      `T${index}`,
      "DA",
      "U1",
      42005.5,
      42006.5,
      text,
      "Clos",
    ]);
    const severities = [
      { severity: "MAJEURE", blocking: true },
      { severity: "P2 - élevée", blocking: true },
      { severity: "Bloquante", blocking: false },
    ];
    const tickets = only(read([sheet("Export", [HEADER, ...rows], DATES)], { severities }), "tickets");
    expect(tickets.rows[0]!.blocking).toBe(blocking);
  });

  it("tells the nature by the number's prefix where nothing else does", () => {
    const rows: CellValue[][] = [
      ["Number", "Opened", "Closed", "Priority"],
      ["INC0000001", "01/02/2015 10:00", "03/02/2015 10:00", "1 - Critical"],
      ["RITM0000002", "02/02/2015 10:00", "03/02/2015 10:00", "3 - Moderate"],
    ];
    const tickets = only(read([sheet("Page 1", rows)]), "tickets");
    expect(tickets.natureFrom).toBe("ids");
    expect(tickets.rows.map(({ nature }) => nature)).toEqual(["Incident", "DA"]);
  });
});

it("takes « Date » alone for the opening beside the date of an end", () => {
  const rows: CellValue[][] = [
    ["N° de la demande", "Type", "Criticité", "Univ.", "Appli", "Date", "Date de fin de traitement", "État"],
    ["D 1", "Assistance", "Bloquant", "Université A", "Paye", "04/03/2015", "06/03/2015", "Traité"],
    ["D 2", "Anomalie", "Non bloquant", "Université B", "Paye", "05/03/2015", null, "En cours"],
  ];
  const tickets = only(read([sheet("Export", rows)]), "tickets");
  expect(
    tickets.rows.map(({ opened, closed, establishment, product }) => [opened, closed, establishment, product]),
  ).toEqual([
    [42067, 42069, "Université A", "Paye"],
    [42068, null, "Université B", "Paye"],
  ]);
});

describe("durations in place of moments", () => {
  const rows: CellValue[][] = [
    ["ID", "Type", "Date d'ouverture", "Délai de prise en compte", "Délai de résolution", "Priorité"],
    ["1 001", "Demande", "2015-02-02 10:00", "3 minutes 53 secondes", "2 j 4 h", "Haute"],
    ["1 002", "Incident", "2015-02-02 10:00", "0:30", "-13:57", "Haute"],
    ["1 003", "Incident", "2015-02-02 10:00", null, null, "Haute"],
  ];

  it("are added to the opening, elapsed, and said", () => {
    const reading = read([sheet("Tickets", rows)]);
    const { rows: tickets } = only(reading, "tickets");
    const minutes = (from: number | null, to: number | null) => to && from && Math.round((to - from) * 86_400) / 60;
    expect(tickets.map(({ opened, takenInCharge }) => minutes(opened, takenInCharge))).toEqual([3 + 53 / 60, 30, null]);
    expect(tickets.map(({ opened, closed, isOpen }) => [minutes(opened, closed), isOpen])).toEqual([
      [52 * 60, false],
      [null, false],
      [null, true],
    ]);
    expect(codes(reading)).toEqual(
      expect.arrayContaining(["reading.stampsFromDurations", "reading.closedBeforeOpened"]),
    );
  });
});

describe("a history of states", () => {
  const EVENTS = ["number", "incident_state", "opened_at", "sys_updated_at", "resolved_at", "priority"];
  const history = (...rows: CellValue[][]) => only(read([sheet("Incidents", [EVENTS, ...rows])]), "tickets");
  const opened = "02/02/2015 09:00";

  it("gives the suspensions, and the reopening that resumes the clock", () => {
    const { rows, tellsSuspensions } = history(
      ["INC1", "New", opened, opened, null, "1 - Critical"],
      ["INC1", "Awaiting User Info", opened, "02/02/2015 10:00", null, "1 - Critical"],
      ["INC1", "Active", opened, "02/02/2015 12:00", null, "1 - Critical"],
      ["INC1", "Resolved", opened, "02/02/2015 15:00", "02/02/2015 15:00", "1 - Critical"],
      ["INC1", "Active", opened, "03/02/2015 09:00", null, "1 - Critical"],
      ["INC1", "Closed", opened, "03/02/2015 11:00", "03/02/2015 11:00", "1 - Critical"],
    );
    expect(tellsSuspensions).toBe(true);
    const stood = rows[0]!.suspensions!.map(({ from, to }) => Math.round((to! - from) * 24));
    expect([rows[0]!.isOpen, ...stood]).toEqual([false, 2, 18]);
  });

  it("ends with the latest state, whichever way it is listed", () => {
    const { rows } = history(
      ["INC1", "Closed", opened, "03/02/2015 11:00", "03/02/2015 11:00", "1 - Critical"],
      ["INC1", "New", opened, opened, null, "1 - Critical"],
    );
    expect(rows[0]).toMatchObject({ status: "Closed", isOpen: false });
  });

  it("closes with its last closed states where no column says when", () => {
    const header = ["N° ticket", "Type", "Gravité", "Date ouverture", "Statut", "Date changement état"];
    const states = (...said: [string, string][]): CellValue[][] =>
      said.map(([status, at]) => ["D-1", "DA", "Bloquante", opened, status, at]);
    const { rows } = only(
      read([
        sheet("Historique", [
          header,
          ...states(
            ["Nouveau", opened],
            ["Résolu", "02/02/2015 10:00"],
            ["Réouvert", "02/02/2015 11:00"],
            ["Résolu", "02/02/2015 15:00"],
            ["Clos", "09/02/2015 15:00"],
          ),
        ]),
      ]),
      "tickets",
    );
    const { opened: from, closed, isOpen, suspensions } = rows[0]!;
    expect([isOpen, Math.round((closed! - from!) * 24)]).toEqual([false, 6]);
    expect(suspensions!.map(({ from: start }) => Math.round((start - from!) * 24))).toEqual([1, 6]);
  });

  it("is no history where each ticket has one row: delays are gross", () => {
    expect(history(["INC1", "Pending", opened, opened, null, "1 - Critical"]).tellsSuspensions).toBe(false);
  });
});
