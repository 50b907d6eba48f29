import type { SeriesData } from "./chart-data.ts";

const DEFAULT_SIZE = 5;
const PIXELS_PER_POINT = 4 / 3;

/** The mark of a point around 0,0, or null for a line without marks. */
export function markerPath({ model, kind }: SeriesData): string | null {
  const style = model.marker.style ?? (kind.markers ? "Circle" : "None");
  if (style === "None" || (style === "Automatic" && !kind.markers)) return null;
  const r = ((model.marker.size ?? DEFAULT_SIZE) * PIXELS_PER_POINT) / 2;
  switch (style) {
    case "Square":
      return `M${-r},${-r}H${r}V${r}H${-r}Z`;
    case "Diamond":
      return `M0,${-r}L${r},0L0,${r}L${-r},0Z`;
    case "Triangle":
      return `M0,${-r}L${r},${r}H${-r}Z`;
    default:
      return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
  }
}
