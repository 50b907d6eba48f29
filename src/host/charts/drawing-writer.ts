import type { ChartAnchor, ChartModel } from "../model/chart.ts";
import { element, textElement } from "./element.ts";
import { drawingNamespaces, namespaces } from "./namespaces.ts";
import { EMU } from "./shape-xml.ts";

export interface PlacedChart {
  readonly chart: Pick<ChartModel, "name" | "altText" | "anchor">;
  /** Of the drawing part, to the chart part. */
  readonly relationshipId: string;
}

function corner(name: string, { row, column, dx, dy }: ChartAnchor["from"]): string {
  return element(
    name,
    {},
    textElement("xdr:col", String(column)),
    textElement("xdr:colOff", String(Math.round(dx * EMU))),
    textElement("xdr:row", String(row)),
    textElement("xdr:rowOff", String(Math.round(dy * EMU))),
  );
}

/** One `xdr:twoCellAnchor`; it declares the chart and relationship prefixes itself, so that it fits in any drawing. `id` is unique in the drawing. */
export function anchorXml({ chart, relationshipId }: PlacedChart, id: number, strict: boolean): string {
  const { c, r } = namespaces(strict);
  const zero = element("a:off", { x: 0, y: 0 }) + element("a:ext", { cx: 0, cy: 0 });
  const frame = element(
    "xdr:graphicFrame",
    { macro: "" },
    element(
      "xdr:nvGraphicFramePr",
      {},
      element("xdr:cNvPr", { id, name: chart.name, descr: chart.altText || null }),
      element("xdr:cNvGraphicFramePr", {}),
    ),
    element("xdr:xfrm", {}, zero),
    element(
      "a:graphic",
      {},
      element("a:graphicData", { uri: c }, element("c:chart", { "xmlns:c": c, "xmlns:r": r, "r:id": relationshipId })),
    ),
  );
  const corners = corner("xdr:from", chart.anchor.from) + corner("xdr:to", chart.anchor.to);
  return element("xdr:twoCellAnchor", {}, corners, frame, element("xdr:clientData", {}));
}

/** A drawing part that holds these charts, from back to front. */
export function drawingToXml(charts: readonly PlacedChart[], context: { readonly strict: boolean }): string {
  const anchors = charts.map((placed, index) => anchorXml(placed, index + 2, context.strict));
  const root = element("xdr:wsDr", drawingNamespaces(context.strict), ...anchors);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
