import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { HostFileError } from "../../src/host/xlsx/file-error.ts";
import { ExcelFailure } from "../../src/excel/failure.ts";
import { checkLine, runLine, type Run } from "../line/line.ts";
import { hasShared, sharedPath } from "../shared.ts";
import { lostParts } from "./parts.ts";
import { BUDGET_SHEET, SERVICE_SHEET, withBudget } from "./with-budget.ts";

/*
 * Public workbooks through the whole line: some in every run, all of them where JAUGE_WHOLE_CORPUS is set. Each is
 * checked as it is, then recomputed with a budget and indicators beside what it holds.
 */

const root = sharedPath("corpus");
const present = hasShared("corpus");
const whole = (process.env["JAUGE_WHOLE_CORPUS"] ?? "") !== "";

const files = present
  ? readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.xls[xm]$/i.test(name))
      .sort()
      .filter((name, index) => whole || name.startsWith("hostile") || index % 16 === 7)
  : [];

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(root, name)));

/** The work's answer, or the code of the refusal that a person is told; anything else thrown is a fault. */
async function orRefusal<T>(work: Promise<T>): Promise<T | string> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HostFileError) return error.code;
    if (error instanceof ExcelFailure && error.code === "too-large") return error.code;
    // The structure is protected: no sheet can be added.
    if (error instanceof Error && "code" in error && error.code === "AccessDenied") return "structure-protected";
    throw error;
  }
}

describe.skipIf(!present)("public workbooks through the line", () => {
  it("are there", () => expect(files.length).toBeGreaterThan(60));

  it.for(files)("%s", { timeout: 120_000 }, async (name) => {
    const bytes = bytesOf(name);
    const checked = await orRefusal(checkLine(bytes));
    if (name.startsWith("hostile")) expect(["corrupt", "too-large"]).toContain(checked);
    if (typeof checked === "string") return;
    const given = await orRefusal(withBudget(bytes));
    if (typeof given === "string") {
      expect(given).toBe("structure-protected");
      return;
    }
    const run = (await runLine(given)) as Run;
    expect(lostParts(bytes, run.bytes)).toEqual([]);
    expect(lostParts(given, run.bytes)).toEqual([]);
    const kinds = new Map(run.results.sheets.map(({ sheet, kind }) => [sheet, kind]));
    expect([kinds.get(BUDGET_SHEET), kinds.get(SERVICE_SHEET)]).toEqual(["budget-execution", "service-indicators"]);
    expect(run.applied.shortfalls).toEqual([]);
    expect(run.results.findings.some(({ code }) => code === "service.breached")).toBe(true);
  });
});
