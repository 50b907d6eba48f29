import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readChart } from "../../../src/host/charts/chart-reader.ts";
import { plotKind } from "../../../src/host/charts/chart-types.ts";
import { chartToXml } from "../../../src/host/charts/chart-writer.ts";
import { drawingToXml } from "../../../src/host/charts/drawing-writer.ts";
import type { ChartModel } from "../../../src/host/model/chart.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { childNamed, parseXml, type XmlElement } from "../../../src/host/xlsx/xml.ts";
import { openXmlErrors } from "../../open-xml-sdk.ts";
import { anyChart } from "./any-chart.ts";
import { cachedFrom, chartWorkbook } from "./chart-workbook.ts";
import { plainCharts, richCharts, rows } from "./sample-charts.ts";

const context = { date1904: false, strict: false, cached: cachedFrom(rows) };
const named = (charts: readonly ChartModel[]) => charts.map((chart): [string, ChartModel] => [chart.name, chart]);
const descendants = (element: XmlElement, local: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.local === local ? [child] : []), ...descendants(child, local)]);
const chartNamed = (name: string) => richCharts.find((chart) => chart.name === name)!;
const written = (name: string) => parseXml(chartToXml(chartNamed(name), context));
const vals = (root: XmlElement, local: string) => descendants(root, local).map((one) => one.attributes.get("val"));

describe("a chart that was written", () => {
  it.each(named([...plainCharts, ...richCharts]))("is read as it was: %s", (_, chart) => {
    const text = chartToXml(chart, context);
    const read = readChart(text);
    expect(chartToXml({ ...chart, ...read }, context)).toBe(text);
    expect(read.chartType).toBe(chart.chartType);
    expect(read.series.map(({ chartType, axisGroup }) => [chartType, axisGroup])).toEqual(
      chart.series.map(({ chartType, axisGroup }) => [chartType, axisGroup]),
    );
    const looks = ({
      nameRef,
      name,
      values,
      categories,
      fill,
      line,
      points,
      labels,
      hasDataLabels,
    }: (typeof chart.series)[0]) => ({ nameRef, name, values, categories, fill, line, points, labels, hasDataLabels });
    expect(read.series.map(looks)).toEqual(chart.series.map(looks));
    expect(read.valueAxis).toEqual(
      plotKind(chart.chartType)!.element.match(/pie|doughnut/) ? read.valueAxis : chart.valueAxis,
    );
  });

  it("has strict namespaces in a strict workbook", () => {
    const text = chartToXml(plainCharts[0]!, { ...context, strict: true });
    expect(text).toContain("http://purl.oclc.org/ooxml/drawingml/chart");
    expect(text).not.toContain("schemas.openxmlformats.org");
  });

  it("is refused when its type can't be drawn", () => {
    const chart = plainCharts[0]!;
    const series = chart.series.map((one) => ({ ...one, chartType: "Sunburst" }));
    expect(() => chartToXml({ ...chart, series }, context)).toThrow(RangeError);
  });
});

describe("any chart", () => {
  it("changes no more once it was read", () => {
    const again = (chart: ChartModel): ChartModel => ({ ...chart, ...readChart(chartToXml(chart, context)) });
    fc.assert(fc.property(anyChart.map(again), (chart) => void expect(again(chart)).toEqual(chart)));
  });

  it.each<[string, readonly ChartModel[]]>([
    ["one of each type", plainCharts],
    ["those of a summary sheet", richCharts],
    ["of any look", fc.sample(anyChart, { numRuns: 150, seed: 7 })],
  ])("has no fault for the Open XML SDK: %s", async (_, charts) => {
    expect(await openXmlErrors(chartWorkbook(rows, charts))).toEqual([]);
  });
});

describe("ChartML", () => {
  it("keeps negative bars from turning white, in series and in points", () => {
    expect(vals(written("Exécution"), "invertIfNegative")).toEqual(["0", "0", "0", "0"]);
  });

  it("caches values without the empty cells, and texts", () => {
    const caches = descendants(written("Combinaison"), "val").map((one) => descendants(one, "pt"));
    expect(caches.map((points) => points.map((point) => point.attributes.get("idx")))).toEqual([
      ["0", "1", "2", "3"],
      ["0", "1", "3"],
      ["0", "1", "2", "3"],
    ]);
  });

  it("titles a chart from a cell, with the text that it has", () => {
    const title = childNamed(childNamed(written("Exécution"), "chart"), "title")!;
    expect(descendants(title, "f")[0]!.text).toBe("'Données'!$A$1");
    expect(descendants(title, "v")[0]!.text).toBe("Budget & crédits");
  });

  it("writes where the category axis is crossed on the value axis", () => {
    const plotArea = childNamed(childNamed(written("Exécution"), "chart"), "plotArea");
    expect(childNamed(childNamed(plotArea, "valAx"), "crosses")!.attributes.get("val")).toBe("max");
    expect(childNamed(childNamed(plotArea, "catAx"), "crosses")!.attributes.get("val")).toBe("autoZero");
  });

  it("labels the last point alone", () => {
    const labels = descendants(written("Dernier point"), "dLbls")[0]!;
    const own = labels.children.filter((child) => child.local !== "dLbl");
    const [point] = descendants(labels, "dLbl");
    expect(childNamed(point, "idx")!.attributes.get("val")).toBe("3");
    expect(childNamed(point, "showVal")!.attributes.get("val")).toBe("1");
    expect(own.map((child) => child.attributes.get("val"))).toEqual(["0", "0", "0", "0", "0", "0"]);
  });

  it("puts no label where its type of chart has no place for it", () => {
    const chart = chartNamed("Exécution");
    const stacked = { ...chart, series: chart.series.map((one) => ({ ...one, chartType: "BarStacked" })) };
    expect(vals(written("Exécution"), "dLblPos")).toEqual(["outEnd"]);
    expect(vals(parseXml(chartToXml(stacked, context)), "dLblPos")).toEqual([]);
  });

  it("stacks bars over each other, untold", () => {
    const stacked = plainCharts.find(({ name }) => name === "ColumnStacked")!;
    expect(vals(parseXml(chartToXml(stacked, context)), "overlap")).toEqual(["100"]);
  });

  it("stands a second value axis across from the first, on a hidden category axis", () => {
    const root = written("Combinaison");
    const [, second] = descendants(root, "valAx");
    expect(childNamed(second, "crosses")!.attributes.get("val")).toBe("max");
    expect(childNamed(descendants(root, "catAx")[1], "delete")!.attributes.get("val")).toBe("1");
  });
});

describe("a drawing", () => {
  it("escapes names and alternative texts", () => {
    const text = drawingToXml([{ chart: { ...richCharts[0]!, name: `"<&>"` }, relationshipId: "rId1" }], {
      strict: false,
    });
    const [properties] = descendants(parseXml(text), "cNvPr");
    expect(properties!.attributes.get("name")).toBe(`"<&>"`);
    expect(properties!.attributes.get("descr")).toBe('Exécution "2025" <par> nature');
  });

  it("comes back with the workbook", () => {
    const sheet = openXlsx(chartWorkbook(rows, richCharts)).sheets[0]!;
    const place = ({ name, anchor, altText, chartType }: ChartModel) => ({ name, anchor, altText, chartType });
    expect(sheet.charts.map(place)).toEqual(richCharts.map(place));
    expect(sheet.charts.map(({ part }) => part)).toEqual([1, 2, 3, 4, 5].map((n) => `/xl/charts/chart${n}.xml`));
    expect(new Set(sheet.charts.map(({ id }) => id)).size).toBe(richCharts.length);
  });
});

describe("readChart", () => {
  it.each(["", "<a/>", "<chartSpace><chart><plotArea/></chart></chartSpace>", "no XML", "<!DOCTYPE a><a/>"])(
    "gives an empty chart for %s",
    (text) => expect(readChart(text)).toMatchObject({ chartType: "Invalid", series: [] }),
  );

  it("resolves theme colours and their luminance", () => {
    const text = new TextDecoder()
      .decode(unzipSync(chartWorkbook(rows, plainCharts.slice(0, 1)))["xl/charts/chart1.xml"])
      .replace(`<a:srgbClr val="1F3864"/>`, `<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>`);
    expect(readChart(text).series[0]!.fill).toBe("#203864");
  });
});
