import { automaticColor } from "./chart-paint.ts";
import { pointLabels } from "./chart-label.ts";
import type { ChartData } from "./chart-data.ts";
import type { Rectangle } from "./chart-layout.ts";

interface PieProps {
  readonly data: ChartData;
  readonly rest: Rectangle;
  readonly locale: string;
}

/** One series as slices, from the top and clockwise. */
export function Pie({ data, rest, locale }: PieProps) {
  const series = data.series[0];
  if (!series) return null;
  const total = series.values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0) || 1;
  const radius = Math.min(rest.width, rest.height) / 2 - 8;
  const x = rest.left + rest.width / 2;
  const y = rest.top + rest.height / 2;
  const at = (share: number, distance: number) => {
    const angle = share * 2 * Math.PI - Math.PI / 2;
    return [x + Math.cos(angle) * distance, y + Math.sin(angle) * distance] as const;
  };
  const label = pointLabels(series, locale);
  let begun = 0;
  return (
    <>
      {series.values.map((value, index) => {
        const from = begun;
        begun += Math.abs(value ?? 0) / total;
        const share = begun - from;
        if (share === 0) return null;
        const to = share > 0.9999 ? from + 0.9999 : begun;
        const [x1, y1] = at(from, radius);
        const [x2, y2] = at(to, radius);
        const [lx, ly] = at((from + to) / 2, radius * 0.7);
        const shown = label(index);
        const fill = series.model.points.find((point) => point.index === index)?.fill ?? automaticColor(index);
        return (
          <g key={index}>
            <path
              d={`M${x},${y}L${x1},${y1}A${radius},${radius} 0 ${to - from > 0.5 ? 1 : 0},1 ${x2},${y2}Z`}
              fill={fill}
              stroke="#FFFFFF"
            />
            {shown && (
              <text x={lx} y={ly} textAnchor="middle" dominantBaseline="central" {...shown.type}>
                {shown.text}
              </text>
            )}
          </g>
        );
      })}
      {series.kind.element === "doughnutChart" && <circle cx={x} cy={y} r={radius / 2} fill="#FFFFFF" />}
    </>
  );
}
