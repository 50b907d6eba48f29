import { describe, expect, it } from "vitest";
import { serial } from "../../../src/cells/units.ts";
import { registerState, type RegisterItem } from "../../../src/indicators/register/lines.ts";

const ref = { sheet: "Registre", row: 3, column: 2 };
const item = (type: RegisterItem["type"], day: number | null): RegisterItem => ({
  row: 3,
  type,
  description: "Recrutement",
  descriptionRef: ref,
  due: { text: "", serial: day === null ? null : serial(day), ref },
  actors: [],
});

describe("the state of an item at 42277", () => {
  it.each([
    ["A", 42276, "overdue"],
    ["A", 42277, "next"],
    ["A", null, "undated"],
    ["D", 42276, "none"],
    ["I", 42276, "none"],
  ] as const)("%s due %s: %s", (type, day, state) => {
    expect(registerState(item(type, day), serial(42277))).toBe(state);
  });
});

it("has nothing overdue once the register says that it is done", () => {
  const status = { ref, raw: "Fait", done: true };
  expect(registerState({ ...item("A", 42276), status }, serial(42277))).toBe("done");
  expect(registerState({ ...item("A", 42276), status: { ...status, done: false } }, serial(42277))).toBe("overdue");
});
