import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

type Formats = Excel.ConditionalFormatCollection;

const onRange = <R>(
  book: OpenedWorkbook,
  act: (formats: Formats, sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<R> | R,
  address = "B2:B9",
) =>
  book.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    const answer = await act(sheet.getRange(address).conditionalFormats, sheet, context);
    await context.sync();
    return answer;
  });

describe("a rule whose cells take a look", () => {
  it.each<[string, (formats: Formats) => void, string, (format: Excel.ConditionalFormat) => unknown, unknown]>([
    [
      "of a formula",
      (f) => void (f.add("Custom").custom.rule.formula = '=AND(B2>0,$A2="total")'),
      "custom/rule/formula",
      (f) => f.custom.rule.formula,
      '=AND(B2>0,$A2="total")',
    ],
    [
      "of two values",
      (f) => void (f.add("CellValue").cellValue.rule = { operator: "Between", formula1: "=0.8", formula2: "=$C$1" }),
      "cellValue/rule",
      (f) => f.cellValue.rule,
      { operator: "Between", formula1: "=0.8", formula2: "=$C$1" },
    ],
    [
      "of one value",
      (f) => void (f.add("CellValue").cellValue.rule = { operator: "LessThan", formula1: "0.5" }),
      "cellValue/rule",
      (f) => f.cellValue.rule,
      { operator: "LessThan", formula1: "=0.5" },
    ],
    ...(["Contains", "NotContains", "BeginsWith", "EndsWith"] as const).map(
      (operator) =>
        [
          `of a text: ${operator}`,
          (f: Formats) => void (f.add("ContainsText").textComparison.rule = { operator, text: 'dé"passé' }),
          "textComparison/rule",
          (f: Excel.ConditionalFormat) => f.textComparison.rule,
          { operator, text: 'dé"passé' },
        ] as [string, (formats: Formats) => void, string, (format: Excel.ConditionalFormat) => unknown, unknown],
    ),
    ...(["TopItems", "TopPercent", "BottomItems", "BottomPercent"] as const).map(
      (type) =>
        [
          `of a rank: ${type}`,
          (f: Formats) => void (f.add("TopBottom").topBottom.rule = { type, rank: 3 }),
          "topBottom/rule",
          (f: Excel.ConditionalFormat) => f.topBottom.rule,
          { type, rank: 3 },
        ] as [string, (formats: Formats) => void, string, (format: Excel.ConditionalFormat) => unknown, unknown],
    ),
    ...(
      [
        "Blanks",
        "NonErrors",
        "DuplicateValues",
        "UniqueValues",
        "AboveAverage",
        "EqualOrBelowAverage",
        "TwoStdDevAboveAverage",
        "Today",
        "LastSevenDays",
        "LastMonth",
      ] as const
    ).map(
      (criterion) =>
        [
          `of a kind of cell: ${criterion}`,
          (f: Formats) => void (f.add("PresetCriteria").preset.rule = { criterion }),
          "preset/rule",
          (f: Excel.ConditionalFormat) => f.preset.rule,
          { criterion },
        ] as [string, (formats: Formats) => void, string, (format: Excel.ConditionalFormat) => unknown, unknown],
    ),
  ])("%s is read, and the same after it was saved", async (_name, add, names, read, expected) => {
    const book = opened();
    await onRange(book, add);
    const rule = (from: OpenedWorkbook) =>
      onRange(from, async (formats, _sheet, context) => {
        const format = formats.getItemAt(0).load(`type,${names}`);
        await context.sync();
        return read(format);
      });
    expect(await rule(book)).toEqual(expected);
    expect(await rule(await reopened(book))).toEqual(expected);
  });

  it("keeps its look", async () => {
    const book = opened();
    await onRange(book, (formats) => {
      const { custom } = formats.add("Custom");
      custom.rule.formula = "=B2>1";
      custom.format.font.bold = true;
      custom.format.font.italic = true;
      custom.format.font.strikethrough = true;
      custom.format.font.color = "#9C0006";
      custom.format.font.underline = "Single";
      custom.format.fill.color = "#FFC7CE";
      custom.format.numberFormat = "0.0 %";
      const cleared = formats.add("CellValue").cellValue;
      cleared.format.font.bold = true;
      cleared.format.fill.color = "#FFC7CE";
      cleared.format.font.clear();
      cleared.format.fill.clear();
      cleared.format.font.italic = true;
    });
    const looks = (from: OpenedWorkbook) =>
      onRange(from, async (formats, _sheet, context) => {
        const { custom } = formats.getItemAt(1);
        const { cellValue } = formats.getItemAt(0);
        const names = "numberFormat,fill/color,font/bold,font/italic,font/strikethrough,font/color,font/underline";
        custom.format.load(names);
        cellValue.format.load(names);
        await context.sync();
        return [custom.format.toJSON(), cellValue.format.toJSON()];
      });
    const set = await looks(book);
    expect(set).toEqual([
      {
        numberFormat: "0.0 %",
        fill: { color: "#FFC7CE" },
        font: { bold: true, italic: true, strikethrough: true, color: "#9C0006", underline: "Single" },
      },
      {
        numberFormat: "",
        fill: { color: "" },
        font: { bold: false, italic: true, strikethrough: false, color: "", underline: "None" },
      },
    ]);
    expect(await looks(await reopened(book))).toEqual(set);
  });

  it("follows its sheet's and others' new names, and rows that are inserted", async () => {
    const book = opened();
    await onRange(book, (formats, sheet, context) => {
      const other = context.workbook.worksheets.add("Cibles");
      formats.add("Custom").custom.rule.formula = "=B2>Cibles!$A$1";
      formats.add("CellValue").cellValue.rule = { operator: "EqualTo", formula1: "=Cibles!$A$1" };
      other.name = "Les cibles";
      sheet.getRange("1:1").insert("Down");
    });
    const { conditionalFormats } = book.host.workbook.sheets[0]!;
    expect(conditionalFormats.map(({ rule, areas }) => [rule, areas[0]!.top])).toEqual([
      [{ kind: "custom", formula: "B3>'Les cibles'!$A$1" }, 2],
      [{ kind: "cellValue", operator: "EqualTo", formula1: "'Les cibles'!$A$1", formula2: null }, 2],
    ]);
    await reopened(book);
  });
});

describe("a rule that draws", () => {
  it("is read, and the same after it was saved", async () => {
    const book = opened();
    await onRange(book, (formats) => {
      const { dataBar } = formats.add("DataBar");
      dataBar.lowerBoundRule = { type: "Number", formula: "=0" };
      dataBar.upperBoundRule = { type: "Formula", formula: "=$C$1*2" };
      dataBar.showDataBarOnly = true;
      dataBar.positiveFormat.fillColor = "#2E75B6";
      formats.add("ColorScale").colorScale.criteria = {
        minimum: { type: "LowestValue", color: "#F8696B" },
        midpoint: { type: "Percentile", formula: "50", color: "yellow" },
        maximum: { type: "Number", formula: "100", color: "#63BE7B" },
      };
      const { iconSet } = formats.add("IconSet");
      iconSet.style = "FourTrafficLights";
      iconSet.criteria = [
        {} as Excel.ConditionalIconCriterion,
        { type: "Number", formula: "=0.5", operator: "GreaterThan" },
        { type: "Percent", formula: "60", operator: "GreaterThanOrEqual" },
        { type: "Formula", formula: "=$D$1", operator: "GreaterThanOrEqual" },
      ];
      iconSet.reverseIconOrder = true;
      iconSet.showIconOnly = true;
    });
    const read = (from: OpenedWorkbook) =>
      onRange(from, async (formats, _sheet, context) => {
        const [icons, scale, bar] = [formats.getItemAt(0), formats.getItemAt(1), formats.getItemAt(2)] as const;
        for (const format of [icons, scale, bar]) format.load("type");
        const { iconSet } = icons;
        const { colorScale } = scale;
        const { dataBar } = bar;
        iconSet.load();
        colorScale.load();
        dataBar.load("lowerBoundRule,upperBoundRule,showDataBarOnly,positiveFormat/fillColor");
        await context.sync();
        return [icons.type, scale.type, bar.type, iconSet.toJSON(), colorScale.toJSON(), dataBar.toJSON()];
      });
    const set = await read(book);
    expect(set).toEqual([
      "IconSet",
      "ColorScale",
      "DataBar",
      {
        style: "FourTrafficLights",
        criteria: [
          { type: "Percent", formula: "0", operator: "GreaterThanOrEqual" },
          { type: "Number", formula: "0.5", operator: "GreaterThan" },
          { type: "Percent", formula: "60", operator: "GreaterThanOrEqual" },
          { type: "Formula", formula: "$D$1", operator: "GreaterThanOrEqual" },
        ],
        reverseIconOrder: true,
        showIconOnly: true,
      },
      {
        criteria: {
          minimum: { type: "LowestValue", formula: null, color: "#F8696B" },
          midpoint: { type: "Percentile", formula: "50", color: "#FFFF00" },
          maximum: { type: "Number", formula: "100", color: "#63BE7B" },
        },
        threeColorScale: true,
      },
      {
        lowerBoundRule: { type: "Number", formula: "0" },
        upperBoundRule: { type: "Formula", formula: "$C$1*2" },
        showDataBarOnly: true,
        positiveFormat: { fillColor: "#2E75B6" },
      },
    ]);
    expect(await read(await reopened(book))).toEqual(set);
  });

  it.each(["DataBar", "ColorScale", "IconSet"] as const)("is what Excel draws first: %s", async (type) => {
    const book = opened();
    await onRange(book, (formats) => void formats.add(type));
    const details = ({ host }: OpenedWorkbook) => host.workbook.sheets[0]!.conditionalFormats.map(({ rule }) => rule);
    expect(details(await reopened(book))).toEqual(details(book));
  });
});

describe("rules of a range", () => {
  it("come last first, keep their ids, and can be put elsewhere", async () => {
    const book = opened();
    await onRange(book, async (formats, _sheet, context) => {
      const made = ["a", "b", "c"].map((text) => {
        const format = formats.add("ContainsText");
        format.textComparison.rule = { operator: "Contains", text };
        return format;
      });
      await context.sync();
      for (const format of made) format.load("id,priority");
      await context.sync();
      expect(made.map(({ priority }) => priority)).toEqual([2, 1, 0]);
      made[0]!.priority = 0;
      made[1]!.stopIfTrue = true;
      for (const format of made) format.load("id,priority,stopIfTrue");
      const found = formats.getItem(made[1]!.id).load("stopIfTrue");
      const none = formats.getItemOrNullObject("{nul}");
      const count = formats.getCount();
      await context.sync();
      expect(made.map(({ priority }) => priority)).toEqual([0, 2, 1]);
      expect([found.stopIfTrue, none.isNullObject, count.value]).toEqual([true, true, 3]);
    });
    const order = (from: OpenedWorkbook) =>
      onRange(from, async (formats, _sheet, context) => {
        formats.load("items/textComparison/rule,items/stopIfTrue");
        await context.sync();
        return formats.items.map((format) => [format.textComparison.rule.text, format.stopIfTrue]);
      });
    const expected = [
      ["a", false],
      ["c", false],
      ["b", true],
    ];
    expect(await order(book)).toEqual(expected);
    const again = await reopened(book);
    expect(await order(again)).toEqual(expected);
    await onRange(again, (formats) => void (formats.getItemAt(2).priority = 0));
    expect(await order(await reopened(again))).toEqual([expected[2], expected[0], expected[1]]);
  });

  it("are those that touch it; of several areas, one rule", async () => {
    const book = opened();
    await onRange(book, async (formats, sheet, context) => {
      const areas = sheet.getRanges("A1:A3,C1:C3");
      const shared = areas.conditionalFormats.add("Custom");
      formats.add("Custom");
      const here = sheet.getRange("C2").conditionalFormats.getCount();
      const apart = sheet.getRange("E1").conditionalFormats.getCount();
      const whole = sheet.getRange().conditionalFormats.getCount();
      const ranges = shared.getRanges().load("address");
      const single = shared.getRangeOrNullObject();
      const own = formats.getItemAt(0).getRange().load("address");
      await context.sync();
      expect([here.value, apart.value, whole.value]).toEqual([1, 0, 2]);
      expect([ranges.address, own.address, single.isNullObject]).toEqual([
        "Feuil1!A1:A3,Feuil1!C1:C3",
        "Feuil1!B2:B9",
        true,
      ]);
      areas.conditionalFormats.clearAll();
      const left = sheet.getRange().conditionalFormats.getCount();
      await context.sync();
      expect(left.value).toBe(1);
    });
  });

  it("are cleared where it is, and nowhere else", async () => {
    const book = opened();
    await onRange(book, async (formats, sheet) => {
      formats.add("Custom");
      sheet.getRange("B4:B5").conditionalFormats.clearAll();
    });
    expect(book.host.workbook.sheets[0]!.conditionalFormats[0]!.areas).toEqual([
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 5, left: 1, bottom: 8, right: 1 },
    ]);
    await reopened(book);
  });

  it("are not found once they were deleted", async () => {
    const book = opened();
    const run = onRange(book, async (formats, _sheet, context) => {
      const format = formats.add("Custom");
      await context.sync();
      format.delete();
      await context.sync();
      format.stopIfTrue = true;
    });
    expect((await failure(run)).code).toBe("ItemNotFound");
    expect(book.host.workbook.sheets[0]!.conditionalFormats).toEqual([]);
  });

  it("have an object for their own kind only", async () => {
    const book = opened();
    await onRange(book, async (formats, _sheet, context) => {
      const format = formats.add("DataBar");
      const nulls = [
        format.customOrNullObject,
        format.cellValueOrNullObject,
        format.textComparisonOrNullObject,
        format.topBottomOrNullObject,
        format.presetOrNullObject,
        format.colorScaleOrNullObject,
        format.iconSetOrNullObject,
      ].map((one) => one.load());
      const bar = format.dataBarOrNullObject.load("showDataBarOnly");
      await context.sync();
      expect(nulls.map(({ isNullObject }) => isNullObject)).toEqual(Array(7).fill(true));
      expect([bar.isNullObject, bar.showDataBarOnly]).toEqual([false, false]);
    });
  });
});

describe("a rule refuses", () => {
  it.each<[string, (formats: Formats) => void, string, string]>([
    [
      "a type that is none",
      (f) => void f.add("Rule" as "Custom"),
      "InvalidArgument",
      "ConditionalFormatCollection.add",
    ],
    [
      "a formula that doesn't parse",
      (f) => void (f.add("Custom").custom.rule.formula = "=SUM("),
      "InvalidArgument",
      "ConditionalFormatRule.formula",
    ],
    [
      "an operator that is none",
      (f) => void (f.add("CellValue").cellValue.rule = { operator: "Near" as "Between", formula1: "1" }),
      "InvalidArgument",
      "CellValueConditionalFormat.rule",
    ],
    [
      "one bound of two",
      (f) => void (f.add("CellValue").cellValue.rule = { operator: "Between", formula1: "1" }),
      "InvalidArgument",
      "CellValueConditionalFormat.rule",
    ],
    [
      "a rank of none",
      (f) => void (f.add("TopBottom").topBottom.rule = { type: "TopItems", rank: 0 }),
      "InvalidArgument",
      "TopBottomConditionalFormat.rule",
    ],
    [
      "a criterion that is none",
      (f) => void (f.add("PresetCriteria").preset.rule = { criterion: "Nice" as "Today" }),
      "InvalidArgument",
      "PresetCriteriaConditionalFormat.rule",
    ],
    [
      "a bound without a value",
      (f) => void (f.add("DataBar").dataBar.lowerBoundRule = { type: "Number" }),
      "InvalidArgument",
      "DataBarConditionalFormat.lowerBoundRule",
    ],
    [
      "too few icons",
      (f) => void (f.add("IconSet").iconSet.criteria = []),
      "InvalidArgument",
      "IconSetConditionalFormat.criteria",
    ],
    [
      "the object of another kind",
      (f) => void (f.add("Custom").cellValue.format.font.bold = true),
      "ItemNotFound",
      "ConditionalFormat.cellValue",
    ],
    ["a place beyond", (f) => void (f.add("Custom").priority = 1), "InvalidArgument", "ConditionalFormat.priority"],
    [
      "a rule that isn't there",
      (f) => f.getItem("rien").delete(),
      "ItemNotFound",
      "ConditionalFormatCollection.getItem",
    ],
    [
      "what a file can't say: bounds that Excel chooses",
      (f) => void (f.add("DataBar").dataBar.lowerBoundRule = { type: "Automatic" }),
      "NotImplemented",
      "DataBarConditionalFormat.lowerBoundRule",
    ],
    [
      "what a file can't say: later icons",
      (f) => void (f.add("IconSet").iconSet.style = "ThreeStars"),
      "NotImplemented",
      "IconSetConditionalFormat.style",
    ],
    [
      "what it doesn't know: negative bars",
      (f) => void (f.add("DataBar").dataBar.negativeFormat.fillColor = "red"),
      "NotImplemented",
      "DataBarConditionalFormat.negativeFormat",
    ],
    [
      "what it doesn't know: borders",
      (f) => void (f.add("Custom").custom.format.borders.getItem("EdgeTop").color = "red"),
      "NotImplemented",
      "ConditionalRangeFormat.borders",
    ],
  ])("%s", async (_name, act, code, location) => {
    expect(await failure(onRange(opened(), act))).toEqual({ code, location });
  });

  it("every change on a protected sheet, unless cells may be formatted there", async () => {
    const book = opened();
    await onRange(book, (formats, sheet) => {
      formats.add("Custom");
      sheet.protection.protect();
    });
    const before = JSON.stringify(book.host.workbook.sheets[0]!.conditionalFormats);
    for (const act of [
      (f: Formats) => void f.add("DataBar"),
      (f: Formats) => f.clearAll(),
      (f: Formats) => f.getItemAt(0).delete(),
      (f: Formats) => void (f.getItemAt(0).priority = 0),
      (f: Formats) => void (f.getItemAt(0).stopIfTrue = true),
      (f: Formats) => void (f.getItemAt(0).custom.rule.formula = "=TRUE"),
      (f: Formats) => void (f.getItemAt(0).custom.format.fill.color = "red"),
      (f: Formats) => f.getItemAt(0).custom.format.font.clear(),
    ]) {
      expect((await failure(onRange(book, act))).code).toBe("AccessDenied");
    }
    expect(JSON.stringify(book.host.workbook.sheets[0]!.conditionalFormats)).toBe(before);
    await onRange(book, (formats, sheet) => {
      sheet.protection.unprotect();
      sheet.protection.protect({ allowFormatCells: true });
      formats.add("DataBar");
    });
    expect(book.host.workbook.sheets[0]!.conditionalFormats).toHaveLength(2);
  });
});
