import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";

describe("worksheets", () => {
  it("are added, found by name in any case or by id, and listed", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("Synthèse").load("id,name,position");
      const unnamed = worksheets.add().load("name");
      worksheets.load("items/name");
      const count = worksheets.getCount();
      await context.sync();
      expect([added.position, unnamed.name, count.value]).toEqual([1, "Sheet3", 3]);
      expect(worksheets.items.map(({ name }) => name)).toEqual(["Feuil1", "Synthèse", "Sheet3"]);
      const byName = worksheets.getItem("SYNTHÈSE").load("name");
      const byId = worksheets.getItem(added.id).load("name");
      const last = worksheets.getLast().load("name");
      await context.sync();
      expect([byName.name, byId.name, last.name]).toEqual(["Synthèse", "Synthèse", "Sheet3"]);
    });
  });

  it("are added once, though the client names them again in later requests", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("N");
      await context.sync();
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      sheet.name = "Renamed";
      await context.sync();
      sheet.load("name");
      const count = context.workbook.worksheets.getCount();
      await context.sync();
      expect([sheet.name, count.value]).toEqual(["Renamed", 2]);
    });
  });

  it("that don't exist are null objects or ItemNotFound", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject("Rien");
      const cell = none.getRange("A1").load("values");
      await context.sync();
      expect([none.isNullObject, cell.isNullObject]).toEqual([true, true]);
    });
    const run = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Rien").load("name");
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code: "ItemNotFound", location: "WorksheetCollection.getItem" });
  });

  it.each([
    ["Feuil1", "ItemAlreadyExists"],
    ["feuil1", "ItemAlreadyExists"],
    ["a/b", "InvalidArgument"],
    ["", "InvalidArgument"],
    ["x".repeat(32), "InvalidArgument"],
    ["'x", "InvalidArgument"],
    ["History", "InvalidArgument"],
  ])("refuse the name %j", async (name, code) => {
    const { Excel } = opened();
    const run = Excel.run(async (context) => {
      context.workbook.worksheets.add(name);
      await context.sync();
    });
    expect((await failure(run)).code).toBe(code);
  });

  it("take formulas, names and rules along when they are renamed", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const first = context.workbook.worksheets.getFirst();
      const second = context.workbook.worksheets.add("Calcul");
      first.getRange("A1").values = [[5]];
      second.getRange("A1").formulas = [["=Feuil1!A1*2+SUM('Feuil1'!A1:A3)"]];
      const name = context.workbook.names.add("Base", first.getRange("A1:A3"));
      first.name = "Taux d'exécution";
      const cell = second.getRange("A1").load("formulas,values");
      name.load("formula,value,type");
      await context.sync();
      expect(cell.formulas).toEqual([["='Taux d''exécution'!A1*2+SUM('Taux d''exécution'!A1:A3)"]]);
      expect(cell.values).toEqual([[15]]);
      expect([name.formula, name.type]).toEqual(["='Taux d''exécution'!$A$1:$A$3", "Range"]);
      expect(name.value).toBe("'Taux d''exécution'!A1:A3");
    });
  });

  it("leave #REF! where they were deleted", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const first = context.workbook.worksheets.getFirst();
      const second = context.workbook.worksheets.add("Calcul");
      first.getRange("A1").values = [[5]];
      second.getRange("A1:A2").formulas = [["=Feuil1!A1*2"], ["=SUM(Feuil1!A1:B3)+1"]];
      const kept = first.getRange("A1");
      await context.sync();
      first.delete();
      const cells = second.getRange("A1:A2").load("formulas,values");
      await context.sync();
      expect(cells.formulas).toEqual([["=#REF!*2"], ["=SUM(#REF!)+1"]]);
      expect(cells.values).toEqual([["#REF!"], ["#REF!"]]);
      kept.load("values");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(["Calcul"]);
    expect(host.workbook.touched).toContain("sheets");
  });

  it("keep one that is visible", async () => {
    const { Excel } = opened();
    const hide = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().visibility = "Hidden";
      await context.sync();
    });
    expect((await failure(hide)).code).toBe("InvalidOperation");
    const remove = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().delete();
      await context.sync();
    });
    expect((await failure(remove)).code).toBe("InvalidOperation");
  });

  it("move, hide, take a colour, and go round as neighbours", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const second = worksheets.add("B");
      const third = worksheets.add("C");
      third.position = 0;
      second.visibility = "VeryHidden";
      second.tabColor = "#1f4e79";
      second.showGridlines = false;
      worksheets.load("items/name,items/tabColor,items/showGridlines,items/visibility");
      const next = third.getNext(true).load("name");
      const none = worksheets.getLast().getNextOrNullObject();
      await context.sync();
      expect(worksheets.items.map(({ name }) => name)).toEqual(["C", "Feuil1", "B"]);
      const hidden = worksheets.items[2]!;
      expect([hidden.visibility, hidden.tabColor, hidden.showGridlines]).toEqual(["VeryHidden", "#1F4E79", false]);
      expect([next.name, none.isNullObject]).toEqual(["Feuil1", true]);
    });
  });

  it("are copied with what they hold", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:B1").formulas = [[4, "=A1+Feuil1!A1"]];
      sheet.getRange("A1").format.font.bold = true;
      sheet.getRange("A:A").format.columnWidth = 120;
      const copy = sheet.copy("End").load("name,position");
      const cells = copy.getRange("A1:B1").load("values,formulas");
      copy.getRange("A1").format.load("columnWidth");
      const font = copy.getRange("A1").format.font.load("bold");
      await context.sync();
      expect([copy.name, copy.position, font.bold]).toEqual(["Feuil1 (2)", 1, true]);
      expect(cells.values).toEqual([[4, 8]]);
      expect(cells.formulas).toEqual([[4, "=A1+Feuil1!A1"]]);
    });
  });

  it("stay as they are where the structure is protected", async () => {
    const { Excel, host } = opened();
    host.workbook.structureProtection = { attributes: { lockStructure: "1" } };
    for (const change of [
      (sheets: Excel.WorksheetCollection) => void sheets.add("X"),
      (sheets: Excel.WorksheetCollection) => void (sheets.getFirst().name = "X"),
      (sheets: Excel.WorksheetCollection) => void sheets.getFirst().copy(),
    ]) {
      const run = Excel.run(async (context) => {
        change(context.workbook.worksheets);
        await context.sync();
      });
      expect((await failure(run)).code).toBe("AccessDenied");
    }
  });

  it("refuse changes of locked cells where they are protected", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("B1").format.protection.locked = false;
      await context.sync();
    });
    host.workbook.sheets[0]!.protection = { attributes: { sheet: "1", objects: "1", scenarios: "1" } };
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("B1").values = [[1]];
      await context.sync();
    });
    for (const change of [
      (sheet: Excel.Worksheet) => void (sheet.getRange("A1").values = [[1]]),
      (sheet: Excel.Worksheet) => void (sheet.getRange("B1").format.fill.color = "red"),
      (sheet: Excel.Worksheet) => void sheet.getRange("1:1").insert("Down"),
    ]) {
      const run = Excel.run(async (context) => {
        change(context.workbook.worksheets.getFirst());
        await context.sync();
      });
      expect((await failure(run)).code).toBe("AccessDenied");
    }
  });
});

describe("a request that fails", () => {
  it("keeps what was done before the failing call, which it names", async () => {
    const { Excel, host } = opened();
    const run = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("not an address").values = [[2]];
      sheet.getRange("A2").values = [[3]];
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({
      code: "InvalidArgument",
      debugInfo: { errorLocation: "Worksheet.getRange", statement: expect.stringContaining("getRange") as string },
    });
    const { cells } = host.workbook.sheets[0]!;
    expect([cells.value(0, 0), cells.value(1, 0)]).toEqual([1, null]);
  });

  it.each<[string, (context: Excel.RequestContext) => void, string, string]>([
    ["a misspelt load", (c) => void c.workbook.worksheets.getFirst().load("nmae"), "InvalidArgument", "Worksheet.load"],
    [
      "a member that is not covered",
      (c) => void c.workbook.worksheets.getFirst().showOutlineLevels(1, 1),
      "NotImplemented",
      "Worksheet.showOutlineLevels",
    ],
    [
      "a property that is not covered",
      (c) => void c.workbook.worksheets.getFirst().getRange("A1").load("linkedDataTypeState"),
      "NotImplemented",
      "Range.load",
    ],
  ])("says so: %s", async (_name, act, code, location) => {
    const { Excel } = opened();
    const run = Excel.run(async (context) => {
      act(context);
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code, location });
  });

  it("raises errors of the caller's world", async () => {
    const { Excel, OfficeExtension } = opened();
    const error: unknown = await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("absent").load("name");
      await context.sync();
    }).catch((raised: unknown) => raised);
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(OfficeExtension.Error);
  });
});

describe("two workbooks at once", () => {
  it("know nothing of each other", async () => {
    const [one, two] = [opened(), opened()];
    const write = (book: typeof one, value: number) =>
      book.Excel.run(async (context) => {
        const range = context.workbook.worksheets.getFirst().getRange("A1");
        range.values = [[value]];
        await context.sync();
        range.load("values");
        await context.sync();
        return range.values;
      });
    expect(await Promise.all([write(one, 1), write(two, 2)])).toEqual([[[1]], [[2]]]);
  });

  it("refuse requests once closed", async () => {
    const book = opened();
    book.close();
    const run = book.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().load("name");
      await context.sync();
    });
    expect((await failure(run)).code).toBe("InvalidOperation");
  });
});

describe("names", () => {
  it("belong to the workbook or to a sheet, hidden or not, and give their range", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      context.workbook.names.add("Taux", "=0.2", "réduit");
      const own = sheet.names.add("JAUGE", "v1");
      own.visible = false;
      sheet.getRange("A1").formulas = [["=Taux*10"]];
      const range = context.workbook.names.add("Zone", "=Feuil1!$B$2:$B$3").getRange().load("address");
      const taux = context.workbook.names.getItem("taux").load("value,type,comment,scope");
      own.load("value,type,visible,scope,formula");
      const notRange = own.getRangeOrNullObject();
      const cell = sheet.getRange("A1").load("values");
      const byName = sheet.getRange("Zone").load("address");
      const none = sheet.names.getItemOrNullObject("absent");
      await context.sync();
      expect([taux.value, taux.type, taux.comment, taux.scope]).toEqual([0.2, "Double", "réduit", "Workbook"]);
      expect([own.value, own.type, own.visible, own.scope, own.formula]).toEqual([
        "v1",
        "String",
        false,
        "Worksheet",
        '="v1"',
      ]);
      expect([range.address, byName.address, cell.values[0]![0]]).toEqual(["Feuil1!B2:B3", "Feuil1!B2:B3", 2]);
      expect([none.isNullObject, notRange.isNullObject]).toEqual([true, true]);
      taux.formula = "=0.5";
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[5]]);
      own.delete();
      const gone = sheet.names.getItemOrNullObject("JAUGE");
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  it.each([
    ["A1", "InvalidArgument"],
    ["a b", "InvalidArgument"],
    ["R1C1", "InvalidArgument"],
    ["pris", "ItemAlreadyExists"],
  ])("refuse %j", async (name, code) => {
    const { Excel } = opened();
    const run = Excel.run(async (context) => {
      context.workbook.names.add("PRIS", "=1");
      context.workbook.names.add(name, "=1");
      await context.sync();
    });
    expect((await failure(run)).code).toBe(code);
  });
});

describe("the application", () => {
  it("computes by hand when it is told so", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const { application } = context.workbook;
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:B1").formulas = [[1, "=A1+1"]];
      await context.sync();
      application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[10]];
      const cell = sheet.getRange("B1").load("values");
      await context.sync();
      expect(cell.values).toEqual([[2]]);
      application.calculate("Recalculate");
      cell.load("values");
      application.load("calculationMode,decimalSeparator");
      await context.sync();
      expect([cell.values[0]![0], application.calculationMode, application.decimalSeparator]).toEqual([
        11,
        "Manual",
        ".",
      ]);
    });
  });

  it("keeps what describes the document", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      context.workbook.properties.title = "Comité de pilotage";
      context.workbook.properties.load("title,author");
      await context.sync();
      expect([context.workbook.properties.title, context.workbook.properties.author]).toEqual([
        "Comité de pilotage",
        "",
      ]);
    });
    expect(host.workbook.touched).toContain("properties");
  });
});

describe("the person's country", () => {
  it("is told by the application", async () => {
    const { Excel } = opened({ locale: "fr-FR" });
    await Excel.run(async (context) => {
      const { application } = context.workbook;
      const culture = application.cultureInfo.load(
        "name,numberFormat/numberDecimalSeparator,datetimeFormat/shortDatePattern",
      );
      application.load("decimalSeparator,thousandsSeparator");
      const sheet = context.workbook.worksheets.add().load("name");
      await context.sync();
      expect([
        culture.name,
        culture.numberFormat.numberDecimalSeparator,
        culture.datetimeFormat.shortDatePattern,
      ]).toEqual(["fr-FR", ",", "dd/mm/yyyy"]);
      expect([application.decimalSeparator, application.thousandsSeparator, sheet.name]).toEqual([
        ",",
        "\u00a0",
        "Feuil2",
      ]);
    });
  });
});
