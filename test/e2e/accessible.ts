import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Bench } from "./chromium.ts";
import type { Frame } from "playwright-core";

interface Axe extends Window {
  axe: {
    run(options: object): Promise<{
      violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
    }>;
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong, as "rule: element". Frames are looked at on their own. */
export async function violations(frame: Frame): Promise<string[]> {
  // The text colour of a theme may still be fading in.
  await frame.waitForTimeout(300);
  await frame.evaluate(axe);
  const { violations: found } = await frame.evaluate(() =>
    (window as unknown as Axe).axe.run({ iframes: false, resultTypes: ["violations"] }),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
}

/** Elements of the pane that stand out of it sideways, or whose text is cut. */
export const overflowing = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const said = (element: Element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`;
    const all = [...document.querySelectorAll<HTMLElement>("button, a, h1, h2, p, li, label, input, [role=tab]")];
    const shown = all.filter((element) => element.offsetParent !== null && element.getBoundingClientRect().width > 1);
    const beyond = shown.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > width + 1;
    });
    const cut = shown.filter(
      (element) => getComputedStyle(element).overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1,
    );
    const sideways = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
    return [...sideways, ...beyond.map(said), ...cut.map((element) => `cut: ${said(element)}`)];
  });

export const setWidth = (bench: Bench, width: number) =>
  bench.page.locator("aside").evaluate((aside, pixels) => {
    aside.style.width = `${pixels}px`;
  }, width);
