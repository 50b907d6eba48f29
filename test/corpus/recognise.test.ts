import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { budgetExecution } from "../../src/indicators/budget/execution.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { HostFileError } from "../../src/host/xlsx/file-error.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { readWorkbook } from "../../src/reading/read-workbook.ts";
import type { BudgetStatement, WorkbookReading } from "../../src/reading/statement.ts";
import { hasShared, sharedPath } from "../shared.ts";
import { snapshotOf } from "../snapshot-of.ts";

const readFile = (...parts: string[]): WorkbookReading => {
  const bytes = new Uint8Array(readFileSync(sharedPath("corpus", ...parts)));
  return readWorkbook(snapshotOf(openXlsx(bytes, { fileName: parts.at(-1)! })), DEFAULT_SETTINGS);
};

const budgetOf = (reading: WorkbookReading): BudgetStatement => {
  const [statement] = reading.statements;
  if (statement?.kind !== "budget-execution") throw new Error(`read as ${statement?.kind ?? "nothing"}`);
  return statement;
};

const euros = (cents: number | undefined): number | null => (cents === undefined ? null : cents / 100);

describe.skipIf(!hasShared("corpus", "budget-autorpt"))("budgets of the corpus, checked by hand", () => {
  it("reads a project budget whose printed totals are wrong", () => {
    const budget = budgetOf(readFile("budget-autorpt", "task_budget.xlsx"));
    expect(
      budget.rows.map((row) => [row.label, euros(row.amounts.budget?.cents), euros(row.amounts.paid?.cents)]),
    ).toEqual([
      ["1. Project planning", 20000, 15226],
      ["2.1 Staffing", 120000, 74538],
      ["2.2 Equipment", 30000, 12500],
      ["2.3 Travel", 40000, 9929],
      ["3.1 Science review", 5000, 5000],
      ["3.2 Field collection", 50000, 25405],
      ["3.3 Data analysis", 75000, 23232],
      ["3.4 Data viz", 90000, 7895],
      ["4. Reporting", 15000, 15000],
      ["indirect (10%)", 34500, 12719.3],
    ]);
    // The sub-totals sum the lines of their section; "total project" (345 000) forgets one, which is for the checks to say.
    expect(budget.totals.map((total) => [total.label, euros(total.amounts.budget?.cents), total.leaves])).toEqual([
      ["sub-total", 190000, [3, 4, 5]],
      ["sub-total", 220000, [8, 9, 10, 11]],
      ["total project", 345000, [1, 3, 4, 5, 8, 9, 10, 11, 13]],
      ["TOTAL", 379500, [1, 3, 4, 5, 8, 9, 10, 11, 13, 15]],
    ]);
    expect(budget.block.rows).toEqual({ read: 10, ignored: 6, reasons: { section: 2, total: 4 } });
    expect(budget.rows.map((row) => row.envelope)).toEqual([
      null,
      ...[1, 2, 3].map(() => "2. Implementation"),
      ...[1, 2, 3, 4].map(() => "3. Monitoring"),
      null,
      null,
    ]);
    const { result, findings } = budgetExecution(budget, DEFAULT_SETTINGS);
    expect(result.latest).toMatchObject({ budget: 479_500_00, paid: 201_444_30, committed: null });
    expect(result.latest!.executionRate.value).toBeCloseTo(201_444.3 / 479_500, 12);
    expect(findings.flatMap(({ cell, params }) => ("difference" in params ? [[cell, params.difference]] : []))).toEqual(
      expect.arrayContaining([
        ["D14", 15000],
        ["D16", -10500],
        ["B15", -100000],
        ["C15", -61532],
        ["D15", -158468],
        ["B17", -100000],
        ["C17", -61532],
        ["D17", -158468],
      ]),
    );
  });

  it.each([
    [
      "2018-q3",
      [
        ["Q1", 0],
        ["Q2", 350000],
        ["Q3", 689000],
      ],
    ],
    [
      "2018-q4",
      [
        ["Q1", 0],
        ["Q2", 350000],
        ["Q3", 689000],
        ["Q4", 0],
      ],
    ],
    ["2019-q1", [["Q1", 1100000]]],
  ] as const)("reads expenditure with one column a quarter: %s", (file, expected) => {
    const budget = budgetOf(readFile("budget-southafrica", `time-series-chart_mockup-data-${file}.xlsx`));
    expect(budget.rows.map((row) => [row.period?.key, euros(row.amounts.paid?.cents)])).toEqual(expected);
    expect(budget.rows[0]!.label).toBe("A School");
    // The columns of appropriations are empty, so nothing says whether the quarters add up.
    expect(budget.rows[0]!.amounts.budget).toBeUndefined();
  });
});

describe.skipIf(!hasShared("corpus"))("workbooks that are no budget", () => {
  // At most 1 in 200 may be taken for one, each looked at; today none is.
  it("takes none for one", () => {
    const taken: string[] = [];
    let opened = 0;
    for (const folder of readdirSync(sharedPath("corpus"), { withFileTypes: true })) {
      if (!folder.isDirectory() || folder.name.startsWith("budget-")) continue;
      for (const file of readdirSync(sharedPath("corpus", folder.name))) {
        if (!/\.xls[xm]$/i.test(file)) continue;
        let reading: WorkbookReading;
        try {
          reading = readFile(folder.name, file);
        } catch (error) {
          if (error instanceof HostFileError) continue;
          throw error;
        }
        opened += 1;
        if (reading.statements.some((statement) => statement.kind === "budget-execution"))
          taken.push(`${folder.name}/${file}`);
      }
    }
    expect(opened).toBeGreaterThan(800);
    expect(taken).toEqual([]);
  }, 300_000);
});
