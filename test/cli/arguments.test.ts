import { describe, expect, it } from "vitest";
import { KINDS, parseCommand } from "../../src/cli/arguments.ts";

const request = (...words: string[]) => {
  const parsed = parseCommand(words);
  if (parsed.kind !== "run") throw new Error(JSON.stringify(parsed));
  return parsed.request;
};

describe("the name of the result", () => {
  it.each([
    ["a.xlsx", "a.jauge.xlsx"],
    ["a.XLSM", "a.jauge.XLSM"],
    ["d.2015/budget", "d.2015/budget.jauge.xlsx"],
    ["mon.budget.xlsx", "mon.budget.jauge.xlsx"],
    ["/tmp/é à/ç.xlsx", "/tmp/é à/ç.jauge.xlsx"],
  ])("%s → %s", (input, output) => expect(request("recompute", input).output).toBe(output));

  it("takes another case of the same extension", () =>
    expect(request("recompute", "a.XLSX", "--out", "b.xlsx").output).toBe("b.xlsx"));
});

describe("--sheet", () => {
  it.each(KINDS)("takes the kind %s", (kind) =>
    expect(request("check", "a.xlsx", "--sheet", `Feuil1=${kind}`).sheets).toEqual([{ sheet: "Feuil1", kind }]),
  );

  it("takes a name with an equals sign, and several sheets", () =>
    expect(request("check", "a.xlsx", "--sheet", "a=b=tickets", "--sheet", "c=budget-execution").sheets).toEqual([
      { sheet: "a=b", kind: "tickets" },
      { sheet: "c", kind: "budget-execution" },
    ]));
});

it("takes options before and after the file", () =>
  expect(request("check", "--strict", "a.xlsx", "--at", "2016-02-29", "--locale=en", "--json", "-")).toMatchObject({
    command: "check",
    input: "a.xlsx",
    strict: true,
    at: "2016-02-29",
    locale: "en",
    json: "-",
    quiet: false,
  }));

it("speaks the language that is asked for, even to refuse", () => {
  expect(parseCommand(["check", "--locale", "en"])).toMatchObject({
    kind: "wrong",
    text: expect.stringMatching(/^Name/) as string,
  });
  expect(parseCommand(["check"])).toMatchObject({ kind: "wrong", text: expect.stringMatching(/^Indiquez/) as string });
});

it.each([
  ["recompute", true],
  ["check", false],
] as const)("%s stores the situation where it is asked to and writes: %s", (command, freeze) => {
  expect(parseCommand([command, "a.xlsx", "--freeze"])).toMatchObject({ request: { freeze } });
  expect(parseCommand([command, "a.xlsx"])).toMatchObject({ request: { freeze: false } });
});
