import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { accepts, edited, NO_EDITS, withChoice, withSheet, withValue } from "../../src/taskpane/edits.ts";
import { SETTING_ROWS } from "../../src/reading/settings-rows.ts";
import { GROUPS } from "../../src/taskpane/settings-tab.tsx";
import { overrideOf, rolesOf } from "../../src/taskpane/source-choices.ts";
import { scaled, shownValue, typedValue } from "../../src/taskpane/setting-value.ts";
import { formatter } from "../../src/locales/format.ts";
import { resultsOf } from "./results.ts";

describe("edits over the workbook's settings", () => {
  it("take values as cells hold them", () => {
    const edits = withValue(withValue(NO_EDITS, "commitmentWatch", 0.9), "asOf", "30/09/2015");
    expect(edited(DEFAULT_SETTINGS, edits)).toMatchObject({ asOf: 42277, thresholds: { commitmentWatch: 0.9 } });
  });

  it("move both ends of the service hours, whichever came first", () => {
    const late = withValue(withValue(NO_EDITS, "opensAt", "19:00"), "closesAt", "22:00");
    expect(edited(DEFAULT_SETTINGS, late).calendar).toMatchObject({ opensAt: 1140, closesAt: 1320 });
  });

  it("leave what was there where a value cannot be used", () => {
    expect(edited(DEFAULT_SETTINGS, withValue(NO_EDITS, "holidays", "Atlantide"))).toEqual(DEFAULT_SETTINGS);
    expect(accepts(DEFAULT_SETTINGS, "opensAt", "19:00")).toBe(false);
    expect(accepts(DEFAULT_SETTINGS, "paymentWatchFromMonth", 13)).toBe(false);
  });

  it("impose a sheet's kind, or give it back to detection", () => {
    const kept = { ...DEFAULT_SETTINGS, overrides: [{ sheet: "DA", kind: "tickets", columns: {} }] };
    const imposed = { sheet: "DA", kind: "volumes", columns: { volume: 2 } };
    expect(edited(kept, withSheet(NO_EDITS, "DA", imposed)).overrides).toEqual([imposed]);
    expect(edited(kept, withSheet(NO_EDITS, "DA", null)).overrides).toEqual([]);
    expect(edited(kept, withSheet(NO_EDITS, "Notes", null)).overrides).toEqual(kept.overrides);
  });

  it("settle a requirement once", () => {
    const choice = { sheet: "Qualité", label: "Incidents", choice: "max" } as const;
    const changed = withChoice(withChoice(NO_EDITS, choice), { ...choice, choice: "ignore" });
    const kept = { ...DEFAULT_SETTINGS, choices: [choice] };
    expect(edited(kept, changed).choices).toEqual([{ ...choice, choice: "ignore" }]);
  });

  it("are the same twice", () => {
    const edits = withSheet(withValue(NO_EDITS, "opensAt", "08:00"), "DA", { sheet: "DA", kind: null, columns: {} });
    const once = edited(DEFAULT_SETTINGS, edits);
    expect(edited(once, edits)).toEqual(once);
  });
});

describe("columns of a sheet", () => {
  const reading = resultsOf().sheets[0]!;

  it("show what detection gave first", () => {
    const roles = rolesOf(reading, { kind: "", columns: {} });
    expect(roles.slice(0, 4).map(({ role, column }) => [role, column])).toEqual([
      ["period", 0],
      ["budget", 1],
      ["committed", 2],
      ["paid", 3],
    ]);
    expect(roles.at(-1)).toMatchObject({ column: null });
  });

  it("forget detection under another kind", () => {
    expect(rolesOf(reading, { kind: "tickets", columns: {} }).every(({ column }) => column === null)).toBe(true);
  });

  it("impose only what was chosen", () => {
    expect(overrideOf("DA", { kind: "", columns: {} })).toBeNull();
    expect(overrideOf("DA", { kind: "", columns: { opened: 1 } })).toEqual({
      sheet: "DA",
      kind: null,
      columns: { opened: 1 },
    });
  });
});

describe("the settings tab", () => {
  it("shows every setting once", () => {
    expect(Object.values(GROUPS).flat().sort()).toEqual(SETTING_ROWS.map(({ key }) => key).sort());
  });
});

describe("values of the fields", () => {
  const fr = formatter("fr");
  it.each([
    [0.95, "rate", "95\u00a0%"],
    [0.925, "rate", "92,50\u00a0%"],
    [0.15, "points", "15"],
    [10_000, "amount", "10\u00a0000"],
    [42277, "date", "30/09/2015"],
    [0.375, "clock", "09:00"],
    [null, "text", ""],
  ] as const)("%s as %s shows %s", (value, format, shown) => {
    expect(shownValue(value, format, fr)).toBe(shown);
  });

  it.each([
    ["95", "rate", 0.95],
    ["95 %", "rate", 0.95],
    ["92,5\u00a0%", "rate", 0.925],
    ["15 points", "points", 0.15],
    ["10\u202f000 €", "amount", 10_000],
    ["9", "count", 9],
    ["beaucoup", "rate", "beaucoup"],
    ["30/09/2015", "date", "30/09/2015"],
    [" ", "date", null],
  ] as const)("%s typed as %s is %s", (typed, format, value) => {
    expect(typedValue(typed, format)).toBe(value);
  });

  it("steps rates by hundredths", () => expect(scaled(0.07, "rate")).toBe(7));
});
