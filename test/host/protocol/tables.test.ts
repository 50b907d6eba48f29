import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

/** Requests of three services in A1:C4, as a table. */
async function withTable(
  book: OpenedWorkbook,
  act: (table: Excel.Table, sheet: Excel.Worksheet, context: Excel.RequestContext) => void | Promise<void> = () =>
    undefined,
) {
  await book.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange("A1:C4").values = [
      ["Service", "Demandes", "Délai"],
      ["DSI", 12, 3.5],
      ["DAF", 7, 2],
      ["DRH", 9, 4],
    ];
    const table = sheet.tables.add("A1:C4", true);
    table.name = "Suivi";
    await act(table, sheet, context);
    await context.sync();
  });
}

async function values(book: OpenedWorkbook, address: string) {
  return book.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRange(address).load("values");
    await context.sync();
    return range.values as unknown[][];
  });
}

async function formulas(book: OpenedWorkbook, address: string) {
  return book.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRange(address).load("formulas,values");
    await context.sync();
    return [range.formulas[0]![0] as unknown, range.values[0]![0] as unknown];
  });
}

const table = (book: OpenedWorkbook) => book.host.workbook.sheets[0]!.tables[0]!;

describe("tables", () => {
  it("are found in the workbook and in their sheet, by name in any case and by id, though they are renamed", async () => {
    const book = opened();
    await book.Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      const first = worksheets.getFirst();
      const second = worksheets.add("Autre");
      const one = tables.add("Feuil1!A1:B3", true);
      const two = second.tables.add(second.getRange("B2:C4"), true);
      await context.sync();
      one.load("id,name,worksheet/name");
      two.load("id,name,worksheet/name,legacyId");
      await context.sync();
      expect([one.name, one.worksheet.name, two.name, two.worksheet.name]).toEqual([
        "Table1",
        "Feuil1",
        "Table2",
        "Autre",
      ]);
      expect([one.id, two.id, two.legacyId]).toEqual(["1", "2", "2"]);
      two.name = "Suivi";
      await context.sync();
      two.style = "TableStyleLight1";
      const found = [tables.getItem("SUIVI"), tables.getItem("2"), second.tables.getItem("suivi"), tables.getItemAt(1)];
      for (const item of found) item.load("name,style");
      const elsewhere = first.tables.getItemOrNullObject("Suivi");
      const count = second.tables.getCount();
      tables.load("items/name,count");
      await context.sync();
      for (const item of found) expect([item.name, item.style]).toEqual(["Suivi", "TableStyleLight1"]);
      expect([elsewhere.isNullObject, count.value, tables.count]).toEqual([true, 1, 2]);
      expect(tables.items.map(({ name }) => name)).toEqual(["Table1", "Suivi"]);
    });
    await book.Excel.run(async (context) => {
      const again = context.workbook.tables.getItem("2").load("name");
      await context.sync();
      expect(again.name).toBe("Suivi");
    });
  });

  it("have French names in a French Excel", async () => {
    const book = opened({ locale: "fr-FR" });
    await book.Excel.run(async (context) => {
      const made = context.workbook.tables.add("A1:B2", true).load("name");
      await context.sync();
      expect(made.name).toBe("Tableau1");
      expect(table(book).columns.map(({ name }) => name)).toEqual(["Colonne1", "Colonne2"]);
    });
  });

  it("give their parts", async () => {
    const book = opened();
    await withTable(book, async (suivi, _sheet, context) => {
      const parts = [suivi.getRange(), suivi.getHeaderRowRange(), suivi.getDataBodyRange()];
      const column = suivi.columns.getItem("délai");
      const pieces = [column.getRange(), column.getHeaderRowRange(), column.getDataBodyRange()];
      const row = suivi.rows.getItemAt(1);
      for (const range of [...parts, ...pieces]) range.load("address");
      row.load("index,values");
      column.load("id,index,name,values");
      suivi.columns.load("items/name,count");
      suivi.rows.load("items/values,count");
      suivi.load("showHeaders,showTotals,showBandedRows,showBandedColumns,showFilterButton,style");
      const rowRange = row.getRange().load("address");
      await context.sync();
      expect([...parts, ...pieces, rowRange].map(({ address }) => address)).toEqual([
        "Feuil1!A1:C4",
        "Feuil1!A1:C1",
        "Feuil1!A2:C4",
        "Feuil1!C1:C4",
        "Feuil1!C1",
        "Feuil1!C2:C4",
        "Feuil1!A3:C3",
      ]);
      expect([row.index, row.values]).toEqual([1, [["DAF", 7, 2]]]);
      expect([column.id, column.index, column.name, column.values]).toEqual([
        3,
        2,
        "Délai",
        [["Délai"], [3.5], [2], [4]],
      ]);
      expect([suivi.columns.count, suivi.columns.items.map(({ name }) => name)]).toEqual([
        3,
        ["Service", "Demandes", "Délai"],
      ]);
      expect([suivi.rows.count, suivi.rows.items[2]!.values]).toEqual([3, [["DRH", 9, 4]]]);
      expect(suivi.toJSON()).toMatchObject({
        showHeaders: true,
        showTotals: false,
        showBandedRows: true,
        showBandedColumns: false,
        showFilterButton: true,
        style: "TableStyleMedium2",
      });
    });
  });

  it("are the same after they were saved", async () => {
    const book = opened();
    await withTable(book, (suivi, sheet) => {
      suivi.style = "TableStyleLight9";
      suivi.showBandedRows = false;
      suivi.showBandedColumns = true;
      suivi.showFilterButton = false;
      sheet.getRange("E1").formulas = [["=SUM(Suivi[Demandes])"]];
    });
    const read = ({ host }: OpenedWorkbook) => ({ ...host.workbook.sheets[0]!.tables[0]!, part: "", changed: false });
    const again = await reopened(book);
    expect(read(again)).toEqual(read(book));
    await again.Excel.run(async (context) => {
      const suivi = context.workbook.tables.getItem("Suivi");
      suivi.columns.getItem("Délai").name = "Délai (j)";
      suivi.rows.add(undefined, [["DPI", 1, 2]]);
      await context.sync();
    });
    expect(read(await reopened(again))).toEqual(read(again));
    expect(await formulas(again, "E1")).toEqual(["=SUM(Suivi[Demandes])", 29]);
  });
});

describe("a table's names", () => {
  it("are followed by formulas", async () => {
    const book = opened();
    await withTable(book, (suivi, sheet) => {
      sheet.getRange("E1:E4").formulas = [
        ["=SUM(Suivi[Demandes])"],
        ["=SUM(Suivi[[#All],[Demandes]:[Délai]])"],
        ["=ROWS(Suivi)"],
        ['="Suivi"'],
      ];
      sheet.getRange("D3").formulas = [["=Suivi[@Demandes]*2"]];
      suivi.name = "Requêtes";
      suivi.columns.getItem("Demandes").name = "Nombre total";
    });
    expect(await formulas(book, "E1")).toEqual(["=SUM(Requêtes[Nombre total])", 28]);
    expect(await formulas(book, "E2")).toEqual(["=SUM(Requêtes[[#All],[Nombre total]:[Délai]])", 37.5]);
    expect(await formulas(book, "E3")).toEqual(["=ROWS(Requêtes)", 3]);
    expect(await formulas(book, "E4")).toEqual(['="Suivi"', "Suivi"]);
    expect(await formulas(book, "D3")).toEqual(["=Requêtes[@[Nombre total]]*2", 14]);
    expect(await values(book, "A1:C1")).toEqual([["Service", "Nombre total", "Délai"]]);
    await reopened(book);
  });

  it("of columns are those of the header's cells, whoever writes them", async () => {
    const book = opened();
    await withTable(book, async (suivi, sheet, context) => {
      sheet.getRange("E1").formulas = [["=SUM(Suivi[Demandes])"]];
      await context.sync();
      sheet.getRange("A1:C1").values = [["", "Tickets", "Tickets"]];
      suivi.columns.load("items/name");
      await context.sync();
      expect(suivi.columns.items.map(({ name }) => name)).toEqual(["Column1", "Tickets", "Tickets2"]);
    });
    expect(await values(book, "A1:C1")).toEqual([["Column1", "Tickets", "Tickets2"]]);
    expect(await formulas(book, "E1")).toEqual(["=SUM(Suivi[Tickets])", 28]);
    book.host.editCell(book.host.workbook.sheets[0]!, 0, 0, "2015");
    expect(table(book).columns[0]!.name).toBe("2015");
    expect(await values(book, "A1")).toEqual([["2015"]]);
    await reopened(book);
  });

  it.each([
    ["", "InvalidArgument"],
    ["Deux mots", "InvalidArgument"],
    ["A1", "InvalidArgument"],
    ["R", "InvalidArgument"],
    ["suivi", "ItemAlreadyExists"],
    ["Taux", "ItemAlreadyExists"],
    ["local", "ItemAlreadyExists"],
  ])("are refused: %j", async (name, code) => {
    const book = opened();
    await withTable(book, (_suivi, sheet, context) => {
      context.workbook.names.add("TAUX", "=1");
      sheet.names.add("Local", "=1");
    });
    const run = book.Excel.run(async (context) => {
      context.workbook.tables.add("F1:F3", true).name = name;
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code, location: "Table.name" });
  });
});

describe("a table's rows and columns", () => {
  it("are added at the end, into empty cells", async () => {
    const book = opened();
    await withTable(book, async (suivi, sheet, context) => {
      const added = suivi.rows.add(undefined, [
        ["DPI", 1, 2],
        ["DGS", 3, 4],
      ]);
      added.load("index,values");
      await context.sync();
      const after = suivi.columns.add(undefined, [["Rang"], [1], [2], [3], [4], [5]]);
      await context.sync();
      after.load("name,index");
      const range = suivi.getRange().load("address");
      await context.sync();
      expect([added.index, added.values, range.address, after.name, after.index]).toEqual([
        3,
        [["DPI", 1, 2]],
        "Feuil1!A1:D6",
        "Rang",
        3,
      ]);
      sheet.load("name");
    });
    await reopened(book);
  });

  it("push what stands in their way", async () => {
    const book = opened();
    await withTable(book, (suivi, sheet) => {
      sheet.getRange("B5").values = [["dessous"]];
      sheet.getRange("D2").values = [["à côté"]];
      suivi.rows.add(undefined, [["DPI", 1, 2]]);
      suivi.columns.add(undefined, undefined, "Rang");
    });
    expect(table(book).area).toEqual({ top: 0, left: 0, bottom: 4, right: 3 });
    expect(await values(book, "B5:B6")).toEqual([[1], ["dessous"]]);
    expect(await values(book, "D1:E2")).toEqual([
      ["Rang", ""],
      ["", "à côté"],
    ]);
    await reopened(book);
  });

  it("are added in between, and deleted", async () => {
    const book = opened();
    await withTable(book, (suivi, sheet) => {
      sheet.getRange("F1").formulas = [["=SUM(Suivi[Délai])"]];
      suivi.rows.add(1, [["DPI", 1, 2]]);
      suivi.columns.add(1, [["Rang"], [1], [2], [3], [4]]);
      suivi.columns.getItem("Demandes").delete();
      suivi.rows.getItemAt(0).delete();
    });
    expect(await values(book, "A1:C4")).toEqual([
      ["Service", "Rang", "Délai"],
      ["DPI", 2, 2],
      ["DAF", 3, 2],
      ["DRH", 4, 4],
    ]);
    expect(table(book).columns.map(({ id, name }) => [id, name])).toEqual([
      [1, "Service"],
      [4, "Rang"],
      [3, "Délai"],
    ]);
    expect(await formulas(book, "F1")).toEqual(["=SUM(Suivi[Délai])", 8]);
    await reopened(book);
  });

  it("are written, and a table keeps one row", async () => {
    const book = opened();
    await withTable(book, (suivi) => {
      suivi.rows.getItemAt(2).values = [["DGS", 1, 1]];
      suivi.columns.getItem("Délai").getDataBodyRange().values = [[9], [8], [7]];
      for (let row = 0; row < 3; row += 1) suivi.rows.getItemAt(0).delete();
    });
    expect(table(book).area).toEqual({ top: 0, left: 0, bottom: 1, right: 2 });
    expect(await values(book, "A1:C2")).toEqual([
      ["Service", "Demandes", "Délai"],
      ["", "", ""],
    ]);
  });

  it("follow a new size, whose new columns are named", async () => {
    const book = opened();
    await withTable(book, (suivi, sheet) => {
      sheet.getRange("D1").values = [["Taux"]];
      suivi.resize("A1:E6");
    });
    expect(table(book).columns.map(({ name }) => name)).toEqual(["Service", "Demandes", "Délai", "Taux", "Column5"]);
    expect(await values(book, "E1")).toEqual([["Column5"]]);
    await reopened(book);
  });
});

describe("a table that goes", () => {
  it("leaves its cells when it becomes a range", async () => {
    const book = opened();
    await withTable(book, async (suivi, _sheet, context) => {
      const range = suivi.convertToRange().load("address");
      await context.sync();
      expect(range.address).toBe("Feuil1!A1:C4");
    });
    expect(book.host.workbook.sheets[0]!.tables).toEqual([]);
    expect(await values(book, "A2")).toEqual([["DSI"]]);
  });

  it("takes its cells when it is deleted, and is not found afterwards", async () => {
    const book = opened();
    const run = withTable(book, async (suivi, _sheet, context) => {
      suivi.delete();
      await context.sync();
      suivi.name = "Encore";
    });
    expect((await failure(run)).code).toBe("ItemNotFound");
    expect(await values(book, "A1:A2")).toEqual([[""], [""]]);
  });

  it("is told of, as one that comes or changes", async () => {
    const { Excel } = opened();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { tables } = context.workbook;
      const sheet = context.workbook.worksheets.getFirst();
      tables.onAdded.add(async ({ tableId }) => void heard.push(`added ${tableId}`));
      sheet.tables.onDeleted.add(async ({ tableId, tableName }) => void heard.push(`deleted ${tableId} ${tableName}`));
      sheet.tables.onChanged.add(async ({ address }) => void heard.push(`sheet ${address}`));
      await context.sync();
      const made = tables.add("A1:B3", true);
      await context.sync();
      made.onChanged.add(async ({ address, tableId }) => void heard.push(`changed ${tableId} ${address}`));
      made.onSelectionChanged.add(async () => void heard.push("selected"));
      await context.sync();
      sheet.getRange("B2:D2").values = [[1, 2, 3]];
      await context.sync();
      made.delete();
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(["added 1", "changed 1 B2", "sheet B2", "deleted 1 Table1"]);
  });
});

describe("sorting", () => {
  it("puts a table's rows in order, formulas and looks with them", async () => {
    const book = opened();
    await withTable(book, (suivi, sheet) => {
      sheet.getRange("C2").formulas = [["=B2*2"]];
      sheet.getRange("A2").format.font.bold = true;
      suivi.sort.apply([{ key: 1, ascending: true }]);
    });
    expect(await values(book, "A2:C4")).toEqual([
      ["DAF", 7, 2],
      ["DRH", 9, 4],
      ["DSI", 12, 24],
    ]);
    expect(await formulas(book, "C4")).toEqual(["=B4*2", 24]);
    await book.Excel.run(async (context) => {
      const fonts = context.workbook.worksheets
        .getFirst()
        .getRange("A2:A4")
        .getCellProperties({
          format: { font: { bold: true } },
        });
      await context.sync();
      expect(fonts.value.map(([cell]) => cell!.format?.font?.bold)).toEqual([false, false, true]);
    });
  });

  it("puts kinds in Excel's order, blanks last either way, several keys one after the other", async () => {
    const book = opened({ locale: "fr-FR" });
    const sorted = async (fields: Excel.SortField[], matchCase?: boolean) => {
      await book.Excel.run(async (context) => {
        const range = context.workbook.worksheets.getFirst().getRange("A1:B9");
        range.formulas = [
          ["Clé", "Rang"],
          ["été", 1],
          ["=NA()", 2],
          ["", 3],
          [10, 4],
          [true, 5],
          ["Zoé", 6],
          ["École", 7],
          [2, 8],
        ];
        range.sort.apply(fields, matchCase, true, "Rows");
        await context.sync();
      });
      return (await values(book, "B2:B9")).flat();
    };
    expect(await sorted([{ key: 0 }])).toEqual([8, 4, 7, 1, 6, 5, 2, 3]);
    expect(await sorted([{ key: 0, ascending: false }])).toEqual([2, 5, 6, 1, 7, 4, 8, 3]);
    expect(await sorted([{ key: 1, ascending: false }, { key: 0 }])).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it.each<[string, (range: Excel.Range) => void, string]>([
    ["a key beyond the range", (range) => range.sort.apply([{ key: 3 }]), "InvalidArgument"],
    ["no key", (range) => range.sort.apply([]), "InvalidArgument"],
    ["an order by colour", (range) => range.sort.apply([{ key: 0, sortOn: "CellColor" }]), "NotImplemented"],
    ["columns", (range) => range.sort.apply([{ key: 0 }], false, false, "Columns"), "NotImplemented"],
    [
      "merged cells",
      (range) => {
        range.getCell(0, 0).getResizedRange(1, 0).merge();
        range.sort.apply([{ key: 0 }]);
      },
      "InvalidOperation",
    ],
    [
      "a protected sheet",
      (range) => {
        range.worksheet.protection.protect();
        range.sort.apply([{ key: 0 }]);
      },
      "AccessDenied",
    ],
  ])("refuses %s", async (_name, act, code) => {
    const book = opened();
    const run = book.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange("A1:C4");
      range.values = [[1, 2, 3]].concat([
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ]);
      act(range);
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code, location: "RangeSort.apply" });
  });
});

describe("a table refuses", () => {
  it.each<[string, (table: Excel.Table, sheet: Excel.Worksheet) => void, string, string]>([
    ["to overlap another", (_t, s) => void s.tables.add("C4:D5", true), "MergedRangeConflict", "TableCollection.add"],
    [
      "to grow over another",
      (t, s) => (s.tables.add("E1:F5", true), t.resize("A1:E4")),
      "MergedRangeConflict",
      "Table.resize",
    ],
    ["to move its header", (t) => t.resize("A2:C4"), "InvalidArgument", "Table.resize"],
    ["a size without a row", (t) => t.resize("A1:C1"), "InvalidArgument", "Table.resize"],
    ["cells without headers", (_t, s) => void s.tables.add("F1:G3", false), "NotImplemented", "TableCollection.add"],
    [
      "a place that is none",
      (_t, s) => void s.tables.add("Nulle part", true),
      "InvalidArgument",
      "TableCollection.add",
    ],
    [
      "a column's name twice",
      (t) => void (t.columns.getItemAt(0).name = "délai"),
      "InvalidArgument",
      "TableColumn.name",
    ],
    ["a column it hasn't", (t) => t.columns.getItem("Rien").delete(), "ItemNotFound", "TableColumnCollection.getItem"],
    ["a row beyond", (t) => t.rows.getItemAt(3).delete(), "InvalidArgument", "TableRowCollection.getItemAt"],
    ["a row too wide", (t) => void t.rows.add(undefined, [[1, 2]]), "InvalidArgument", "TableRowCollection.add"],
    ["a place for a row beyond", (t) => void t.rows.add(9, [[1, 2, 3]]), "InvalidArgument", "TableRowCollection.add"],
    ["totals that it hasn't", (t) => void t.getTotalRowRange().clear(), "ItemNotFound", "Table.getTotalRowRange"],
    [
      "a table that isn't there",
      (_t, s) => s.tables.getItem("Rien").delete(),
      "ItemNotFound",
      "TableCollection.getItem",
    ],
    ["what it doesn't know: totals", (t) => void (t.showTotals = true), "NotImplemented", "Table.showTotals"],
    ["what it doesn't know: filters", (t) => t.clearFilters(), "NotImplemented", "Table.clearFilters"],
    [
      "what it doesn't know: a column's filter",
      (t) => t.columns.getItemAt(0).filter.clear(),
      "NotImplemented",
      "TableColumn.filter",
    ],
  ])("%s", async (_name, act, code, location) => {
    const book = opened();
    await withTable(book);
    const run = book.Excel.run(async (context) => {
      act(context.workbook.tables.getItem("Suivi"), context.workbook.worksheets.getFirst());
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code, location });
  });

  it("every change on a protected sheet", async () => {
    const book = opened();
    await withTable(book, (_suivi, sheet) => {
      sheet.getRange().format.protection.locked = false;
      sheet.protection.protect({ allowEditObjects: true, allowInsertRows: true, allowDeleteRows: true });
    });
    const before = JSON.stringify(book.host.workbook.sheets[0]!.tables);
    for (const act of [
      (t: Excel.Table) => void (t.name = "x"),
      (t: Excel.Table) => void (t.style = "TableStyleLight1"),
      (t: Excel.Table) => void (t.showBandedRows = false),
      (t: Excel.Table) => t.resize("A1:C9"),
      (t: Excel.Table) => t.delete(),
      (t: Excel.Table) => void t.convertToRange(),
      (t: Excel.Table) => void t.rows.add(undefined, [[1, 2, 3]]),
      (t: Excel.Table) => t.rows.getItemAt(0).delete(),
      (t: Excel.Table) => t.columns.getItemAt(0).delete(),
      (t: Excel.Table) => void (t.columns.getItemAt(0).name = "x"),
      (t: Excel.Table) => void t.worksheet.tables.add("E1:F3", true),
    ]) {
      const run = book.Excel.run(async (context) => {
        act(context.workbook.tables.getItem("Suivi"));
        await context.sync();
      });
      expect((await failure(run)).code).toBe("AccessDenied");
    }
    expect(JSON.stringify(book.host.workbook.sheets[0]!.tables)).toBe(before);
    expect(await values(book, "A1:C2")).toEqual([
      ["Service", "Demandes", "Délai"],
      ["DSI", 12, 3.5],
    ]);
  });
});
