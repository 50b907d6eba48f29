import { cellAt } from "../cells/grid.ts";
import type { CellRef } from "../cells/address.ts";
import { ignore, refOf, type RowCount } from "./block.ts";
import { figureOfRole, type BudgetColumns, type Figure, type FigureLine } from "./budget-columns.ts";
import type { CrossLine, CrossTable } from "./cross-table.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { periodCell } from "./period-cell.ts";
import type { Role } from "./roles.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import { saysTotal } from "./totals.ts";

export function measuresDownLines(
  { table }: RecognisedTable,
  cross: CrossTable,
  year: number | null,
  count: RowCount,
): FigureLine[] {
  const { grid } = table;
  const roles = new Set(cross.lines.map((line) => line.role));
  const groups = new Map<string | null, CrossLine[]>();
  for (const line of cross.lines) {
    const known = groups.get(line.group);
    if (known) known.push(line);
    else groups.set(line.group, [line]);
  }
  const lines: FigureLine[] = [];
  for (const [group, members] of groups) {
    const isTotal = group !== null && groups.size > 1 && saysTotal(group);
    if (isTotal) members.forEach(() => ignore(count, "total"));
    for (const { column, heading } of cross.periods) {
      const cells = new Map<Figure, CellRef>();
      for (const member of members) {
        const figure = figureOfRole(member.role, (role) => roles.has(role));
        if (figure && !isBlank(cellAt(grid, member.row, column)))
          cells.set(figure, refOf(grid.name, member.row, column));
      }
      if (cells.size === 0) continue;
      const ref = refOf(grid.name, heading.row, column);
      const raw = cellAt(grid, heading.row, column);
      lines.push({
        row: column,
        label: groups.size > 1 && group !== null ? group : heading.text,
        labelRef: ref,
        envelope: groups.size > 1 && !isTotal ? group : null,
        entity: null,
        period: periodCell(heading.period!, ref, raw, year),
        dated: true,
        depth: null,
        code: null,
        section: 0,
        surelyTotal: isTotal,
        cells,
      });
    }
  }
  return lines;
}

export function measuresAcrossLines(
  recognised: RecognisedTable,
  cross: CrossTable,
  plan: BudgetColumns,
  year: number | null,
  count: RowCount,
): FigureLine[] {
  const { table } = recognised;
  const { grid } = table;
  const roles = new Set<Role>([
    ...cross.periods.flatMap(({ role }) => (role ? [role] : [])),
    ...recognised.recognition.assignment.columns.keys(),
  ]);
  const has = (role: Role): boolean => roles.has(role);
  const byPeriod = new Map<string, CrossTable["periods"][number][]>();
  for (const measure of cross.periods) {
    const { key } = measure.heading.period!;
    const known = byPeriod.get(key);
    if (known) known.push(measure);
    else byPeriod.set(key, [measure]);
  }
  const textOf = (row: number, role: Role): string => {
    const column = plan.keys.get(role);
    return column ? textAt(grid, row, column.column) : "";
  };
  const lines: FigureLine[] = [];
  let envelope = "";
  for (let row = table.top; row <= table.bottom; row += 1) {
    const labelColumn = cross.labelColumn;
    const raw = labelColumn === null ? null : cellAt(grid, row, labelColumn);
    const label = raw === null || typeof raw === "boolean" ? "" : String(raw).trim();
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) {
      ignore(count, "blank");
      continue;
    }
    const isTotal = saysTotal(label);
    if (isTotal) ignore(count, "total");
    envelope = textOf(row, "envelope") || envelope;
    const before = lines.length;
    for (const measures of byPeriod.values()) {
      const cells = new Map<Figure, CellRef>();
      for (const { column, role } of measures) {
        const figure = role === null ? null : figureOfRole(role, has);
        if (figure && !isBlank(cellAt(grid, row, column))) cells.set(figure, refOf(grid.name, row, column));
      }
      if (cells.size === 0) continue;
      for (const [figure, column] of plan.figures)
        if (!cells.has(figure) && !isBlank(cellAt(grid, row, column.column)))
          cells.set(figure, refOf(grid.name, row, column.column));
      const { heading } = measures[0]!;
      const periodRef = refOf(grid.name, heading.row, heading.column);
      lines.push({
        row,
        label: label === "" ? heading.text : label,
        labelRef: labelColumn === null ? periodRef : refOf(grid.name, row, labelColumn),
        envelope: envelope || null,
        entity: textOf(row, "costCentre") || null,
        period: periodCell(heading.period!, periodRef, cellAt(grid, heading.row, heading.column), year),
        dated: true,
        depth: null,
        code: null,
        section: 0,
        surelyTotal: isTotal,
        cells,
      });
    }
    if (lines.length === before) ignore(count, "noAmounts");
  }
  return lines;
}
