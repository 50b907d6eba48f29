import type { Scalar } from "../../src/host/model/cells.ts";
import { calculate } from "../../src/host/formula/calculate.ts";
import { a1 } from "../../src/cells/address.ts";
import type { Plan } from "../../src/report/plan.ts";
import { sheetNamed, workbookOf } from "../host/formula/workbook.ts";

export interface Recounted {
  /** "Synthèse COPIL!B4" */
  readonly place: string;
  readonly formula: string;
  readonly planned: Scalar;
  readonly computed: Scalar;
}

/** Every formula of a plan computed anew over the users' sheets, beside the value that the plan gives it. */
export function recount(
  plan: Plan,
  users: Readonly<Record<string, Scalar[][]>>,
  locale: "fr-FR" | "en-US",
): Recounted[] {
  const own: Record<string, Scalar[][]> = Object.fromEntries(plan.sheets.map(({ name }) => [name, []]));
  const workbook = workbookOf({ ...Object.fromEntries(Object.keys(users).map((name) => [name, []])), ...own });
  for (const [name, rows] of Object.entries(users))
    rows.forEach((row, r) => row.forEach((value, c) => sheetNamed(workbook, name).cells.setValue(r, c, value)));
  for (const { name, cells } of plan.sheets) {
    const target = sheetNamed(workbook, name).cells;
    for (const { row, column, content } of cells) {
      if (!content) continue;
      if (content.kind === "formula") target.setFormula(row, column, content.formula.slice(1));
      else target.setValue(row, column, content.kind === "text" ? content.text : content.value);
    }
  }
  const { notComputed } = calculate(workbook, { cells: "all", locale });
  if (notComputed.length > 0) throw new Error(`not computed: ${JSON.stringify(notComputed)}`);
  return plan.sheets.flatMap(({ name, cells }) =>
    cells.flatMap(({ row, column, content }) =>
      content?.kind === "formula"
        ? [
            {
              place: `${name}!${a1(row, column)}`,
              formula: content.formula,
              planned: content.value,
              computed: sheetNamed(workbook, name).cells.value(row, column),
            },
          ]
        : [],
    ),
  );
}

/** Those whose two counts differ, beyond the fifteenth digit. */
export function differing(recounted: readonly Recounted[]): readonly Recounted[] {
  return recounted.filter(({ planned, computed }) =>
    typeof planned === "number" && typeof computed === "number"
      ? Math.abs(planned - computed) > 1e-6 * Math.max(1, Math.abs(planned)) * 1e-3
      : planned !== computed,
  );
}
