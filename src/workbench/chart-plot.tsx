import { drawnLine, surface } from "./chart-paint.ts";
import { markerPath } from "./chart-marker.ts";
import { pointLabels } from "./chart-label.ts";
import type { PointLabel } from "./chart-label.ts";
import type { Rectangle } from "./chart-layout.ts";
import type { Scale } from "./scale.ts";
import type { SeriesData } from "./chart-data.ts";

export interface PlotProps {
  readonly series: readonly SeriesData[];
  readonly categories: number;
  readonly plot: Rectangle;
  /** By axis group. */
  readonly scales: { readonly Primary: Scale; readonly Secondary: Scale };
  /** Bars lie, categories run down the side. */
  readonly lying: boolean;
  readonly reversedCategories: boolean;
  readonly locale: string;
}

interface Bar {
  readonly key: string;
  readonly rectangle: Rectangle;
  readonly paints: ReturnType<typeof surface>;
  readonly label: PointLabel | null;
  readonly negative: boolean;
}

const DEFAULT_GAP = 150;

/** Where the values of series stand: bars side by side, over one another or stacked, then lines over them. */
export function Plot(props: PlotProps) {
  const { lying } = props;
  const bars = barsOf(props);
  return (
    <>
      {bars.map(({ key, rectangle: { left, top, width, height }, paints }) => (
        <rect key={key} x={left} y={top} width={width} height={height} {...paints} />
      ))}
      {props.series.map((series, index) =>
        series.kind.element === "lineChart" || series.kind.element === "areaChart" ? (
          <Line key={index} {...props} line={series} index={index} />
        ) : null,
      )}
      {bars.map(({ key, rectangle, label, negative }) =>
        label ? <BarLabel key={key} rectangle={rectangle} label={label} lying={lying} negative={negative} /> : null,
      )}
    </>
  );
}

/** The middle of a category along its axis. */
function middle({ categories, plot, lying, reversedCategories }: PlotProps, index: number): number {
  const share = (index + 0.5) / categories;
  if (lying) return plot.top + plot.height * (reversedCategories ? share : 1 - share);
  return plot.left + plot.width * (reversedCategories ? 1 - share : share);
}

const along = ({ plot, lying }: PlotProps, scale: Scale, value: number): number => {
  const share = Math.min(1, Math.max(0, scale.fraction(value)));
  return lying ? plot.left + plot.width * share : plot.top + plot.height * (1 - share);
};

function barsOf(props: PlotProps): Bar[] {
  const { series, categories, plot, lying, scales } = props;
  const bars = series.flatMap((one, index) => (one.kind.element === "barChart" ? [{ one, index }] : []));
  const first = bars[0]?.one.model;
  if (!first || categories === 0) return [];
  const stacked = bars[0]!.one.kind.grouping !== "clustered";
  const overlap = stacked ? 1 : (first.overlap ?? 0) / 100;
  const gap = (first.gapWidth ?? DEFAULT_GAP) / 100;
  const slot = (lying ? plot.height : plot.width) / categories;
  const abreast = bars.length - (bars.length - 1) * overlap;
  const thickness = slot / (abreast + gap);
  return Array.from({ length: categories }, (_, point) => point).flatMap((point) => {
    const total = bars.reduce((sum, { one }) => sum + Math.abs(one.values[point] ?? 0), 0);
    let piled = 0;
    return bars.flatMap(({ one, index }, position): Bar[] => {
      const raw = one.values[point] ?? null;
      if (raw === null) return [];
      const value = one.kind.grouping === "percentStacked" ? raw / (total || 1) : raw;
      const scale = scales[one.model.axisGroup];
      const base = stacked ? piled : Math.max(scale.minimum, Math.min(scale.maximum, 0));
      piled = stacked ? piled + value : 0;
      const [from, to] = [along(props, scale, base), along(props, scale, stacked ? piled : value)];
      const order = props.reversedCategories !== lying ? bars.length - 1 - position : position;
      const across =
        middle(props, point) - (thickness * abreast) / 2 + (stacked ? 0 : order * thickness * (1 - overlap));
      const length = Math.abs(to - from);
      const start = Math.min(from, to);
      return [
        {
          key: `${index}-${point}`,
          rectangle: lying
            ? { left: start, top: across, width: length, height: thickness }
            : { left: across, top: start, width: thickness, height: length },
          paints: surface(one, index, point),
          label: pointLabels(one, props.locale)(point),
          negative: value < 0,
        },
      ];
    });
  });
}

interface BarLabelProps {
  readonly rectangle: Rectangle;
  readonly label: PointLabel;
  readonly lying: boolean;
  readonly negative: boolean;
}

function BarLabel({ rectangle: { left, top, width, height }, label, lying, negative }: BarLabelProps) {
  const inside = label.position === "Center" || label.position === "InsideEnd" || label.position === "InsideBase";
  const [x, y] = lying
    ? [inside ? left + width / 2 : negative ? left - 4 : left + width + 4, top + height / 2]
    : [left + width / 2, inside ? top + height / 2 : negative ? top + height + 8 : top - 7];
  const anchor = !lying || inside ? "middle" : negative ? "end" : "start";
  return (
    <text x={x} y={y} textAnchor={anchor} dominantBaseline="central" {...label.type}>
      {label.text}
    </text>
  );
}

function Line(props: PlotProps & { readonly line: SeriesData; readonly index: number }) {
  const { line, index, scales, plot } = props;
  const scale = scales[line.model.axisGroup];
  const labels = pointLabels(line, props.locale);
  const points = line.values.map((value, point) =>
    value === null ? null : { point, x: middle(props, point), y: along(props, scale, value) },
  );
  const runs = runsOf(points);
  const paints = drawnLine(line, index);
  const marker = markerPath(line);
  const { marker: look } = line.model;
  const fill = look.fill ?? paints.stroke;
  return (
    <>
      {line.kind.element === "areaChart" &&
        runs.map((run, key) => (
          <path
            key={key}
            d={`M${run[0]!.x},${plot.top + plot.height}L${run.map(({ x, y }) => `${x},${y}`).join("L")}L${run.at(-1)!.x},${plot.top + plot.height}Z`}
            {...surface(line, index, -1)}
          />
        ))}
      {line.kind.element === "lineChart" &&
        line.kind.lines &&
        runs.map((run, key) => (
          <path key={key} d={`M${run.map(({ x, y }) => `${x},${y}`).join("L")}`} strokeLinejoin="round" {...paints} />
        ))}
      {points.map((place) => {
        if (!place) return null;
        const label = labels(place.point);
        return (
          <g key={place.point}>
            {marker !== null && (
              <path
                d={marker}
                transform={`translate(${place.x} ${place.y})`}
                fill={fill === "none" ? "#FFFFFF" : fill}
                stroke={look.line ?? fill}
              />
            )}
            {label && <LineLabel x={place.x} y={place.y} label={label} />}
          </g>
        );
      })}
    </>
  );
}

function LineLabel({ x, y, label }: { readonly x: number; readonly y: number; readonly label: PointLabel }) {
  const beside = label.position === "Right" ? 8 : label.position === "Left" ? -8 : 0;
  const anchor = beside > 0 ? "start" : beside < 0 ? "end" : "middle";
  const below = label.position === "Bottom" ? 12 : beside === 0 && label.position !== "Center" ? -12 : 0;
  return (
    <text x={x + beside} y={y + below} textAnchor={anchor} dominantBaseline="central" {...label.type}>
      {label.text}
    </text>
  );
}

/** Stretches without a gap. */
function runsOf<P>(points: readonly (P | null)[]): P[][] {
  const runs: P[][] = [[]];
  for (const point of points) {
    if (point !== null) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
