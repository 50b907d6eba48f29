import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { NO_EDITS, withValue } from "../../src/taskpane/edits.ts";
import {
  INITIAL,
  offers,
  reduce,
  situationOf,
  type Action,
  type Facts,
  type Situation,
  type State,
} from "../../src/taskpane/state.ts";
import { factsOf } from "./results.ts";

const facts = factsOf();
const withOwn = factsOf(DEFAULT_SETTINGS, ["cover", "checks", "settings"]);
const nothing: Facts = { ...facts, results: { ...facts.results, sheets: facts.results.sheets.slice(2) } };

const after = (...actions: readonly Action[]): State => actions.reduce(reduce, INITIAL);
const opened: Action = { type: "opened", facts, written: "never" };
const started: Action = { type: "started", work: "recompute" };
const written: Action = {
  type: "written",
  facts: withOwn,
  computedAt: new Date(2015, 9, 23, 10, 12),
  shortfalls: [],
  at: 100_000,
};
const failure = (code: "unexpected" | "protected" | "structure-protected" | "cell-edit", detail = ""): Action => ({
  type: "failed",
  failure: { code, detail },
  at: 100_000,
});
const edit = (sheetId: string, at = 200_000): Action => ({
  type: "changed",
  change: { kind: "cells", sheetId, address: "D12" },
  at,
});
const charts: Action = { type: "step", step: "charts" };
const sheets: Action = { type: "step", step: "sheets" };

describe("situations", () => {
  it.each<[string, Situation, readonly Action[]]>([
    ["before anything is read", "opening", []],
    ["while the workbook is read", "opening", [{ type: "started", work: "open" }]],
    ["once it is read", "ready", [opened]],
    ["nothing of it is recognised", "nothing", [{ ...opened, facts: nothing }]],
    ["a run", "running", [opened, started]],
    ["a run that waits for the cell", "cell-edit", [opened, started, { type: "waiting", forCell: true }]],
    ["a check", "checked", [opened, { type: "started", work: "check" }, { type: "checked", facts }]],
    ["a run that ended", "current", [opened, started, written]],
    ["a workbook that holds true sheets", "current", [{ type: "opened", facts: withOwn, written: "current" }]],
    ["one whose sheets are no more true", "stale", [{ type: "opened", facts: withOwn, written: "outdated" }]],
    ["a source cell changes", "stale", [opened, started, written, edit("Exécution")]],
    ["Jauge's own table changes", "current", [opened, started, written, edit("own-checks")]],
    ["the settings sheet changes", "stale", [opened, started, written, edit("own-settings")]],
    ["the echo of our own settings sheet", "current", [opened, started, written, edit("own-settings", 101_000)]],
    ["a source changes while running", "stale", [opened, started, edit("Exécution", 99_000), written]],
    ["a change before anything is shown", "ready", [opened, edit("Exécution")]],
    ["a failure before writing", "failed", [opened, started, failure("unexpected")]],
    ["a failure of the charts", "partial", [opened, started, sheets, charts, failure("unexpected")]],
    [
      "a protected sheet of ours",
      "own-sheet-protected",
      [{ type: "opened", facts: withOwn, written: "current" }, started, failure("protected", "Jauge checks")],
    ],
    ["any other refusal of access", "failed", [opened, started, failure("protected", "AccessDenied")]],
    [
      "a protected structure, found by the run",
      "structure-protected",
      [opened, started, failure("structure-protected")],
    ],
    [
      "a protected structure, found by reading",
      "structure-protected",
      [{ ...opened, facts: { ...facts, structureProtected: true } }],
    ],
    [
      "a protected structure that has our sheets",
      "current",
      [{ type: "opened", facts: { ...withOwn, structureProtected: true }, written: "current" }],
    ],
    ["cancelled", "cancelled", [opened, started, { type: "cancelled" }]],
    ["read-only", "read-only", [{ type: "environment", tooOld: false, readOnly: true }, opened]],
    ["too old", "too-old", [{ type: "environment", tooOld: true, readOnly: false }]],
  ])("%s: %s", (_label, situation, actions) => {
    expect(situationOf(after(...actions))).toBe(situation);
  });
});

describe("the buttons", () => {
  const commands = (state: State): string[] =>
    offers(state).map(({ command, enabled }) => (enabled ? command : `(${command})`));

  it.each<[string, readonly string[], readonly Action[]]>([
    ["ready", ["recompute", "check"], [opened]],
    ["nothing", ["pointToSheet", "openSample"], [{ ...opened, facts: nothing }]],
    ["reading", ["(running)", "cancel"], [opened, started]],
    ["computing", ["(running)", "cancel"], [opened, started, { type: "step", step: "computing" }]],
    ["writing", ["(running)", "(cancel)"], [opened, started, sheets]],
    ["drawing", ["(running)", "(cancel)"], [opened, started, charts]],
    ["waiting for the cell", ["(running)", "cancel"], [opened, started, { type: "waiting", forCell: true }]],
    ["current", ["recompute"], [opened, started, written]],
    ["stale", ["recompute"], [opened, started, written, edit("Exécution")]],
    ["checked", ["recompute", "check"], [opened, { type: "checked", facts }]],
    ["failed", ["retry"], [opened, started, failure("unexpected")]],
    ["partial", ["retry"], [opened, started, charts, failure("unexpected")]],
    ["read-only", ["check"], [{ type: "environment", tooOld: false, readOnly: true }, opened]],
    ["protected structure", ["retry", "check"], [opened, started, failure("structure-protected")]],
    ["too old", ["(recompute)"], [{ type: "environment", tooOld: true, readOnly: false }]],
  ])("%s: %j", (_label, expected, actions) => {
    expect(commands(after(...actions))).toEqual(expected);
  });
});

describe("what is shown", () => {
  it("keeps the old figures when a run fails or is cancelled", () => {
    const current = after(opened, started, written);
    for (const end of [failure("unexpected"), { type: "cancelled" } as const]) {
      const state = [started, end].reduce(reduce, current);
      expect(state.facts).toBe(current.facts);
      expect(state.shown).toBe(true);
    }
  });

  it("says what changed, quoting a sheet name as Excel does", () => {
    const stale = (name: string): unknown => {
      const named = { ...withOwn, sheets: [{ id: "x", name, own: null }] };
      return reduce(after(opened, started, { ...written, facts: named }), edit("x")).outcome;
    };
    expect(stale("DA")).toMatchObject({ because: { place: "DA!D12" } });
    expect(stale("Suivi 2016")).toMatchObject({ because: { place: "'Suivi 2016'!D12" } });
  });

  it("tells an interrupted writing from one that never began", () => {
    expect(after(opened, started, sheets, failure("unexpected")).outcome).toMatchObject({ written: true });
    // Nobody knows how far Excel went, unless nothing was sent.
    expect(after(opened, started, sheets, failure("cell-edit")).outcome).toMatchObject({ written: true });
    const refused: Action = { type: "failed", failure: { code: "not-found", detail: "" }, at: 0, untouched: true };
    expect(after(opened, started, sheets, refused).outcome).toMatchObject({ written: false });
    const again: Action = { type: "again", at: 0 };
    expect(after(opened, started, sheets, again, refused).outcome).toMatchObject({ written: true });
    expect(after(opened, started, failure("unexpected")).outcome).toMatchObject({ written: false });
  });
});

describe("edits", () => {
  const edited: Action = { type: "edited", edits: withValue(NO_EDITS, "asOf", 42277) };

  it("make a result stale, and are gone once written", () => {
    const stale = after(opened, started, written, edited);
    expect(situationOf(stale)).toBe("stale");
    expect([started, written].reduce(reduce, stale)).toMatchObject({ edits: NO_EDITS, outcome: { kind: "current" } });
  });

  it("made while a run goes on stay for the next", () => {
    const state = after(opened, started, edited, written);
    expect(state.edits.values).toEqual({ asOf: 42277 });
    expect(situationOf(state)).toBe("stale");
  });
});
