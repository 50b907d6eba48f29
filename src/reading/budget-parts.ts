import { rowCount, type RowCount } from "./block.ts";
import { budgetColumns, type BudgetColumns, type FigureLine } from "./budget-columns.ts";
import { measuresAcrossLines, measuresDownLines } from "./budget-cross-lines.ts";
import { straightLines } from "./budget-lines.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { Owner, OwnersAcross } from "./owners-across.ts";
import type { ReadingContext } from "./reading-context.ts";

/** The lines of a table, or of one of the owners that stand side by side in it. */
export interface BudgetPart {
  readonly recognised: RecognisedTable;
  readonly plan: BudgetColumns;
  readonly lines: readonly FigureLine[];
  readonly owner: Owner | null;
  /** What is said of the whole table is said once, with its first part. */
  readonly context: ReadingContext;
}

export function partsOf(
  recognised: RecognisedTable,
  year: number | null,
  count: RowCount,
  context: ReadingContext,
): readonly BudgetPart[] {
  const { cross, owners } = recognised;
  if (owners) return owners.owners.map((owner, index) => partOf(owner, index, owners));
  const plan = budgetColumns(recognised);
  const lines =
    cross === null
      ? straightLines(recognised, plan, year, count, context)
      : cross.shape === "measures-down"
        ? measuresDownLines(recognised, cross, year, count)
        : measuresAcrossLines(recognised, cross, plan, year, count);
  return [{ recognised, plan, lines, owner: null, context }];

  function partOf(owner: Owner, index: number, { keys, owners: all }: OwnersAcross): BudgetPart {
    const own = ownedBy(recognised, owner, all[0]!, keys);
    const again = index > 0;
    const ownPlan = budgetColumns(own);
    const quiet = { ...context, log: { ...context.log, add: () => undefined, unreadable: () => undefined } };
    const ownYear = owner.is === "year" ? Number(owner.name) : year;
    const read = straightLines(own, ownPlan, ownYear, again ? rowCount() : count, again ? quiet : context);
    const { add } = context.log;
    const once: typeof add = (code, ...rest) => (code.startsWith("reading.scale") ? undefined : add(code, ...rest));
    return {
      recognised: own,
      plan: ownPlan,
      lines: read.map((line) => of(line, owner)),
      owner,
      context: again ? { ...context, log: { ...context.log, add: once } } : context,
    };
  }
}

/** The table as one owner prints it, its columns playing the roles of the first owner's. */
function ownedBy(recognised: RecognisedTable, owner: Owner, first: Owner, keys: OwnersAcross["keys"]): RecognisedTable {
  const { table, recognition } = recognised;
  const columns = [...keys, ...owner.columns].sort((a, b) => a.column - b.column);
  const own = new Map(
    [...recognition.assignment.columns].map(([role, column]) => {
      const at = first.columns.indexOf(column);
      return [role, at < 0 ? column : owner.columns[at]!] as const;
    }),
  );
  const assignment = { ...recognition.assignment, columns: own };
  return { ...recognised, table: { ...table, columns }, recognition: { ...recognition, assignment } };
}

/** A row that says its envelope stands under components, one that says its component under envelopes. */
function of(line: FigureLine, { name, is }: Owner): FigureLine {
  if (is === "total" || is === "year") return line;
  if (is === "envelope") return line.envelope === null ? { ...line, envelope: name } : { ...line, entity: name };
  if (line.entity === null) return { ...line, entity: name };
  return line.envelope === null ? { ...line, envelope: name } : { ...line, entity: `${line.entity} – ${name}` };
}
