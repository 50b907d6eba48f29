import { cellAt, formatAt } from "../cells/grid.ts";
import { periodIn, withYear } from "../cells/period.ts";
import { readRequirement } from "../cells/requirement.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { IndicatorRow, ServiceStatement } from "./statement.ts";
import { saysTotal } from "./totals.ts";
import { contextYear } from "./year.ts";

/** Reads "Indicateur | Exigences du marché | Constaté"; the observed cell stays raw, its unit depends on the indicator. */
export function readService(recognised: RecognisedTable, context: ReadingContext): ServiceStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const indicator = columns.get("indicator");
  const requirement = columns.get("requirement");
  const observed = columns.get("observed");
  const repeated = repeatsHeader(table);
  const rows: IndicatorRow[] = [];
  const words = { ceilings: context.settings.ceilingWords, floors: context.settings.floorWords };
  for (let row = table.top; row <= table.bottom; row += 1) {
    const label = indicator === undefined ? "" : textAt(grid, row, indicator);
    const asked = requirement === undefined ? null : cellAt(grid, row, requirement);
    const seen = observed === undefined ? null : cellAt(grid, row, observed);
    if (label === "" && isBlank(asked) && isBlank(seen)) ignore(count, "blank");
    else if (repeated(row)) ignore(count, "repeatedHeader");
    else if (label !== "" && isBlank(asked) && isBlank(seen)) ignore(count, "section");
    else if (label === "" || requirement === undefined || observed === undefined) {
      ignore(count, "unreadable");
      context.log.unreadable(
        refOf(grid.name, row, indicator ?? requirement ?? observed ?? 0),
        null,
        "indicator",
        "empty",
      );
    } else if (saysTotal(label)) ignore(count, "total");
    else {
      count.read += 1;
      rows.push({
        row,
        label,
        labelRef: refOf(grid.name, row, indicator!),
        requirement: readRequirement(asked, { label, format: formatAt(grid, row, requirement), words }),
        requirementRef: refOf(grid.name, row, requirement),
        requirementRaw: asked,
        observed: { ref: refOf(grid.name, row, observed), raw: seen, format: formatAt(grid, row, observed) },
      });
    }
  }
  return {
    kind: "service-indicators",
    block: blockOf(recognised, count, columns),
    rows,
    period: periodOfTable(recognised, observed, context),
  };
}

/** "2015-Q3" of the observed column's own heading, else of the nearest title that names a period. */
function periodOfTable(
  { table }: RecognisedTable,
  observed: number | undefined,
  context: ReadingContext,
): string | null {
  const headings = [...table.header.cells.values()].flatMap((cell) => [cell.text, ...cell.groups]);
  const titles = table.titles.map((title) => title.text);
  const year = contextYear([...headings, ...titles], table.grid, context.sheets, context.settings)?.year ?? null;
  const heading = observed === undefined ? undefined : table.header.cells.get(observed);
  if (heading?.period) {
    context.log.add("reading.latestColumn", "info", refOf(table.grid.name, heading.row, heading.column), {
      heading: heading.text,
    });
    return withYear(heading.period, year).key;
  }
  for (const text of [...headings, ...titles.reverse(), table.grid.name]) {
    const period = periodIn(text, year === null ? {} : { year });
    if (period.ok) return period.value.key;
  }
  return null;
}
