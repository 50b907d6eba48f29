import type { CellRef } from "../cells/address.ts";
import type { SheetGrid } from "../cells/grid.ts";
import type { Header } from "./header.ts";
import type { TableColumn } from "./table-columns.ts";

export interface Title {
  readonly text: string;
  readonly ref: CellRef;
}

/** A table as it stands on its sheet, before anyone says what it is about. Rows and columns are absolute. */
export interface FoundTable {
  readonly grid: SheetGrid;
  readonly header: Header;
  readonly columns: readonly TableColumn[];
  /** Data rows, first and last. */
  readonly top: number;
  readonly bottom: number;
  /** Texts above, nearest last. */
  readonly titles: readonly Title[];
  /** Texts just below. */
  readonly notes: readonly Title[];
  /** The Excel table says that its last row is a total. */
  readonly totalsRow: boolean;
}

/** Everything printed around a table, for words that bear on the whole of it. */
export const surroundings = (table: FoundTable): string =>
  [table.grid.name, ...table.titles.map((title) => title.text), ...table.notes.map((note) => note.text)].join(" \n ");
