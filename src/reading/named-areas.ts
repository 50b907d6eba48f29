import { parseArea, type Area } from "../cells/address.ts";
import type { NamedRange, SheetGrid } from "../cells/grid.ts";

/** A name that the user gave to several rows and columns of one sheet. */
export interface NamedArea {
  readonly name: string;
  readonly area: Area;
}

/** Names that Excel gives of itself: print areas, filters, criteria. */
const OF_EXCEL = /^_xlnm|^_filter|print_(area|titles)|zone_d_impression|impression_des_titres|^(criteria|extract)$/i;

/** The named ranges of a sheet that could hold a table: three columns and two rows of data at least. */
export function namedAreas(grid: SheetGrid, names: readonly NamedRange[]): readonly NamedArea[] {
  return names.flatMap(({ name, formula }) => {
    const place = /^='?(.+?)'?!([$A-Z\d:]+)$/i.exec(formula);
    if (!place || OF_EXCEL.test(name) || place[1]!.replaceAll("''", "'") !== grid.name) return [];
    const area = parseArea(place[2]!);
    return area && area.right - area.left >= 2 && area.bottom - area.top >= 2 ? [{ name, area }] : [];
  });
}
