// How long the production pane takes in Chromium, beside the embedded Excel: what npm run bench reports of it.
import { chromiumPath, launchChromium } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const ROUNDS = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds on the sample and bytes, each the median of fresh pages; null without Chromium. */
export async function paneTimes() {
  if (chromiumPath === null) return null;
  const server = await serve(0);
  const browser = await launchChromium();
  const paints = [];
  const runs = [];
  const bytes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    await page.goto(server.url);
    const pane = page.frameLocator("iframe.pane");
    await pane.locator("[data-situation=ready]").waitFor();
    const frame = page.frames().find((one) => one.url().includes("workbench-pane.html"));
    paints.push(
      await frame.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN),
    );
    bytes.push(
      await frame.evaluate(() =>
        [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
          .filter(({ name }) => !/\/office(-js)?[-./]|\/connect\.js/.test(name))
          .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
      ),
    );
    // From the click to the frame that shows the result, by the page's own clock.
    runs.push(
      await frame.evaluate(
        () =>
          new Promise((resolve) => {
            const button = [...document.querySelectorAll("button")].find(({ textContent }) =>
              textContent.startsWith("Recalculer"),
            );
            const begun = performance.now();
            const status = document.querySelector("[data-situation]");
            new MutationObserver(() => {
              if (status.dataset.situation === "current")
                requestAnimationFrame(() => resolve(performance.now() - begun));
            }).observe(status, { attributes: true });
            button.click();
          }),
      ),
    );
    await page.close();
  }
  await browser.close();
  await server.close();
  return { bytes: median(bytes), firstPaint: median(paints), clickToFinished: median(runs) };
}
