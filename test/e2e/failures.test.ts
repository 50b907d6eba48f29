import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openStage, paneFrame } from "./chromium.ts";
import { pane as fr } from "../../src/locales/fr/pane.ts";
import type { Bench, Stage } from "./chromium.ts";
import type { Frame } from "playwright-core";

/** What the pane's page shows of Office.js' messages. */
interface Messages extends Window {
  webkit: { messageHandlers: { Agave: { postMessage(json: string): void } } };
  OSF: { ScriptMessaging: { agaveHostCallback(id: string, payload: unknown): void } };
  requests: number;
  failing: number;
}

/** Counts the requests to the workbook; the one whose number is `failing` is answered by Office's error 5012 instead. */
const disturb = (frame: Frame, failing: number) =>
  frame.evaluate((number) => {
    const inside = window as unknown as Messages;
    const { Agave } = inside.webkit.messageHandlers;
    const send = Agave.postMessage.bind(Agave);
    inside.requests = 0;
    inside.failing = number;
    Agave.postMessage = (json) => {
      const message = JSON.parse(json) as { methodId: number; params: { id?: number }; callbackId: string };
      if (message.methodId === 1 && message.params.id === 93) {
        inside.requests += 1;
        if (inside.requests === inside.failing) {
          setTimeout(() => inside.OSF.ScriptMessaging.agaveHostCallback(message.callbackId, [0, [5012]]), 0);
          return;
        }
      }
      send(json);
    };
  }, failing);

const settled = async ({ pane }: Bench): Promise<string> => {
  const line = pane.locator("[data-situation]:not([data-situation=running]):not([data-situation=opening])");
  await line.waitFor({ timeout: 20_000 });
  return (await line.getAttribute("data-situation")) ?? "";
};

describe.skipIf(!hasChromium)("an Excel that fails at each step in turn", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it("is told of, with a way on, and the next run gives all", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await disturb(paneFrame(bench), 0);
    await pane.getByRole("button", { name: fr.actions.recompute }).click();
    await expect.poll(() => settled(bench), { timeout: 20_000 }).toBe("current");
    const requests = await paneFrame(bench).evaluate(() => (window as unknown as Messages).requests);
    expect(requests).toBeGreaterThan(3);
    const told: string[] = [];
    for (let failing = 1; failing <= requests; failing += 1) {
      await page.getByRole("button", { name: "Exemple" }).click();
      await pane.locator("[data-situation=ready]").waitFor({ timeout: 20_000 });
      await disturb(paneFrame(bench), failing);
      await pane.getByRole("button", { name: fr.actions.recompute }).click();
      await expect
        .poll(() => paneFrame(bench).evaluate(() => (window as unknown as Messages).requests), { timeout: 20_000 })
        .toBeGreaterThanOrEqual(failing);
      await pane.locator("[data-situation]:not([data-situation=ready])").waitFor();
      const outcome = await settled(bench);
      told.push(outcome);
      // The clean-up after a run may fail unseen: nothing is missing then.
      if (outcome === "current") continue;
      expect(["failed", "partial"]).toContain(outcome);
      if (outcome === "failed")
        await pane
          .getByText(/Excel n'a pas répondu à temps/)
          .first()
          .waitFor();
      await pane.getByRole("button", { name: fr.actions.retry }).click();
      await expect.poll(() => settled(bench), { timeout: 20_000 }).toBe("current");
      const sheets = await page.getByRole("tab", { name: /COPIL|budgétaire|qualité|Contrôles|Paramètres/ }).count();
      expect(sheets).toBe(5);
    }
    expect(told).toContain("failed");
    await bench.close();
  }, 120_000);
});
