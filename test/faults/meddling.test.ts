import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { attachClient } from "../../src/host/node.ts";
import type { WorkbookModel } from "../../src/host/model/workbook.ts";
import { edited, runLine, sampleBytes, sheetOf } from "../line/line.ts";
import { differences, meanwhile, paneOver, shown, stopClock, wordsOf, worldOf, type World } from "./world.ts";

const USERS = ["Exécution", "Qualité", "DA", "Incidents", "Registre", "Feuille de route", "Suivi des incidents"];

/** Another author of the same workbook: what he does comes through a client of his own. */
async function another(workbook: WorkbookModel, act: (context: Excel.RequestContext) => void): Promise<void> {
  const book = attachClient(workbook);
  await book.Excel.run(async (context) => {
    act(context);
    await context.sync();
  });
  book.close();
}

interface Act {
  readonly label: string;
  readonly do: (world: Pick<World, "workbook"> & Partial<World>) => Promise<void> | void;
  /** What its author does about it, once the pane has said so. */
  readonly undo?: (world: World) => void;
  readonly remedy?: RegExp;
}

const PROTECTED = { attributes: { sheet: "1", objects: "1", scenarios: "1" } };

const ON_SOURCES: readonly Act[] = [
  {
    label: "the user types in a source",
    do: ({ workbook, book }) => {
      const sheet = sheetOf(workbook, "Exécution");
      if (book) book.host.editCell(sheet, 11, 3, "1000000");
      else sheet.cells.setValue(11, 3, 1_000_000);
    },
  },
  {
    label: "another author changes cells",
    do: ({ workbook }) =>
      another(workbook, ({ workbook: { worksheets } }) => {
        worksheets.getItem("Qualité").getRange("C6").values = [[4.5]];
        worksheets.getItem("Exécution").getRange("C12").values = [[1_600_000]];
      }),
  },
  {
    label: "another author puts in a row",
    do: ({ workbook }) =>
      another(
        workbook,
        ({ workbook: { worksheets } }) => void worksheets.getItem("Exécution").getRange("1:1").insert("Down"),
      ),
  },
  {
    label: "a source is renamed",
    do: ({ workbook }) =>
      another(workbook, ({ workbook: { worksheets } }) => {
        worksheets.getItem("Incidents").name = "Suivi des incidents";
      }),
  },
  {
    label: "a source is deleted",
    do: ({ workbook }) => another(workbook, ({ workbook: { worksheets } }) => worksheets.getItem("Incidents").delete()),
  },
  {
    label: "a source is protected",
    do: ({ workbook }) => void (sheetOf(workbook, "Exécution").protection = PROTECTED),
  },
  {
    label: "the structure is protected",
    do: ({ workbook }) => void (workbook.structureProtection = { attributes: { lockStructure: "1" } }),
    undo: ({ workbook }) => void (workbook.structureProtection = null),
    remedy: /Levez la protection/,
  },
];

const ON_SUMMARIES: readonly Act[] = [
  {
    label: "a summary sheet is renamed",
    do: ({ workbook }) =>
      another(workbook, ({ workbook: { worksheets } }) => {
        worksheets.getItem("Fiabilité").name = "Anomalies par trimestre";
      }),
  },
  {
    label: "a summary sheet is deleted",
    do: ({ workbook }) => another(workbook, ({ workbook: { worksheets } }) => worksheets.getItem("Fiabilité").delete()),
  },
  {
    label: "a chart of a summary sheet is deleted",
    do: ({ workbook }) =>
      another(workbook, ({ workbook: { worksheets } }) => {
        worksheets.getItem("Fiabilité").charts.getItemAt(0).delete();
      }),
  },
  {
    label: "a summary sheet is protected",
    do: ({ workbook }) => void (sheetOf(workbook, "Contrôles").protection = PROTECTED),
    undo: ({ workbook }) => void (sheetOf(workbook, "Contrôles").protection = null),
    remedy: /Levez/,
  },
];

const asText = (workbook: WorkbookModel): string => JSON.stringify(shown(workbook));

/** A look at whether a cell is being edited, three round trips that read, three that write. */
const TRIPS = [1, 2, 3, 4, 5, 6, 7];

describe.each([
  ["a first run", false, [2, 3, 4, 5, 6, 7]],
  ["a run over the sheets of a former one", true, [3, 5, 6, 7]],
])("between two round trips of %s", (_label, over, trips) => {
  let start: Uint8Array;
  beforeAll(async () => {
    stopClock();
    const sample = sampleBytes("copil-2015-09.xlsx");
    start = over ? (await runLine(sample)).bytes : sample;
  });
  afterAll(() => void vi.useRealTimers());

  interface Quiet {
    readonly users: Record<string, string>;
    /** With the act before a run, and with the act between two runs. */
    readonly all: readonly string[];
  }
  const quiet = new Map<string, Quiet>();
  async function undisturbed(act: Act): Promise<Quiet> {
    const known = quiet.get(act.label);
    if (known) return known;
    const users: Record<string, string>[] = [];
    const all: string[] = [];
    for (const runs of [0, 1]) {
      const world = worldOf(start);
      for (let run = 0; run < runs; run += 1) expect(await world.pane.recompute()).toBe("done");
      await act.do({ workbook: world.workbook });
      users.push(shown(world.workbook, USERS));
      act.undo?.(world);
      expect(await world.pane.recompute()).toBe("done");
      all.push(asText(world.workbook));
      world.book.close();
    }
    expect(users[1]).toEqual(users[0]);
    const found = { users: users[0]!, all };
    quiet.set(act.label, found);
    return found;
  }

  const acts = over ? [...ON_SOURCES, ...ON_SUMMARIES] : ON_SOURCES;
  it.each(acts.flatMap((act) => trips.map((trip) => [act.label, trip, act] as const)))(
    "%s, before round trip %i",
    async (_act, trip, act) => {
      const expected = await undisturbed(act);
      const world = worldOf(start);
      const stop = world.book.host.intercept(meanwhile(trip, () => act.do(world)));
      const ending = await world.pane.recompute();
      stop();
      expect(differences(shown(world.workbook, USERS), expected.users)).toEqual([]);

      const { situation, fr, en } = wordsOf(world);
      expect(fr).not.toBe(en);
      expect(fr).not.toMatch(/[a-z][A-Z]\w+(Error|NotFound|Denied)|undefined/);
      if (ending === "failed" && situation !== "partial") expect(fr).toMatch(/réessayez|Levez/i);

      if (act.undo) {
        if (ending === "failed") expect(fr).toMatch(act.remedy!);
        act.undo(world);
      }
      expect(await world.pane.recompute()).toBe("done");
      expect(wordsOf(world).situation).toBe("current");
      expect(expected.all).toContain(asText(world.workbook));
      world.book.close();
    },
    300_000,
  );
});

describe("the pane closed in the middle of a run, and opened again", () => {
  beforeAll(stopClock);
  afterAll(() => void vi.useRealTimers());

  let sample: Uint8Array;
  let undisturbed: Record<string, string>;
  beforeAll(async () => {
    sample = sampleBytes("copil-2015-09.xlsx");
    const world = worldOf(sample);
    expect(await world.pane.recompute()).toBe("done");
    undisturbed = shown(world.workbook);
    world.book.close();
  });

  it.each(TRIPS.flatMap((trip) => (["before", "after"] as const).map((when) => [when, trip] as const)))(
    "%s round trip %i was done",
    async (when, trip) => {
      const first = worldOf(sample);
      // What is closed sends nothing more, and hears nothing.
      const closed = new Promise<void>((resolve) =>
        first.book.host.intercept({
          [when]: ({ number }: { number: number }) => {
            if (number !== trip) return undefined;
            resolve();
            return new Promise(() => undefined);
          },
        }),
      );
      void first.pane.recompute();
      await closed;
      first.book.close();

      const again = paneOver(first.workbook);
      expect(await again.pane.open()).toBe("done");
      const whole = JSON.stringify(shown(first.workbook)) === JSON.stringify(undisturbed);
      const written = trip > 5 || (trip === 5 && when === "after");
      // The looks of charts are no figures: without them the sheets are up to date.
      const charted = trip === 7 || (trip === 6 && when === "after");
      expect(wordsOf(again).situation).toBe(whole || charted ? "current" : written ? "stale" : "ready");
      expect(await again.pane.recompute()).toBe("done");
      expect(wordsOf(again).situation).toBe("current");
      expect(differences(shown(again.workbook), undisturbed)).toEqual([]);
      again.book.close();
    },
  );
});

describe("round trips of the pane's opening", () => {
  beforeAll(stopClock);
  afterAll(() => void vi.useRealTimers());

  /** The look, three that read, and the one that asks to be told of changes. */
  it.each(
    [1, 2, 3, 4, 5].flatMap((trip) =>
      (["GeneralException", "AccessDenied", "ActivityLimitReached"] as const).map((code) => [trip, code] as const),
    ),
  )("%i fails: %s", async (trip, code) => {
    const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
    const before = shown(world.workbook);
    const { pane, book } = world;
    book.host.intercept({
      before: ({ number }) => (number === trip ? { error: { code, message: "", status: 500 } } : undefined),
    });
    await pane.open();
    const { situation, fr, en } = wordsOf(world);
    expect(fr).not.toBe(en);
    const goesOn = code === "ActivityLimitReached";
    const reads = trip > 4 || goesOn || (trip === 2 && code === "AccessDenied");
    expect(situation).toBe(reads ? "ready" : "failed");
    if (trip === 5 && !goesOn) expect(fr).toContain("Le volet ne voit pas les changements du classeur");
    expect(differences(shown(world.workbook), before)).toEqual([]);
    expect(await pane.recompute()).toBe("done");
    expect(wordsOf(world).situation).toBe("current");
    book.close();
  });
});

it("a change that the pane is told of during a run makes its result one to compute again", async () => {
  const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
  await world.pane.open();
  const sheet = sheetOf(world.workbook, "Exécution");
  const from = world.book.stats.roundTrips;
  const stop = world.book.host.intercept(meanwhile(from + 5, () => world.book.host.editCell(sheet, 11, 3, "1000000")));
  await world.pane.recompute();
  stop();
  await vi.waitFor(() => expect(wordsOf(world).fr).toMatch(/recalculer\s: Exécution!D12 a changé$/));
  world.book.close();
});

it("sheets are as they were when nothing but the pane was opened", async () => {
  const bytes = await edited(sampleBytes("copil-2015-09.xlsx"), () => undefined);
  const world = worldOf(bytes);
  await world.pane.open();
  expect(differences(shown(world.workbook), shown(openXlsx(bytes)))).toEqual([]);
  world.book.close();
});
