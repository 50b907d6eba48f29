import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overflowing, setWidth, violations } from "./accessible.ts";
import { goTo, recompute, switchOn, tab } from "./acts.ts";
import { hasChromium, openStage, paneFrame, situation } from "./chromium.ts";
import { pane as fr } from "../../src/locales/fr/pane.ts";
import type { Stage } from "./chromium.ts";

describe.skipIf(!hasChromium)("for everyone", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it.each(["light", "dark"])("axe finds nothing wrong in any state (%s)", async (theme) => {
    const bench = await stage.open();
    const { page, pane } = bench;
    if (theme === "dark") {
      await switchOn(page, "Thème sombre");
      await situation(pane, "ready");
    }
    const found: Record<string, string[]> = {};
    const look = async (state: string) => {
      found[state] = await violations(paneFrame(bench));
    };
    await look("ready");
    await tab(pane, "Sources").click();
    await look("sources");
    await pane.getByRole("button", { name: /^Exécution/ }).click();
    await look("source");
    await tab(pane, "Paramètres").click();
    await pane.getByRole("heading", { name: "Seuils" }).waitFor();
    await look("settings");
    await recompute(bench);
    await tab(pane, "Synthèse").click();
    await look("current");
    await tab(pane, /^Constats/).click();
    await pane.getByRole("heading", { name: "Critique (1)" }).waitFor();
    await look("findings");
    await pane.getByRole("button", { name: fr.findings.why }).first().click();
    await look("findings, explained");
    await tab(pane, "Paramètres").click();
    await pane.getByRole("button", { name: /Retirer les feuilles produites/ }).click();
    await pane.getByRole("dialog").or(pane.getByRole("alertdialog")).waitFor();
    await look("dialog");
    await page.keyboard.press("Escape");
    await switchOn(page, "Structure protégée");
    await switchOn(page, "Saisie en cours");
    await pane.getByRole("button", { name: fr.actions.recompute }).click();
    await situation(pane, "cell-edit");
    await look("cell-edit");
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
    await bench.close();
  });

  it("axe finds nothing wrong when Excel is too old, or the workbook read-only", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await page.getByRole("combobox", { name: "Excel", exact: true }).selectOption("1.8");
    await situation(pane, "too-old");
    expect(await violations(paneFrame(bench))).toEqual([]);
    await page.getByRole("combobox", { name: "Excel", exact: true }).selectOption("1.17");
    await switchOn(page, "Lecture seule");
    await situation(pane, "read-only");
    expect(await violations(paneFrame(bench))).toEqual([]);
    await bench.close();
  });

  it("axe finds nothing wrong in the page around the pane, charts and limits included", async () => {
    const bench = await stage.open();
    const { page } = bench;
    await recompute(bench);
    await page.getByRole("tab", { name: "Synthèse COPIL" }).click();
    await page
      .getByRole("img", { name: /^Graphique/ })
      .first()
      .waitFor();
    expect(await violations(page.mainFrame())).toEqual([]);
    await page.getByRole("button", { name: "Limites" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await violations(page.mainFrame())).toEqual([]);
    await bench.close();
  });

  // 150: 300 pixels at 200 % zoom.
  it("nothing is cut or scrolls sideways, from 450 pixels down to 150", async () => {
    const bench = await stage.open();
    const { pane } = bench;
    const found: Record<string, string[]> = {};
    const look = async (state: string) => {
      for (const width of [450, 350, 320, 300, 150]) {
        await setWidth(bench, width);
        found[`${state}, ${width}`] = await overflowing(paneFrame(bench));
      }
    };
    await look("ready");
    await recompute(bench);
    await look("current");
    for (const name of [/^Constats/, /^Sources/, /^Paramètres/]) {
      await tab(pane, name).click();
      await pane.locator("main h2, main button").first().waitFor();
      await look(String(name));
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
    await bench.close();
  });

  it("leaves the corner of Excel's menu free", async () => {
    const bench = await stage.open();
    const inCorner = await paneFrame(bench).evaluate(() => {
      const element = document.elementFromPoint(document.documentElement.clientWidth - 20, 20);
      return element?.closest("button, a, input, [tabindex], [role=tab]")?.outerHTML ?? null;
    });
    expect(inCorner).toBeNull();
    await bench.close();
  });

  it("all is done by keyboard alone, in the order of the pane", async () => {
    const bench = await stage.open();
    const { page, pane } = bench;
    await goTo(page, "A1");
    await page.keyboard.press("F6");
    const focused = () =>
      paneFrame(bench).evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      });
    const order: string[] = [];
    for (let presses = 0; presses < 14 && !order.includes(fr.actions.recompute); presses += 1) {
      await page.keyboard.press("Tab");
      order.push((await focused()).replace(/\u00a0/g, " "));
    }
    expect(order[0]).toBe("Synthèse");
    expect(order.at(-1)).toBe(fr.actions.recompute);
    await page.keyboard.press("Enter");
    await situation(pane, "current");
    expect(await focused()).toBe(fr.actions.recompute);
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Aide");
    const toTabs = async () => {
      for (let presses = 0; presses < 30 && (await focused()) !== "Synthèse"; presses += 1)
        await page.keyboard.press("Shift+Tab");
    };
    await toTabs();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "Critique (1)" }).waitFor();
    for (let presses = 0; presses < 5 && !/^Aller à/.test(await focused()); presses += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("textbox", { name: "Zone Nom" }).inputValue()).toBe("C6");
    await page.keyboard.press("F6");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
    await bench.close();
  });
});
