import { automaticColor, drawnLine, surface } from "./chart-paint.ts";
import { Axes, plotArea } from "./chart-axes.tsx";
import { chartData, isDrawn } from "./chart-data.ts";
import { layoutChart, lineHeight } from "./chart-layout.ts";
import { Pie } from "./chart-pie.tsx";
import { Plot } from "./chart-plot.tsx";
import { scaleOf } from "./scale.ts";
import { typeOf } from "./chart-label.ts";
import type { ChartData, SeriesData } from "./chart-data.ts";
import type { ChartModel } from "../host/model/chart.ts";
import type { Scale } from "./scale.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";
import type { Words } from "./words.ts";

interface ChartProps {
  readonly words: Words;
  readonly workbook: WorkbookModel;
  readonly chart: ChartModel;
  readonly width: number;
  readonly height: number;
  readonly locale: string;
}

const TITLE_POINTS = 14;
const LEGEND_POINTS = 9;

/** A native chart of the workbook, drawn anew from its description and its cells. */
export function Chart({ words, workbook, chart, width, height, locale }: ChartProps) {
  const data = chartData(workbook, chart, locale);
  const name = words.chartName(chart.name, data.title ?? "", data.series.map((one) => one.name).join(", "));
  const frame = {
    fill: chart.areaFill ?? "#FFFFFF",
    stroke: chart.areaLine.color ?? "#D9D9D9",
  };
  if (!isDrawn(chart)) {
    return (
      <svg role="img" aria-label={`${name} ${words.chartNotDrawn}`} width={width} height={height}>
        <rect width={width} height={height} {...frame} />
        <text x={width / 2} y={height / 2} textAnchor="middle" {...typeOf({}, chart.font)}>
          {words.chartNotDrawn}
        </text>
      </svg>
    );
  }
  const round = data.series.some(({ kind }) => kind.element === "pieChart" || kind.element === "doughnutChart");
  const titlePoints = chart.title.font.size ?? TITLE_POINTS;
  const bold = chart.title.font.bold ?? false;
  const legendPoints = chart.legend.font.size ?? LEGEND_POINTS;
  const layout = layoutChart(
    { width, height },
    data.title === null ? null : { text: data.title, points: titlePoints, bold },
    chart.legend.visible
      ? {
          names: round ? data.categories : data.series.map((one) => one.name),
          position: chart.legend.position,
          points: legendPoints,
        }
      : null,
  );
  return (
    <svg role="img" aria-label={name} width={width} height={height}>
      <rect x={0.5} y={0.5} width={Math.max(0, width - 1)} height={Math.max(0, height - 1)} {...frame} />
      {layout.title?.lines.map((line, index) => (
        <text
          key={index}
          x={width / 2}
          y={layout.title!.top + (index + 0.5) * lineHeight(titlePoints)}
          textAnchor="middle"
          dominantBaseline="central"
          {...typeOf({ color: "#1B1B1B", ...chart.title.font }, chart.font, TITLE_POINTS)}
        >
          {line}
        </text>
      ))}
      {layout.legend.map((entry, index) => (
        <g key={index} transform={`translate(${entry.left} ${entry.top + lineHeight(legendPoints) / 2})`}>
          <LegendKey data={data} index={index} round={round} />
          <text x={26} dominantBaseline="central" {...typeOf(chart.legend.font, chart.font, LEGEND_POINTS)}>
            {entry.name}
          </text>
        </g>
      ))}
      {round ? (
        <Pie data={data} rest={layout.rest} locale={locale} />
      ) : (
        <Cartesian chart={chart} data={data} rest={layout.rest} locale={locale} />
      )}
    </svg>
  );
}

function LegendKey({
  data,
  index,
  round,
}: {
  readonly data: ChartData;
  readonly index: number;
  readonly round: boolean;
}) {
  if (round) return <rect x={10} y={-5} width={10} height={10} fill={slicePaint(data.series[0]!, index)} />;
  const series = data.series[index]!;
  if (series.kind.element === "lineChart") return <path d="M2,0H22" {...drawnLine(series, index)} />;
  return <rect x={10} y={-5} width={10} height={10} {...surface(series, index, -1)} />;
}

function slicePaint({ model }: SeriesData, point: number): string {
  return model.points.find(({ index }) => index === point)?.fill ?? automaticColor(point);
}

interface CartesianProps {
  readonly chart: ChartModel;
  readonly data: ChartData;
  readonly rest: ReturnType<typeof layoutChart>["rest"];
  readonly locale: string;
}

function Cartesian({ chart, data, rest, locale }: CartesianProps) {
  const lying = data.series.some(({ kind }) => kind.direction === "bar");
  const primary = scaleFor(chart, data, "Primary");
  const scales = {
    Primary: primary,
    Secondary: chart.secondaryValueAxis ? scaleFor(chart, data, "Secondary") : primary,
  };
  const plot = plotArea(chart, data, rest, scales, lying, locale);
  return (
    <>
      {chart.plotFill !== null && chart.plotFill !== "none" && (
        <rect x={plot.left} y={plot.top} width={plot.width} height={plot.height} fill={chart.plotFill} />
      )}
      <Axes chart={chart} data={data} rest={rest} plot={plot} scales={scales} lying={lying} locale={locale}>
        <Plot
          series={data.series}
          categories={data.categories.length}
          plot={plot}
          scales={scales}
          lying={lying}
          reversedCategories={chart.categoryAxis.reversed}
          locale={locale}
        />
      </Axes>
    </>
  );
}

function scaleFor(chart: ChartModel, { series, categories }: ChartData, group: "Primary" | "Secondary"): Scale {
  const own = series.filter(({ model }) => model.axisGroup === group);
  const axis = group === "Primary" ? chart.valueAxis : (chart.secondaryValueAxis ?? chart.valueAxis);
  const fromZero = own.some(({ kind }) => kind.element !== "lineChart");
  if (own.some(({ kind }) => kind.grouping === "percentStacked")) return scaleOf([0, 0.98], axis, true);
  const stacked = own.filter(({ kind }) => kind.grouping === "stacked");
  const sums = categories.map((_, point) => stacked.reduce((sum, { values }) => sum + (values[point] ?? 0), 0));
  const plain = own.filter(({ kind }) => kind.grouping !== "stacked").flatMap(({ values }) => values);
  const values = [...plain.filter((value) => value !== null), ...(stacked.length > 0 ? sums : [])];
  return scaleOf(values, axis, fromZero);
}
