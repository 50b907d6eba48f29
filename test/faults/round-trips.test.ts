import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sampleBytes } from "../line/line.ts";
import { unanswered } from "../../src/host/protocol/interceptor.ts";
import { differences, failing, shown, stopClock, stopping, wordsOf, worldOf, type World } from "./world.ts";

const USERS = ["Exécution", "Qualité", "DA", "Incidents", "Registre", "Feuille de route"];

/** What Excel may answer to a request, whatever it was. */
const CODES = [
  "ActivityLimitReached",
  "InvalidOperationInCellEditMode",
  "Timeout",
  "InvalidOrTimedOutSession",
  "RequestAborted",
  "AccessDenied",
  "ItemNotFound",
  "ItemAlreadyExists",
  "InvalidArgument",
  "InvalidReference",
  "InvalidOperation",
  "Conflict",
  "GeneralException",
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "WriteNotSupportedWhenModalDialogOpen",
  "ConnectionFailure",
  "NotImplemented",
  "SomethingNew",
] as const;

/** Busy for a moment: the run goes on by itself. */
const PASSING: readonly string[] = CODES.slice(0, 4);

/** A look at whether a cell is being edited, three that read, then the sheets, the charts, the charts' looks. */
const LOOKS = 7;
const SHEETS = 5;

describe("a run on the sample in which one round trip fails", () => {
  beforeAll(stopClock);
  afterAll(() => void vi.useRealTimers());

  let undisturbed: Record<string, string>;
  let users: Record<string, string>;
  beforeAll(async () => {
    const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
    users = shown(world.workbook, USERS);
    expect(Object.keys(users)).toEqual(USERS);
    expect(await world.pane.recompute()).toBe("done");
    expect(world.book.stats.roundTrips).toBe(LOOKS);
    undisturbed = shown(world.workbook);
    world.book.close();
  });

  /** States of the workbook from which the next run was seen to give the undisturbed one. */
  const mended = new Set<string>();

  async function expectNextRunMends(world: World): Promise<void> {
    const state = JSON.stringify(shown(world.workbook));
    if (mended.has(state)) return;
    expect(await world.pane.recompute()).toBe("done");
    expect(wordsOf(world).situation).toBe("current");
    expect(differences(shown(world.workbook), undisturbed)).toEqual([]);
    mended.add(state);
  }

  /** What happened and what to do, in words, in both languages. */
  function expectWords(world: World, code: string): void {
    const { fr, en, situation } = wordsOf(world);
    expect(fr).not.toBe(en);
    for (const words of [fr, en]) {
      expect(words).not.toContain(code);
      expect(words).not.toMatch(/undefined|\[object/);
    }
    expect(["failed", "partial", "current"]).toContain(situation);
    if (situation === "current") return;
    expect(fr).toMatch(/réessayez|prochain calcul|Attendez|Levez|Effacez|Mettez|Fermez|Vérifiez le réseau/i);
    expect(en).toMatch(/try again|next run|Wait|Lift|Clear|Update|Close|Check the network/i);
  }

  const trips = Array.from({ length: LOOKS }, (_, index) => index + 1);
  const points = trips.flatMap((trip) =>
    (["before", "after"] as const).flatMap((when) => CODES.map((code) => [trip, when, code] as const)),
  );

  it.each(points)("round trip %i, %s it was done: %s", async (trip, when, code) => {
    const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
    const stop = world.book.host.intercept(failing(trip, when, code));
    const ending = await world.pane.recompute();
    stop();
    expect(differences(shown(world.workbook, USERS), users)).toEqual([]);
    expectWords(world, code);
    const { situation, fr } = wordsOf(world);
    // The looks of charts may fail without harm, and a workbook that refuses to compute a date is read without.
    const readBySmallerParts = trip === 4 && code.endsWith("PayloadSizeLimitExceeded");
    const harmless = trip === LOOKS || (trip === 2 && code === "AccessDenied") || readBySmallerParts;
    expect(ending).toBe(PASSING.includes(code) || harmless ? "done" : "failed");
    if (ending === "done" && trip !== LOOKS) {
      expect(situation).toBe("current");
      expect(differences(shown(world.workbook), undisturbed)).toEqual([]);
    }
    if (ending === "failed") {
      expect(situation).toBe(trip > SHEETS ? "partial" : "failed");
      // Nobody knows whether a request that failed was done: only before the first that writes is it said for sure.
      expect(/Rien n'a été écrit/.test(fr)).toBe(trip < SHEETS);
    }
    await expectNextRunMends(world);
    world.book.close();
  });

  it.each(trips.flatMap((trip) => (["before", "after"] as const).map((when) => [trip, when] as const)))(
    "round trip %i never answers, %s it was done: it is given up, and the user may go on",
    async (trip, when) => {
      const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
      world.book.host.intercept(unanswered(trip, when));
      const ending = await world.pane.recompute();
      const { situation, fr, en } = wordsOf(world);
      expect([ending, situation]).toEqual(
        trip === LOOKS ? ["done", "partial"] : ["failed", trip > SHEETS ? "partial" : "failed"],
      );
      if (trip < LOOKS) {
        expect(fr).toContain("Excel ne répond plus.");
        expect(en).toContain("Excel no longer answers.");
      }
      expect(differences(shown(world.workbook, USERS), users)).toEqual([]);
      await expectNextRunMends(world);
      world.book.close();
    },
  );

  it("goes on while each of its round trips is slow", async () => {
    const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
    world.book.host.intercept({ before: () => new Promise((resolve) => setTimeout(() => resolve(undefined), 15)) });
    expect(await world.pane.recompute()).toBe("done");
    expect(differences(shown(world.workbook), undisturbed)).toEqual([]);
    world.book.close();
  });

  it("is given up after as many attempts as there are pauses, when Excel stays busy", async () => {
    const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
    let asked = 0;
    const stop = world.book.host.intercept({
      before: ({ number }) => {
        if (number < 2) return undefined;
        asked += 1;
        return { error: { code: "ActivityLimitReached", message: "", status: 429 } };
      },
    });
    expect(await world.pane.recompute()).toBe("failed");
    expect(asked).toBe(4);
    expect(wordsOf(world).fr).toContain("Excel reçoit trop de demandes en ce moment. Attendez une minute");
    stop();
    await expectNextRunMends(world);
    world.book.close();
  });

  describe.each([
    ["the first run", false],
    ["a run over the sheets of a former one", true],
  ])("%s stopped by Excel in the middle of a request", (_label, over) => {
    const cuts = [
      ...[0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((share) => [SHEETS, share] as const),
      ...[0, 0.3, 0.8].map((share) => [SHEETS + 1, share] as const),
      ...[0, 0.5].map((share) => [LOOKS, share] as const),
    ];
    it.each(cuts)("request %i, at %d of it", async (trip, share) => {
      const world = worldOf(sampleBytes("copil-2015-09.xlsx"));
      if (over) {
        expect(await world.pane.recompute()).toBe("done");
        expect(differences(shown(world.workbook), undisturbed)).toEqual([]);
      }
      const stop = world.book.host.intercept(stopping(trip + (over ? LOOKS : 0), share));
      await world.pane.recompute();
      stop();
      expect(differences(shown(world.workbook, USERS), users)).toEqual([]);
      expect(["failed", "partial"]).toContain(wordsOf(world).situation);
      // Between its making and its naming, nothing tells a chart from one of the user's: it is left to them to delete.
      const unnamed = world.workbook.sheets.flatMap(({ charts }) =>
        charts.filter(({ name }) => /^Chart \d/.test(name)),
      );
      expect(unnamed.length).toBeLessThanOrEqual(trip === SHEETS + 1 ? 1 : 0);
      for (const sheet of world.workbook.sheets)
        sheet.charts = sheet.charts.filter((chart) => !unnamed.includes(chart));
      await expectNextRunMends(world);
      world.book.close();
    });
  });
});
