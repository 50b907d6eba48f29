import { describe, expect, it, vi } from "vitest";
import type { WorkbookChange } from "../../src/excel/events.ts";
import { ExcelFailure } from "../../src/excel/failure.ts";
import type { Understood } from "../../src/recompute.ts";
import { createPane, type Pane } from "../../src/taskpane/pane.ts";
import type { Services } from "../../src/taskpane/services.ts";
import { situationOf } from "../../src/taskpane/state.ts";
import { associateCommands } from "../../src/commands/commands.ts";
import { sheet } from "../reading/sheets.ts";
import { factsOf } from "./results.ts";

const facts = factsOf();
const understood = {
  results: facts.results,
  edits: [],
  snapshot: { sheets: facts.sheets, structureProtected: false },
} as unknown as Understood;
const applied = {
  sheets: [{ key: "cover" as const, name: "Synthèse COPIL", id: "own-cover" }],
  shortfalls: [],
};

interface World {
  readonly pane: Pane;
  readonly calls: string[];
  readonly change: (change: WorkbookChange) => void;
}

function world(over: Partial<Services> = {}): World {
  const calls: string[] = [];
  let tell: (change: WorkbookChange) => void = () => undefined;
  const services: Services = {
    pauses: [0, 0, 0],
    tooOld: () => false,
    readOnly: () => false,
    isEditingCell: () => Promise.resolve(false),
    check: ({ onStep }) => {
      calls.push("check");
      onStep("computing");
      return Promise.resolve(understood);
    },
    recompute: ({ onStep, now }) => {
      calls.push("recompute");
      onStep("sheets");
      return Promise.resolve({ ...understood, plan: {} as never, applied, computedAt: now, kept: [] });
    },
    isCurrent: () => Promise.resolve(true),
    watch: (listener) => {
      tell = listener;
      return Promise.resolve();
    },
    goTo: (sheet, cell) => {
      calls.push(`goTo ${sheet} ${cell}`);
      return Promise.resolve();
    },
    removeSheets: () => Promise.resolve(7),
    openSample: () => Promise.resolve(),
    hostDetails: () => Promise.resolve(""),
    ...over,
  };
  return { pane: createPane(services, "fr"), calls, change: (change) => tell(change) };
}

describe("a run", () => {
  it("checks, then writes, and shows the result", async () => {
    const { pane, calls } = world();
    expect(await pane.open()).toBe("done");
    expect(situationOf(pane.state())).toBe("ready");
    expect(await pane.recompute()).toBe("done");
    expect(calls).toEqual(["check", "check", "recompute"]);
    expect(pane.state().facts?.sheets.some(({ id }) => id === "own-cover")).toBe(true);
  });

  it("is one at a time: a second click joins the first", async () => {
    const { pane, calls } = world();
    await pane.open();
    await Promise.all([pane.recompute(), pane.recompute()]);
    expect(calls.filter((call) => call === "recompute")).toHaveLength(1);
  });

  it("stores the situation, or writes edited cells anew, only when that is what was asked", async () => {
    const asked: unknown[] = [];
    const edit = { key: "cover" as const, sheet: "Synthèse COPIL", cell: "B4" };
    const { pane } = world({
      recompute: ({ freeze, replace, now }) => {
        asked.push([freeze, replace]);
        return Promise.resolve({ ...understood, plan: {} as never, applied, computedAt: now, kept: [edit] });
      },
    });
    await pane.open();
    expect(pane.state().facts?.frozen).toBe(false);
    const under = pane.recompute();
    await Promise.all([under, pane.freeze(false)]);
    expect(pane.state().facts).toMatchObject({ frozen: true, handEdits: [edit] });
    await pane.replaceEdits([edit]);
    await pane.replaceEdits("all");
    await pane.recompute();
    expect(asked).toEqual([
      [false, []],
      [true, []],
      [false, [edit]],
      [false, "all"],
      [false, []],
    ]);
  });

  it("asks before it replaces a stored situation, even one that another person stored meanwhile", async () => {
    const tracking = {
      ...sheet("Suivi", [[...Array<null>(7).fill(null)], [42_277, 42_300, 0.7, 0.6, 0.4, 2, 3, 2, 1]]),
      own: "tracking" as const,
      top: 6,
      left: 1,
    };
    const stored = {
      ...understood,
      snapshot: { sheets: [...facts.sheets, tracking], structureProtected: false },
    } as unknown as Understood;
    let meanwhile = understood;
    const { pane, calls } = world({ check: () => Promise.resolve(meanwhile) });
    await pane.open();
    expect(pane.state().facts?.frozen).toBe(false);
    meanwhile = stored;
    expect(await pane.freeze(false)).toBe("asked");
    expect(calls).not.toContain("recompute");
    expect(situationOf(pane.state())).toBe("checked");
    expect(pane.state().facts?.frozen).toBe(true);
    expect(await pane.freeze(true)).toBe("done");
    expect(calls).toContain("recompute");
  });

  it("waits for the pane to open", async () => {
    const { pane, calls } = world();
    const opening = pane.open();
    expect(await pane.recompute()).toBe("done");
    await opening;
    expect(calls).toEqual(["check", "check", "recompute"]);
  });

  it("is cancelled while it reads, and nothing is written", async () => {
    const { pane, calls } = world({ check: () => new Promise(() => undefined) });
    const run = pane.recompute();
    await vi.waitFor(() => expect(pane.state().run).not.toBeNull());
    pane.cancel();
    expect(await run).toBe("cancelled");
    expect(situationOf(pane.state())).toBe("cancelled");
    expect(calls).toEqual([]);
  });

  it("does not hear a cancel once it writes", async () => {
    let write: (value: never) => void = () => undefined;
    const { pane } = world({
      recompute: ({ onStep }) => {
        onStep("sheets");
        return new Promise((resolve) => (write = resolve as typeof write));
      },
    });
    await pane.open();
    const run = pane.recompute();
    await vi.waitFor(() => expect(pane.state().run?.step).toBe("sheets"));
    pane.cancel();
    write({ ...understood, plan: {}, applied, computedAt: new Date() } as never);
    expect(await run).toBe("done");
  });

  it("waits for a cell being edited, before and during, and resumes by itself", async () => {
    const editing = [true, true, false, false];
    let refused = false;
    const { pane, calls } = world({
      isEditingCell: () => Promise.resolve(editing.shift() ?? false),
      recompute: ({ now }) => {
        if (!refused) {
          refused = true;
          return Promise.reject(new ExcelFailure("cell-edit", ""));
        }
        calls.push("recompute");
        return Promise.resolve({ ...understood, plan: {} as never, applied, computedAt: now, kept: [] });
      },
    });
    const seen = new Set<string>();
    pane.subscribe(() => seen.add(situationOf(pane.state())));
    expect(await pane.recompute()).toBe("done");
    expect(seen).toContain("cell-edit");
    expect(calls).toEqual(["check", "check", "recompute"]);
  });

  it("that fails says why, and is tried again", async () => {
    let fails = true;
    const { pane } = world({
      check: () => (fails ? Promise.reject(new ExcelFailure("too-large", "DA")) : Promise.resolve(understood)),
    });
    expect(await pane.check()).toBe("failed");
    expect(pane.state().outcome).toMatchObject({ failure: { code: "too-large", detail: "DA" } });
    fails = false;
    expect(await pane.retry()).toBe("done");
    expect(situationOf(pane.state())).toBe("checked");
  });

  it("never writes in a workbook open for reading", async () => {
    const { pane, calls } = world({ readOnly: () => true });
    await pane.open();
    expect(await pane.recompute()).toBe("failed");
    expect(calls).toEqual(["check"]);
  });

  it("never begins in an Excel too old", async () => {
    const { pane, calls } = world({ tooOld: () => true });
    expect(await pane.open()).toBe("failed");
    expect(calls).toEqual([]);
  });

  it("takes the pane's edits along", async () => {
    const seen: unknown[] = [];
    const { pane } = world({
      check: ({ override }) => {
        seen.push(override(facts.results.settings).thresholds.commitmentWatch);
        return Promise.resolve(understood);
      },
    });
    await pane.check();
    pane.setValue("commitmentWatch", 0.8);
    await pane.recompute();
    expect(seen).toEqual([0.95, 0.8]);
  });
});

describe("the workbook changes", () => {
  it("makes the result stale and computes nothing", async () => {
    const { pane, calls, change } = world();
    await pane.open();
    await pane.check();
    change({ kind: "cells", sheetId: "Exécution", address: "D12" });
    expect(situationOf(pane.state())).toBe("stale");
    expect(calls).toEqual(["check", "check"]);
  });
});

describe("the ribbon", () => {
  const ribbon = async (button: "recompute" | "showCover", over: Partial<Services> = {}): Promise<string[]> => {
    const { pane, calls } = world(over);
    const handlers = new Map<string, (event: { completed(): void }) => void>();
    associateCommands(
      {
        associate: (name, handler) => void handlers.set(name, handler),
        showPane: () => {
          calls.push("showPane");
          return Promise.reject(new Error("no shared runtime"));
        },
      },
      pane,
    );
    await new Promise<void>((resolve) => handlers.get(button)!({ completed: resolve }));
    return calls;
  };

  it("runs and shows the cover", async () => {
    expect(await ribbon("recompute")).toEqual(["check", "recompute", "goTo own-cover A1"]);
  });

  it("opens the pane when it fails, and completes even when the pane cannot open", async () => {
    const check = () => Promise.reject(new ExcelFailure("offline", ""));
    expect(await ribbon("recompute", { check })).toEqual(["showPane"]);
  });

  it("opens the pane when there is no cover yet", async () => {
    expect(await ribbon("showCover")).toEqual(["showPane"]);
  });
});
