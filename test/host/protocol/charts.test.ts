import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

/** Months and two figures in A1:C4, the first sheet with a name that must be quoted. */
async function withFigures(book: OpenedWorkbook, act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void) {
  await book.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.name = "Exécution 2015";
    sheet.getRange("A1:C4").values = [
      ["Mois", "Prévu", "Réalisé"],
      ["janv.", 10, 8],
      ["févr.", 20, 15],
      ["mars", 30, 31],
    ];
    act(sheet, context);
    await context.sync();
  });
}

const onFirstChart = <R>(book: OpenedWorkbook, act: (chart: Excel.Chart, sheet: Excel.Worksheet) => Promise<R>) =>
  book.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    return act(sheet.charts.getItemAt(0), sheet);
  });

const series = (book: OpenedWorkbook) =>
  book.host.workbook.sheets[0]!.charts[0]!.series.map(({ nameRef, values, categories }) => [
    nameRef,
    values,
    categories,
  ]);

const S = "'Exécution 2015'!";

describe("a chart's source", () => {
  it.each<[string, string, Excel.ChartSeriesBy, unknown[][], (string | null)[][]]>([
    [
      "headers and categories",
      "A1:C4",
      "Columns" as Excel.ChartSeriesBy,
      [
        ["Mois", "Prévu", "Réalisé"],
        ["janv.", 1, 2],
        ["févr.", 3, 4],
        ["mars", 5, 6],
      ],
      [
        [`${S}$B$1`, `${S}$B$2:$B$4`, `${S}$A$2:$A$4`],
        [`${S}$C$1`, `${S}$C$2:$C$4`, `${S}$A$2:$A$4`],
      ],
    ],
    [
      "series in rows, as the longer side says",
      "A1:D3",
      "Auto" as Excel.ChartSeriesBy,
      [
        ["", "T1", "T2", "T3"],
        ["Prévu", 1, 2, 3],
        ["Réalisé", 4, 5, 6],
      ],
      [
        [`${S}$A$2`, `${S}$B$2:$D$2`, `${S}$B$1:$D$1`],
        [`${S}$A$3`, `${S}$B$3:$D$3`, `${S}$B$1:$D$1`],
      ],
    ],
    ["figures alone", "A1:A3", "Columns" as Excel.ChartSeriesBy, [[1], [2], [3]], [[null, `${S}$A$1:$A$3`, null]]],
    [
      "years in a column under a blank corner",
      "A1:B3",
      "Columns" as Excel.ChartSeriesBy,
      [
        ["", "Taux"],
        [2014, 0.5],
        [2015, 0.6],
      ],
      [[`${S}$B$1`, `${S}$B$2:$B$3`, `${S}$A$2:$A$3`]],
    ],
    [
      "years in a column with a header are a series",
      "A1:B3",
      "Columns" as Excel.ChartSeriesBy,
      [
        ["Année", "Taux"],
        [2014, 0.5],
        [2015, 0.6],
      ],
      [
        [`${S}$A$1`, `${S}$A$2:$A$3`, null],
        [`${S}$B$1`, `${S}$B$2:$B$3`, null],
      ],
    ],
  ])("is read as Excel reads it: %s", async (_name, address, by, values, expected) => {
    const book = opened();
    await book.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.name = "Exécution 2015";
      const range = sheet.getRange(address);
      range.values = values as string[][];
      sheet.charts.add("ColumnClustered", range, by);
      await context.sync();
    });
    expect(series(book)).toEqual(expected);
  });

  it("takes dates for categories", async () => {
    const book = opened();
    await withFigures(book, (sheet) => {
      sheet.getRange("A2:A4").values = [[42005], [42036], [42064]];
      sheet.getRange("A2:A4").numberFormat = [["dd/mm/yyyy"]];
      sheet.charts.add("Line", sheet.getRange("A1:B4"), "Columns");
    });
    expect(series(book)).toEqual([[`${S}$B$1`, `${S}$B$2:$B$4`, `${S}$A$2:$A$4`]]);
  });

  it("follows its sheet's new name, and rows that are inserted", async () => {
    const book = opened();
    await withFigures(book, (sheet) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.title.setFormula("='Exécution 2015'!$A$1");
      sheet.name = "L'an";
      sheet.getRange("3:3").insert("Down");
    });
    expect(series(book)[0]).toEqual(["'L''an'!$B$1", "'L''an'!$B$2:$B$5", "'L''an'!$A$2:$A$5"]);
    expect(book.host.workbook.sheets[0]!.charts[0]!.title.formula).toBe("'L''an'!$A$1");
    await reopened(book);
  });

  it("is replaced, and each series' too", async () => {
    const book = opened();
    await withFigures(book, (sheet) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.setData(sheet.getRange("A1:B4"), "Columns");
      const added = chart.series.add("À la main");
      added.setValues(sheet.getRange("C2:C4"));
      added.setXAxisValues(sheet.getRange("A2:A4"));
    });
    expect(series(book)).toEqual([
      [`${S}$B$1`, `${S}$B$2:$B$4`, `${S}$A$2:$A$4`],
      [null, `${S}$C$2:$C$4`, `${S}$A$2:$A$4`],
    ]);
    await onFirstChart(book, async (chart) => {
      const added = chart.series.getItemAt(1);
      const source = added.getDimensionDataSourceString("Values");
      const values = added.getDimensionValues("Values");
      const categories = added.getDimensionValues("Categories");
      added.delete();
      const count = chart.series.getCount();
      await chart.context.sync();
      expect([source.value, count.value]).toEqual([`${S}$C$2:$C$4`, 1]);
      expect([values.value, categories.value]).toEqual([
        [8, 15, 31],
        ["janv.", "févr.", "mars"],
      ]);
    });
  });
});

describe("charts of a sheet", () => {
  it("are found by name in any case, by id and by place, though they are renamed", async () => {
    const book = opened();
    let id = "";
    await book.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      const chart = sheet.charts.add("Line", sheet.getRange("A1:A3"));
      const second = sheet.charts.add("Line", sheet.getRange("A1:A3"));
      await context.sync();
      chart.load("id,name");
      second.load("name");
      await context.sync();
      id = chart.id;
      expect([chart.name, second.name]).toEqual(["Chart 1", "Chart 2"]);
      chart.name = "Taux";
      chart.title.text = "Taux d'exécution";
      await context.sync();
    });
    await book.Excel.run(async (context) => {
      const { charts } = context.workbook.worksheets.getFirst();
      const found = [charts.getItem("TAUX"), charts.getItem(id), charts.getItemAt(0)].map((chart) =>
        chart.load("name,title/text,worksheet/name"),
      );
      charts.load("items/name,count");
      const count = charts.getCount();
      const none = charts.getItemOrNullObject("Rien");
      await context.sync();
      for (const chart of found)
        expect([chart.name, chart.title.text, chart.worksheet.name]).toEqual(["Taux", "Taux d'exécution", "Feuil1"]);
      expect(charts.items.map(({ name }) => name)).toEqual(["Taux", "Chart 2"]);
      expect([charts.count, count.value, none.isNullObject]).toEqual([2, 2, true]);
    });
  });

  it("are deleted, and what is asked of them afterwards is not found", async () => {
    const book = opened();
    await withFigures(book, (sheet) => void sheet.charts.add("Pie", sheet.getRange("A1:B4")));
    const run = onFirstChart(book, async (chart) => {
      chart.delete();
      await chart.context.sync();
      chart.name = "Encore";
      await chart.context.sync();
    });
    expect((await failure(run)).code).toBe("ItemNotFound");
    expect(book.host.workbook.sheets[0]!.charts).toEqual([]);
  });

  it("are shown by activating them", async () => {
    const book = opened();
    await withFigures(book, (sheet, context) => {
      sheet.charts.add("Pie", sheet.getRange("A1:B4"));
      context.workbook.worksheets.add("Autre").activate();
      sheet.charts.getItemAt(0).activate();
    });
    expect(book.host.workbook.activeSheet).toBe(book.host.workbook.sheets[0]!.id);
  });

  it("stand where they are put, in points or over cells", async () => {
    const book = opened();
    await withFigures(book, (sheet) => void sheet.charts.add("Pie", sheet.getRange("A1:B4")));
    await onFirstChart(book, async (chart, sheet) => {
      chart.left = 30;
      chart.top = 40;
      chart.width = 300;
      chart.height = 200;
      chart.load("left,top,width,height");
      await chart.context.sync();
      expect([chart.left, chart.top, chart.width, chart.height]).toEqual([30, 40, 300, 200]);
      chart.setPosition("B3");
      chart.load("left,top,width,height");
      await chart.context.sync();
      expect([chart.left, chart.top, chart.width, chart.height]).toEqual([48, 30, 300, 200]);
      chart.setPosition("B3", sheet.getRange("D6"));
      chart.load("left,top,width,height");
      await chart.context.sync();
      expect([chart.left, chart.top, chart.width, chart.height]).toEqual([48, 30, 144, 60]);
      sheet.getRange("C:C").format.columnWidth = 90;
      chart.load("width");
      await chart.context.sync();
      expect(chart.width).toBe(48 + 90 + 48);
    });
  });

  it("keep on telling that they came and went, were shown and left", async () => {
    const { Excel } = opened();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.getFirst();
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      sheet.charts.onAdded.add(
        async ({ chartId, worksheetId }) => void heard.push(`added ${chartId && worksheetId && 1}`),
      );
      sheet.charts.onDeleted.add(async ({ chartId }) => void heard.push(`deleted ${chartId && 1}`));
      sheet.charts.onActivated.add(async () => void heard.push("shown"));
      sheet.charts.onDeactivated.add(async () => void heard.push("left"));
      await context.sync();
      const chart = sheet.charts.add("Pie", sheet.getRange("A1:A3"));
      chart.load("id");
      await context.sync();
      chart.onActivated.add(async () => void heard.push("itself"));
      chart.activate();
      await context.sync();
      chart.delete();
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(["added 1", "itself", "shown", "deleted 1"]);
  });
});

describe("a chart's look", () => {
  /** Office.js sets fills and does not read them. */
  function fills({ host }: OpenedWorkbook) {
    const { areaFill, plotFill, series: all } = host.workbook.sheets[0]!.charts[0]!;
    return [areaFill, plotFill, all[0]!.fill, all[0]!.points[0]?.fill];
  }

  /** Sets all that this host knows of a chart. */
  function dress(chart: Excel.Chart): void {
    chart.name = "Taux";
    chart.style = 4;
    chart.displayBlanksAs = "Zero";
    chart.plotVisibleOnly = false;
    chart.format.fill.setSolidColor("#FAFAFA");
    chart.format.border.color = "#123456";
    chart.format.border.weight = 2;
    chart.format.font.name = "Arial";
    chart.format.font.size = 9;
    chart.format.font.color = "#1B1B1B";
    chart.plotArea.format.fill.setSolidColor("#EEEEEE");
    chart.title.text = "Taux d'exécution";
    chart.title.overlay = true;
    chart.title.format.font.bold = true;
    chart.title.format.font.size = 14;
    chart.title.format.font.italic = true;
    chart.legend.position = "Right";
    chart.legend.overlay = true;
    chart.legend.format.font.color = "#FF0000";
    const value = chart.axes.valueAxis;
    value.minimum = 0;
    value.maximum = 1.2;
    value.majorUnit = 0.2;
    value.minorUnit = 0.1;
    value.numberFormat = "0 %";
    value.displayUnit = "Thousands";
    value.tickLabelPosition = "Low";
    value.majorTickMark = "Outside";
    value.minorTickMark = "Inside";
    value.title.text = "Taux";
    value.title.format.font.size = 9;
    value.majorGridlines.visible = true;
    value.majorGridlines.format.line.color = "#D0D0D0";
    value.minorGridlines.visible = true;
    value.format.line.color = "#00FF00";
    value.format.font.size = 8;
    value.setPositionAt(0.1);
    const category = chart.axes.categoryAxis;
    category.reversePlotOrder = true;
    category.tickLabelSpacing = 2;
    category.position = "Maximum";
    const first = chart.series.getItemAt(0);
    first.format.fill.setSolidColor("#4472C4");
    first.format.line.color = "#203864";
    first.format.line.weight = 1.5;
    first.gapWidth = 60;
    first.overlap = 30;
    first.invertIfNegative = true;
    first.hasDataLabels = true;
    first.dataLabels.position = "InsideEnd";
    first.dataLabels.numberFormat = "0.0 %";
    first.dataLabels.showCategoryName = true;
    first.dataLabels.showSeriesName = true;
    first.dataLabels.showLegendKey = true;
    first.dataLabels.format.font.bold = true;
    const point = first.points.getItemAt(1);
    point.format.fill.setSolidColor("#C00000");
    point.format.border.color = "#000000";
    point.hasDataLabel = true;
    point.dataLabel.showValue = true;
    point.dataLabel.position = "OutsideEnd";
    const second = chart.series.getItemAt(1);
    second.name = "Réel";
    second.chartType = "LineMarkers";
    second.axisGroup = "Secondary";
    second.smooth = true;
    second.markerStyle = "Diamond";
    second.markerSize = 9;
    second.markerBackgroundColor = "#00B050";
    second.markerForegroundColor = "#007030";
    second.format.line.lineStyle = "Dash";
    const secondary = chart.axes.getItem("Value", "Secondary");
    secondary.visible = true;
    secondary.maximum = 100;
  }

  /** All of it, as the client reads it. */
  async function look(book: OpenedWorkbook) {
    return onFirstChart(book, async (chart) => {
      chart.load("name,chartType,style,displayBlanksAs,plotVisibleOnly,left,top,width,height");
      chart.load(
        "format/font/name,format/font/size,format/font/color,format/border/color,format/border/weight,format/border/lineStyle",
      );
      chart.load("title/text,title/visible,title/overlay,title/format/font/bold,title/format/font/size");
      chart.load("title/format/font/italic,title/format/font/underline");
      chart.load("legend/visible,legend/position,legend/overlay,legend/format/font/color");
      const axes = [
        chart.axes.valueAxis,
        chart.axes.categoryAxis,
        chart.axes.getItem("Value", "Secondary"),
        chart.axes.getItem("Category", "Secondary"),
      ];
      const axisNames = `type,axisGroup,visible,minimum,maximum,majorUnit,minorUnit,numberFormat,linkNumberFormat,
        reversePlotOrder,position,positionAt,tickLabelPosition,majorTickMark,minorTickMark,displayUnit,scaleType,
        tickLabelSpacing,title/text,title/visible,title/format/font/size,majorGridlines/visible,minorGridlines/visible,
        majorGridlines/format/line/color,format/line/color,format/line/lineStyle,format/font/size`;
      for (const axis of axes) axis.load(axisNames.replace(/\s/g, ""));
      chart.series.load(
        "items/name,items/chartType,items/axisGroup,items/gapWidth,items/overlap,items/smooth,items/invertIfNegative,items/hasDataLabels,items/markerStyle,items/markerSize,items/markerBackgroundColor,items/markerForegroundColor,items/plotOrder,items/format/line/color,items/format/line/weight,items/format/line/lineStyle",
      );
      const { dataLabels } = chart.series.getItemAt(0);
      dataLabels.load();
      dataLabels.format.font.load("bold");
      const point = chart.series.getItemAt(0).points.getItemAt(1);
      point.load("hasDataLabel,value,format/border/color");
      point.dataLabel.load("position,showValue");
      await chart.context.sync();
      return {
        chart: { ...chart.toJSON(), id: "" },
        axes: axes.map((axis) => axis.toJSON()),
        series: chart.series.items.map((one) => one.toJSON()),
        labels: dataLabels.toJSON(),
        point: point.toJSON(),
        pointLabel: point.dataLabel.toJSON(),
        fills: fills(book),
      };
    });
  }

  it("is set, read, and the same after it was saved", async () => {
    const book = opened();
    await withFigures(book, (sheet) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.setPosition("E2", "L18");
      dress(chart);
    });
    const set = await look(book);
    expect(set).toMatchObject({
      chart: {
        name: "Taux",
        chartType: "ColumnClustered",
        style: 4,
        displayBlanksAs: "Zero",
        plotVisibleOnly: false,
        title: { text: "Taux d'exécution", visible: true, overlay: true, format: { font: { bold: true, size: 14 } } },
        legend: { visible: true, position: "Right", overlay: true, format: { font: { color: "#FF0000" } } },
        format: { font: { name: "Arial", size: 9 }, border: { color: "#123456", weight: 2, lineStyle: "Continuous" } },
      },
      series: [
        {
          name: "Prévu",
          chartType: "ColumnClustered",
          axisGroup: "Primary",
          gapWidth: 60,
          overlap: 30,
          hasDataLabels: true,
          invertIfNegative: true,
          plotOrder: 1,
        },
        {
          name: "Réel",
          chartType: "LineMarkers",
          axisGroup: "Secondary",
          smooth: true,
          markerStyle: "Diamond",
          markerSize: 9,
          markerBackgroundColor: "#00B050",
          markerForegroundColor: "#007030",
          format: { line: { lineStyle: "Dash" } },
        },
      ],
      labels: { showValue: true, showCategoryName: true, position: "InsideEnd", numberFormat: "0.0 %" },
      point: { hasDataLabel: true, value: 20, format: { border: { color: "#000000" } } },
      pointLabel: { position: "OutsideEnd", showValue: true },
      fills: ["#FAFAFA", "#EEEEEE", "#4472C4", "#C00000"],
    });
    expect(set.axes[0]).toMatchObject({
      type: "Value",
      axisGroup: "Primary",
      minimum: 0,
      maximum: 1.2,
      majorUnit: 0.2,
      minorUnit: 0.1,
      numberFormat: "0 %",
      linkNumberFormat: false,
      displayUnit: "Thousands",
      tickLabelPosition: "Low",
      majorTickMark: "Outside",
      minorTickMark: "Inside",
      position: "Custom",
      positionAt: 0.1,
      title: { text: "Taux", visible: true, format: { font: { size: 9 } } },
      majorGridlines: { visible: true, format: { line: { color: "#D0D0D0" } } },
      minorGridlines: { visible: true },
      format: { line: { color: "#00FF00", lineStyle: "Continuous" }, font: { size: 8 } },
    });
    expect(set.axes[1]).toMatchObject({ reversePlotOrder: true, tickLabelSpacing: 2, position: "Maximum" });
    expect(set.axes[2]).toMatchObject({ axisGroup: "Secondary", maximum: 100, visible: true });
    expect(await look(await reopened(book))).toEqual(set);
  });

  it("goes back to automatic, is hidden, is cleared", async () => {
    const book = opened();
    await withFigures(book, (sheet) => {
      const chart = sheet.charts.add("LineMarkers", sheet.getRange("A1:C4"), "Columns");
      const { valueAxis, categoryAxis } = chart.axes;
      valueAxis.maximum = 5;
      valueAxis.maximum = "";
      valueAxis.format.line.clear();
      valueAxis.majorGridlines.visible = false;
      categoryAxis.visible = false;
      valueAxis.scaleType = "Logarithmic";
      chart.title.visible = false;
      chart.legend.visible = false;
      chart.format.fill.clear();
      chart.format.border.lineStyle = "None";
      const one = chart.series.getItemAt(0);
      one.format.line.lineStyle = "None";
      one.markerStyle = "None";
      one.plotOrder = 2;
    });
    const read = async (from: OpenedWorkbook) =>
      onFirstChart(from, async (chart) => {
        const { valueAxis, categoryAxis } = chart.axes;
        valueAxis.load("maximum,scaleType,format/line/lineStyle,majorGridlines/visible");
        categoryAxis.load("visible");
        chart.load("title/visible,legend/visible,format/border/lineStyle");
        chart.series.load("items/name,items/markerStyle,items/format/line/lineStyle");
        await chart.context.sync();
        return [
          valueAxis.toJSON(),
          categoryAxis.visible,
          { ...chart.toJSON(), id: "" },
          chart.series.items.map((item) => item.toJSON()),
          fills(from)[0],
        ];
      });
    const set = await read(book);
    expect(set).toMatchObject([
      {
        maximum: "",
        scaleType: "Logarithmic",
        format: { line: { lineStyle: "None" } },
        majorGridlines: { visible: false },
      },
      false,
      { title: { visible: false }, legend: { visible: false }, format: { border: { lineStyle: "None" } } },
      [{ name: "Réalisé" }, { name: "Prévu", markerStyle: "None", format: { line: { lineStyle: "None" } } }],
      "none",
    ]);
    expect(await read(await reopened(book))).toEqual(set);
  });

  it.each([
    ["ColumnStacked100", "Columns"],
    ["BarClustered", "Columns"],
    ["AreaStacked", "Rows"],
    ["Doughnut", "Columns"],
    ["XYScatter", "Columns"],
  ] as const)("is that of %s after it was saved", async (type, by) => {
    const book = opened();
    await withFigures(book, (sheet) => {
      const chart = sheet.charts.add("Line", sheet.getRange("A1:C4"), by);
      chart.chartType = type;
    });
    await onFirstChart(await reopened(book), async (chart) => {
      chart.load("chartType");
      chart.series.load("items/chartType");
      await chart.context.sync();
      expect([chart.chartType, ...chart.series.items.map(({ chartType }) => chartType)]).toEqual(
        Array(chart.series.items.length + 1).fill(type),
      );
    });
  });

  it("has a title drawn from a cell, which later changes with it", async () => {
    const book = opened();
    await withFigures(book, (sheet) => {
      const chart = sheet.charts.add("Line", sheet.getRange("A1:C4"), "Columns");
      chart.title.setFormula("='Exécution 2015'!$A$1");
    });
    const title = () =>
      onFirstChart(book, async (chart) => {
        chart.title.load("text,visible");
        await chart.context.sync();
        return [chart.title.text, chart.title.visible];
      });
    expect(await title()).toEqual(["Mois", true]);
    await book.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1").values = [["Trimestre"]];
      await context.sync();
    });
    expect(await title()).toEqual(["Trimestre", true]);
  });
});

describe("a chart refuses", () => {
  it.each<[string, (chart: Excel.Chart, sheet: Excel.Worksheet) => void, string, string]>([
    ["a type that is none", (c) => void (c.chartType = "Cake" as "Pie"), "InvalidArgument", "Chart.chartType"],
    ["a type that isn't drawn here", (c) => void (c.chartType = "Treemap"), "NotImplemented", "Chart.chartType"],
    ["a negative width", (c) => void (c.width = -1), "InvalidArgument", "Chart.width"],
    ["a gap beyond 500", (c) => void (c.series.getItemAt(0).gapWidth = 501), "InvalidArgument", "ChartSeries.gapWidth"],
    [
      "an overlap below -100",
      (c) => void (c.series.getItemAt(0).overlap = -101),
      "InvalidArgument",
      "ChartSeries.overlap",
    ],
    ["a colour that is none", (c) => c.format.fill.setSolidColor("bleu"), "InvalidArgument", "ChartFill.setSolidColor"],
    ["a series beyond", (c) => c.series.getItemAt(9).delete(), "InvalidArgument", "ChartSeriesCollection.getItemAt"],
    ["a place for a series beyond", (c) => void c.series.add("x", 7), "InvalidArgument", "ChartSeriesCollection.add"],
    ["an order beyond", (c) => void (c.series.getItemAt(0).plotOrder = 9), "InvalidArgument", "ChartSeries.plotOrder"],
    [
      "a secondary axis that it hasn't",
      (c) => void (c.axes.getItem("Value", "Secondary").maximum = 1),
      "InvalidArgument",
      "ChartAxes.getItem",
    ],
    [
      "a name of another chart",
      (_c, s) => void (s.charts.add("Pie", s.getRange("A1:B4")).name = "Chart 1"),
      "InvalidArgument",
      "Chart.name",
    ],
    [
      "a limit that is no number",
      (c) => void (c.axes.valueAxis.maximum = "douze"),
      "InvalidArgument",
      "ChartAxis.maximum",
    ],
    ["a title from nowhere", (c) => c.title.setFormula("='Rien'!$A$1"), "InvalidArgument", "ChartTitle.setFormula"],
    [
      "a chart that isn't there",
      (_c, s) => s.charts.getItem("Rien").delete(),
      "ItemNotFound",
      "ChartCollection.getItem",
    ],
    ["what it doesn't know: an image", (c) => void c.getImage(), "NotImplemented", "Chart.getImage"],
    [
      "what it doesn't know: a trend line",
      (c) => void c.series.getItemAt(0).trendlines.add("Linear"),
      "NotImplemented",
      "ChartSeries.trendlines",
    ],
    [
      "what it doesn't know: a setting",
      (c) => void (c.categoryLabelLevel = 1),
      "NotImplemented",
      "Chart.categoryLabelLevel",
    ],
  ])("%s", async (_name, act, code, location) => {
    const book = opened();
    await withFigures(book, (sheet) => void sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4")));
    const run = onFirstChart(book, async (chart, sheet) => {
      act(chart, sheet);
      await chart.context.sync();
    });
    expect(await failure(run)).toEqual({ code, location });
  });

  it("every change on a protected sheet", async () => {
    const book = opened();
    await withFigures(book, (sheet) => {
      sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"));
      sheet.protection.protect();
    });
    for (const act of [
      (c: Excel.Chart) => void (c.name = "x"),
      (c: Excel.Chart) => void (c.title.text = "x"),
      (c: Excel.Chart) => void (c.width = 9),
      (c: Excel.Chart) => c.format.fill.clear(),
      (c: Excel.Chart) => c.setPosition("A1"),
      (c: Excel.Chart) => c.series.getItemAt(0).delete(),
      (c: Excel.Chart) => void (c.series.getItemAt(0).axisGroup = "Secondary"),
      (c: Excel.Chart) => c.delete(),
      (_c: Excel.Chart, s: Excel.Worksheet) => void s.charts.add("Pie", s.getRange("A1:B4")),
    ]) {
      const before = JSON.stringify(book.host.workbook.sheets[0]!.charts);
      const run = onFirstChart(book, async (chart, sheet) => {
        act(chart, sheet);
        await chart.context.sync();
      });
      expect((await failure(run)).code).toBe("AccessDenied");
      expect(JSON.stringify(book.host.workbook.sheets[0]!.charts)).toBe(before);
    }
  });
});
