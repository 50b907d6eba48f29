import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { boundingArea } from "./parse.ts";
import { eachPart, parsedName } from "./parsed.ts";
import { definedName, structuredRange, wholeTable } from "./resolve.ts";
import type { Expression } from "./syntax.ts";
import { isError, rangeOf, type Range } from "./value.ts";

/** Cells that a formula names, directly or by a defined name; what OFFSET and INDIRECT reach besides is not known. */
export function precedentsOf(
  expression: Expression,
  workbook: WorkbookModel,
  from: { readonly sheet: SheetModel; readonly row: number; readonly column: number },
  sheetNamed: (name: string) => SheetModel | null,
): Range[] {
  const found: Range[] = [];
  const seen = new Set<Expression>();
  const collect = (part: Expression, sheet: SheetModel): void => {
    if (seen.has(part)) return;
    seen.add(part);
    eachPart(part, (inner) => {
      switch (inner.kind) {
        case "range": {
          const own = inner.sheet === null ? sheet : sheetNamed(inner.sheet);
          if (own) found.push(rangeOf(own, inner.area));
          return;
        }
        case "structured": {
          const range = structuredRange(inner, workbook, from);
          if (!isError(range)) found.push(range);
          return;
        }
        case "name": {
          const scope = inner.sheet === null ? sheet : sheetNamed(inner.sheet);
          const name = scope && definedName(workbook, scope, inner.name);
          const formula = name && parsedName(workbook, name.name.formula, from.row, from.column).expression;
          if (formula) collect(formula, name.sheet);
          else if (scope && !name) collect(wholeTable(inner.name), scope);
          return;
        }
        case "reference":
          // Of "A1:INDEX(B1:B9,n)", the cells between the two ends may be read as well.
          if (inner.operator === "span") spanOf(inner, sheet);
      }
    });
  };
  const spanOf = ({ left, right }: Extract<Expression, { kind: "reference" }>, sheet: SheetModel): void => {
    const ends: Range[] = [];
    for (const end of [left, right])
      eachPart(end, (part) => {
        if (part.kind !== "range") return;
        const own = part.sheet === null ? sheet : sheetNamed(part.sheet);
        if (own) ends.push(rangeOf(own, part.area));
      });
    const [first] = ends;
    if (!first) return;
    const area = ends
      .filter((end) => end.sheet === first.sheet)
      .reduce<Range>((all, end) => rangeOf(first.sheet, boundingArea(all, end)), first);
    found.push(area);
  };
  collect(expression, from.sheet);
  return found;
}
