import { ESLint } from "eslint";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
// The rules that know nothing of types are enough here, and the imagined files are in no project.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parserOptions: { projectService: false } },
      rules: { "@typescript-eslint/no-floating-promises": "off", "@typescript-eslint/no-misused-promises": "off" },
    },
  ],
});

async function rulesBroken(filePath: string, code: string): Promise<(string | null)[]> {
  const [report] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return report!.messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId);
}

const IMPORTS = "@typescript-eslint/no-restricted-imports";
const GLOBALS = "no-restricted-globals";

describe("the boundaries of the house fail the lint", () => {
  it.each([
    ["src/cells/x.ts", 'import { y } from "../reading/y.ts"; y();', IMPORTS],
    ["src/cells/x.ts", 'import { y } from "../locales/format.ts"; y();', IMPORTS],
    ["src/reading/x.ts", 'import { y } from "../indicators/budget/y.ts"; y();', IMPORTS],
    ["src/indicators/budget/x.ts", 'import { y } from "../../report/y.ts"; y();', IMPORTS],
    ["src/report/x.ts", 'import { y } from "../excel/apply.ts"; y();', IMPORTS],
    ["src/recompute.ts", 'import { y } from "./taskpane/y.ts"; y();', IMPORTS],
    ["src/recompute.ts", 'import { y } from "./host/node.ts"; y();', IMPORTS],
    ["src/excel/x.ts", 'import { y } from "../indicators/results.ts"; y();', IMPORTS],
    ["src/taskpane/x.tsx", 'import { y } from "../host/node.ts"; y();', IMPORTS],
    ["src/commands/x.ts", 'import { y } from "../workbench/y.ts"; y();', IMPORTS],
    ["src/functions/x.ts", 'import { y } from "../cli/y.ts"; y();', IMPORTS],
    ["src/host/x.ts", 'import { y } from "../report/plan.ts"; y();', IMPORTS],
    ["src/report/x.ts", "export const x = Excel.run;", GLOBALS],
    ["src/taskpane/x.tsx", "export const x = Office.context;", GLOBALS],
    ["src/recompute.ts", "export const x = OfficeExtension.Error;", GLOBALS],
  ])("%s: %s", async (file, code, rule) => {
    expect(await rulesBroken(file, code)).toContain(rule);
  });

  it.each([
    ["src/reading/x.ts", 'import { a1 } from "../cells/address.ts"; a1(0, 0);'],
    ["src/report/x.ts", 'import { y } from "../locales/format.ts"; y();'],
    ["src/recompute.ts", 'import { y } from "./excel/port.ts"; y();'],
    ["src/excel/x.ts", "export const x = Excel.run;"],
    ["src/host/protocol/x.ts", 'import { a1 } from "../../cells/address.ts"; a1(0, 0);'],
    ["src/cli/x.ts", 'import { y } from "../host/node.ts"; y();'],
  ])("%s may: %s", async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual([]);
  });
});
