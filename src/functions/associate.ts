import type { CellValue } from "../cells/grid.ts";
import table from "./table.json";

/** The global of Office.js for custom functions. */
export interface FunctionsHost {
  readonly associate: (id: string, call: (...parameters: (CellValue | undefined)[]) => Promise<unknown>) => void;
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: Readonly<Record<"notAvailable" | "invalidValue", string>>;
}

/** Gives Excel what to call for each name of the table, in both languages; the rules load with the first call. */
export function associateFunctions(host: FunctionsHost): void {
  for (const { call, fr, en, parameters } of table)
    for (const [locale, { name }] of [
      ["fr", fr],
      ["en", en],
    ] as const)
      host.associate(name, async (...given) => {
        const { CALLS } = await import(/* webpackChunkName: "functions" */ "./calls.ts");
        // Excel adds an argument of its own after those of the formula.
        const answer = CALLS[call]!(locale, ...given.slice(0, parameters.length));
        if ("error" in answer) throw new host.Error(host.ErrorCode[answer.error], answer.reason);
        return answer.value;
      });
}
