import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openStage, paneFrame } from "./chromium.ts";
import { failures as causes } from "../../src/locales/fr/failures.ts";
import { pane as fr } from "../../src/locales/fr/pane.ts";
import type { FailureCode } from "../../src/excel/failure.ts";
import type { Bench, Stage } from "./chromium.ts";
import type { Frame } from "playwright-core";

/** What the pane's page shows of Office.js' messages. */
interface Messages extends Window {
  webkit: { messageHandlers: { Agave: { postMessage(json: string): void } } };
  OSF: { ScriptMessaging: { agaveHostCallback(id: string, payload: unknown): void } };
  requests: number;
}

interface Fault {
  /** The number of the request to the workbook; 0: none, they are only counted. */
  readonly request: number;
  /** It fails undone, or done. */
  readonly when: "before" | "after";
  readonly code: string;
}

/** Counts the requests to the workbook; one of them is answered by an error of Office's. */
const disturb = (frame: Frame, fault: Fault) =>
  frame.evaluate(({ request, when, code }) => {
    const inside = window as unknown as Messages;
    const { Agave } = inside.webkit.messageHandlers;
    const send = Agave.postMessage.bind(Agave);
    const messaging = inside.OSF.ScriptMessaging;
    const answer = messaging.agaveHostCallback.bind(messaging);
    const error = JSON.stringify({ Error: { Code: code, Message: code, HttpStatusCode: 500 }, Results: [] });
    const failed = code === "ActivityLimitReached" ? [0, [5102]] : [0, [0, [200, [], error]]];
    let replaced: string | null = null;
    inside.requests = 0;
    messaging.agaveHostCallback = (id, payload) => {
      answer(id, id === replaced ? failed : payload);
      if (id === replaced) replaced = null;
    };
    Agave.postMessage = (json) => {
      const message = JSON.parse(json) as { methodId: number; params: { id?: number }; callbackId: string };
      if (message.methodId === 1 && message.params.id === 93) {
        inside.requests += 1;
        if (inside.requests === request) {
          if (when === "before") {
            setTimeout(() => answer(message.callbackId, failed), 0);
            return;
          }
          replaced = message.callbackId;
        }
      }
      send(json);
    };
  }, fault);

const settled = async ({ pane }: Bench): Promise<string> => {
  const line = pane.locator("[data-situation]:not([data-situation=running]):not([data-situation=opening])");
  await line.waitFor({ timeout: 30_000 });
  return (await line.getAttribute("data-situation")) ?? "";
};

/** The status line and the message bar, as they are read on the screen. */
const screen = async ({ pane }: Bench): Promise<string> =>
  (await pane.locator("h1, .fui-MessageBar").allInnerTexts()).join(" | ").replace(/[\u00a0\u202f]/g, " ");

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

const requestsOf = (bench: Bench): Promise<number> =>
  paneFrame(bench).evaluate(() => (window as unknown as Messages).requests);

describe.skipIf(!hasChromium)("an Excel that fails at each request in turn", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  async function disturbed(bench: Bench, fault: Fault): Promise<string> {
    await bench.page.getByRole("button", { name: "Exemple" }).click();
    await bench.pane.locator("[data-situation=ready]").waitFor({ timeout: 30_000 });
    await disturb(paneFrame(bench), fault);
    await bench.pane.getByRole("button", { name: fr.actions.recompute }).click();
    await expect.poll(() => requestsOf(bench), { timeout: 30_000 }).toBeGreaterThanOrEqual(fault.request);
    await bench.pane.locator("[data-situation]:not([data-situation=ready])").waitFor();
    return settled(bench);
  }

  async function countRequests(bench: Bench): Promise<number> {
    await disturb(paneFrame(bench), { request: 0, when: "before", code: "" });
    await bench.pane.getByRole("button", { name: fr.actions.recompute }).click();
    await expect.poll(() => settled(bench), { timeout: 30_000 }).toBe("current");
    return requestsOf(bench);
  }

  it.each([
    ["before", "AccessDenied", "protected"],
    ["after", "GeneralException", "unexpected"],
  ] as const)(
    "%s it was done (%s): the pane says so, with a way on, and the next run gives all",
    async (when, code, cause: FailureCode) => {
      const bench = await stage.open();
      const { page, pane } = bench;
      const requests = await countRequests(bench);
      expect(requests).toBeGreaterThan(5);
      const told: string[] = [];
      for (let request = 1; request <= requests; request += 1) {
        const outcome = await disturbed(bench, { request, when, code });
        told.push(outcome);
        // The clean-up after a run may fail unseen, and one reading does without a date: nothing is missing then.
        if (outcome === "current") continue;
        expect(["failed", "partial"]).toContain(outcome);
        const words = await screen(bench);
        expect(words).toMatch(/Rien n'a été écrit|Écriture interrompue|Résultat incomplet/);
        if (outcome === "failed") expect(words).toContain(plain(`${causes[cause].cause} ${causes[cause].remedy}`));
        else expect(words).toContain(plain(fr.failure.partialText));
        await pane.getByRole("button", { name: fr.actions.retry }).click();
        await expect.poll(() => settled(bench), { timeout: 30_000 }).toBe("current");
        const sheets = await page.getByRole("tab", { name: /COPIL|budgétaire|qualité|Contrôles|Paramètres/ }).count();
        expect(sheets).toBe(5);
      }
      expect(told).toEqual(expect.arrayContaining(["failed", "partial"]));
      await bench.close();
    },
    400_000,
  );

  it("and is only busy for a moment: the run goes on by itself, whatever it was doing", async () => {
    const bench = await stage.open();
    const requests = await countRequests(bench);
    for (let request = 1; request <= requests; request += 1)
      expect(await disturbed(bench, { request, when: "before", code: "ActivityLimitReached" })).toBe("current");
    await bench.close();
  }, 400_000);
});
