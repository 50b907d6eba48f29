import { cellError } from "../../../src/host/model/cells.ts";
import type { AxisModel, ChartModel, LineStyle, SeriesModel } from "../../../src/host/model/chart.ts";
import { type Area, type SheetModel, type WorkbookModel } from "../../../src/host/model/workbook.ts";
import { newSheet } from "../../../src/host/xlsx/new-workbook.ts";
import { parseArea } from "../../../src/cells/address.ts";

const area = (a1: string): Area => parseArea(a1)!;
const LINE: LineStyle = { color: null, weight: null, dash: null };

function axis(change: Partial<AxisModel> = {}): AxisModel {
  return {
    visible: true,
    minimum: null,
    maximum: null,
    majorUnit: null,
    minorUnit: null,
    numberFormat: null,
    linkNumberFormat: true,
    reversed: false,
    position: "Automatic",
    positionAt: null,
    tickLabelPosition: "NextToAxis",
    majorTickMark: "None",
    minorTickMark: "None",
    majorGridlines: false,
    majorGridlineLine: LINE,
    minorGridlines: false,
    line: LINE,
    font: {},
    title: { visible: false, text: "", font: {} },
    displayUnit: "None",
    scaleLog: false,
    tickLabelSpacing: null,
    ...change,
  };
}

function series(change: Partial<SeriesModel>): SeriesModel {
  const labels = {
    show: false,
    position: null,
    numberFormat: null,
    font: {},
    showValue: true,
    showSeriesName: false,
    showCategoryName: false,
    showPercentage: false,
    showLegendKey: false,
  };
  return {
    nameRef: null,
    name: "",
    values: "",
    categories: null,
    chartType: "ColumnClustered",
    axisGroup: "Primary",
    fill: null,
    line: LINE,
    gapWidth: null,
    overlap: null,
    smooth: false,
    marker: { style: null, size: null, fill: null, line: null },
    hasDataLabels: false,
    labels,
    points: [],
    invertIfNegative: false,
    ...change,
  };
}

export function sampleChart(sheetName: string, change: Partial<ChartModel> = {}): ChartModel {
  const at = (cells: string) => `'${sheetName.replaceAll("'", "''")}'!${cells}`;
  return {
    id: "{00000000-0008-0000-0000-000002000000}",
    name: "Engagé et payé",
    chartType: "ColumnClustered",
    anchor: { from: { row: 1, column: 6, dx: 0, dy: 0 }, to: { row: 16, column: 12, dx: 0, dy: 0 } },
    title: { visible: true, text: "Engagé et payé", formula: null, overlay: false, font: { bold: true } },
    legend: { visible: true, position: "Bottom", overlay: false, font: {} },
    series: [
      series({
        nameRef: at("$B$3"),
        name: "AE",
        values: at("$B$4:$B$7"),
        categories: at("$A$4:$A$7"),
        fill: "#1F77B4",
      }),
      series({
        nameRef: at("$D$3"),
        name: "Taux",
        values: at("$D$4:$D$7"),
        categories: at("$A$4:$A$7"),
        chartType: "Line",
        axisGroup: "Secondary",
        line: { color: "#C00000", weight: 2, dash: null },
      }),
    ],
    categoryAxis: axis(),
    valueAxis: axis({ minimum: 0, numberFormat: "#,##0" }),
    secondaryCategoryAxis: null,
    secondaryValueAxis: axis({ maximum: 1, numberFormat: "0%" }),
    areaFill: "#FFFFFF",
    areaLine: LINE,
    plotFill: null,
    font: {},
    displayBlanksAs: "NotPlotted",
    plotVisibleOnly: true,
    style: null,
    altText: "Engagé et payé par enveloppe",
    part: null,
    changed: true,
    ...change,
  };
}

/** Writes everything that an own sheet has into `sheet`, at the same place whatever stood there. */
export function fillOwnSheet(workbook: WorkbookModel, sheet: SheetModel): void {
  const { styles } = workbook;
  const { cells } = sheet;
  const header = styles.with(0, { font: { ...styles.get(0).font, bold: true, color: "#FFFFFF" }, fill: "#1F4E79" });
  const money = styles.with(0, { numberFormat: '#,##0.00 "€"' });
  const rate = styles.with(0, { numberFormat: "0.0%", horizontal: "Right", indent: 1 });
  const note = styles.with(0, {
    wrap: true,
    vertical: "Top",
    borders: { left: null, right: null, top: { style: "Continuous", weight: "Thin", color: "#808080" }, bottom: null },
  });
  const put = (
    row: number,
    column: number,
    value: Parameters<typeof cells.setValue>[2],
    style: number | null = null,
  ) => {
    cells.setValue(row, column, value);
    cells.setStyle(row, column, style);
    cells.markEdited(row, column);
  };
  const formula = (
    row: number,
    column: number,
    text: string,
    value: Parameters<typeof cells.setValue>[2],
    style: number,
  ) => {
    put(row, column, value, style);
    cells.setFormula(row, column, text);
  };
  put(0, 0, ' Suivi <de> l\'exécution & "co"\nligne 2 ', note);
  ["Enveloppe", "AE", "CP", "Taux"].forEach((title, column) => put(2, column, title, header));
  [
    ["Personnel", 1200.5, 1100],
    ["Fonctionnement", 300, 150.25],
    ["Investissement", 80, 20],
    ["Total", 1580.5, 1270.25],
  ].forEach(([name, ae, cp], i) => {
    put(3 + i, 0, name ?? null);
    put(3 + i, 1, ae ?? null, money);
    put(3 + i, 2, cp ?? null, money);
    formula(3 + i, 3, `IFERROR(C${4 + i}/B${4 + i},"")`, Number(cp) / Number(ae), rate);
  });
  formula(8, 0, 'CONCAT(A4,"-",A5)', "Personnel-Fonctionnement", header);
  put(9, 0, true);
  put(9, 1, cellError("#N/A"));
  put(9, 2, "_x0041_ \u0001 =1+1", styles.with(0, { quotePrefix: true }));
  put(9, 3, 1e-9);
  sheet.tabColor = "#1F4E79";
  sheet.columns.set(0, { width: 30, hidden: false, style: null });
  sheet.columns.set(1, { width: 14, hidden: false, style: money });
  sheet.columns.set(4, { width: 3, hidden: true, style: null });
  sheet.rows.set(0, { height: 32, hidden: false, style: null });
  sheet.rows.set(20, { height: null, hidden: true, style: null });
  sheet.merges = [area("A1:D1")];
  sheet.freeze = { rows: 3, columns: 1 };
  sheet.showGridlines = false;
  sheet.hyperlinks = [
    { area: area("A12"), address: "https://www.example.org/a?b=1&c=2", documentReference: null, screenTip: "Site" },
    {
      area: area("A13"),
      address: null,
      documentReference: `'${sheet.name.replaceAll("'", "''")}'!A1`,
      screenTip: null,
    },
  ];
  sheet.conditionalFormats = [
    {
      id: "{A}",
      areas: [area("D4:D7")],
      priority: 1,
      stopIfTrue: true,
      rule: { kind: "cellValue", operator: "LessThan", formula1: "=0.5", formula2: null },
      format: { fill: "#FFC7CE", font: { color: "#9C0006", bold: true } },
      raw: null,
    },
    {
      id: "{B}",
      areas: [area("D4:D7")],
      priority: 2,
      stopIfTrue: false,
      rule: { kind: "custom", formula: "$D4>=0.9" },
      format: { fill: "#C6EFCE", numberFormat: "0%" },
      raw: null,
    },
    {
      id: "{C}",
      areas: [area("A4:A7"), area("A9")],
      priority: 3,
      stopIfTrue: false,
      rule: { kind: "textComparison", operator: "BeginsWith", text: 'To"t' },
      format: { font: { italic: true } },
      raw: null,
    },
    {
      id: "{D}",
      areas: [area("B4:B7")],
      priority: 4,
      stopIfTrue: false,
      rule: { kind: "dataBar", detail: { positiveFormat: { fillColor: "#638EC6" } } },
      format: {},
      raw: null,
    },
  ];
  sheet.dataValidations = [
    {
      areas: [area("B4:C6")],
      rule: { decimal: { formula1: 0, operator: "GreaterThanOrEqualTo" } },
      errorAlert: { title: "Montant", message: "Un montant positif.", style: "Warning", showAlert: true },
      prompt: null,
      ignoreBlanks: true,
      raw: null,
    },
    {
      areas: [area("A9")],
      rule: { list: { source: "Oui,Non", inCellDropDown: true } },
      errorAlert: null,
      prompt: { title: "Choix", message: "Oui ou non", showPrompt: true },
      ignoreBlanks: false,
      raw: null,
    },
  ];
  sheet.tables = [
    {
      id: 0,
      name: "Jauge_Enveloppes",
      area: area("A3:D7"),
      showHeaders: true,
      showTotals: false,
      style: "TableStyleLight9",
      showBandedRows: true,
      showBandedColumns: false,
      showFilterButton: true,
      columns: ["Enveloppe", "AE", "CP", "Taux"].map((name, i) => ({ id: i + 1, name, totalsFormula: null })),
      part: null,
      changed: true,
    },
  ];
  sheet.charts = [sampleChart(sheet.name)];
  sheet.page = {
    ...sheet.page,
    orientation: "Landscape",
    paperSize: 9,
    scale: null,
    fitToWidth: 1,
    fitToHeight: null,
    centerHorizontally: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    header: { left: "Jauge", center: "&A", right: "" },
    footer: { left: "", center: "", right: "&P / &N" },
    rowBreaks: [20],
  };
  sheet.names = [
    { name: "_xlnm.Print_Area", formula: `'${sheet.name}'!$A$1:$L$20`, visible: true, comment: "", raw: null },
    { name: "jauge.feuille", formula: '"suivi"', visible: false, comment: "", raw: null },
  ];
  for (const aspect of [
    "tabColor",
    "view",
    "columns",
    "rows",
    "merges",
    "conditionalFormats",
    "dataValidations",
    "hyperlinks",
    "page",
    "charts",
    "tables",
  ] as const) {
    sheet.touched.add(aspect);
  }
  workbook.touched.add("names");
}

export const OWN_SHEET = "Jauge Suivi";

export function addOwnSheet(workbook: WorkbookModel): SheetModel {
  const sheet = newSheet(workbook, OWN_SHEET);
  workbook.sheets.push(sheet);
  workbook.touched.add("sheets");
  fillOwnSheet(workbook, sheet);
  return sheet;
}
