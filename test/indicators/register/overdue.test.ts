import { expect, it } from "vitest";
import { serialOfDay } from "../../../src/cells/civil.ts";
import { registerResult } from "../../../src/indicators/register/overdue.ts";
import type { RegisterStatement } from "../../../src/reading/statement.ts";
import { typedLog } from "../service/log.ts";

const AS_OF = serialOfDay(2015, 9, 30);

function register(type: "A" | "D" | "I", due: string, serial: ReturnType<typeof serialOfDay>): RegisterStatement {
  const ref = (column: number) => ({ sheet: "CoOS", row: 4, column });
  const row = { row: 4, type, description: "Recruter", descriptionRef: ref(1), actors: ["A", "C"] };
  return {
    kind: "register",
    block: { ...typedLog([]).block, sheet: "CoOS", kind: "register" },
    rows: [{ ...row, due: { text: due, serial, ref: ref(2) } }],
    legend: {},
  };
}

it.each([
  ["an action due the day before", register("A", "29/09/2015", serialOfDay(2015, 9, 29)), 1],
  ["an action due that very day", register("A", "30/09/2015", AS_OF), 0],
  ["an action due as soon as possible", register("A", "ASAP", null), 0],
  ["a decision of the past", register("D", "29/09/2015", serialOfDay(2015, 9, 29)), 0],
])("%s", (_, statement, overdue) => {
  const { result, findings } = registerResult(statement, AS_OF);
  expect(result).toMatchObject({ items: 1, overdue });
  expect(findings.map(({ code, cell }) => `${code} ${cell}`)).toEqual(overdue ? ["register.overdue C5"] : []);
});

it("judges nothing without a situation date", () => {
  expect(registerResult(register("A", "29/09/2015", serialOfDay(2015, 9, 29)), null).result.overdue).toBe(0);
});
