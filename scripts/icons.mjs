// npm run icons: draws assets/*.png from assets/icons.svg with Chromium. The drawings are committed: no build needs this.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./set-up.mjs";

const SIZES = { icon: [16, 32, 64, 80, 128], recompute: [16, 32, 80], cover: [16, 32, 80] };
const GROUP = { icon: "gauge", recompute: "recompute", cover: "cover" };

const source = readFileSync(join(root, "assets/icons.svg"), "utf8");

function page(group, size) {
  const line = size >= 64 ? 2 : 1;
  const accent = size >= 64 ? 4 : size >= 32 ? 2 : 1.5;
  const shown = source
    .replace(
      "<svg ",
      `<svg width="${size}" height="${size}" style="--line:${line}px;--accent:${accent}px;--halo:${accent + 2 * line}px" `,
    )
    .replace(
      "</style>",
      `#gauge, #recompute, #cover { display: none } #${group} { display: inline }
      ${size < 32 ? ".from-32 { display: none }" : ""} ${size < 64 ? ".from-80 { display: none }" : ".only-32 { display: none }"}
      ${size < 32 ? ".only-32 { display: none }" : ""}</style>`,
    );
  return `<!doctype html><style>body { margin: 0 } svg { display: block }</style>${shown}`;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
for (const [name, sizes] of Object.entries(SIZES)) {
  for (const size of sizes) {
    const tab = await browser.newPage({ viewport: { width: size, height: size } });
    await tab.setContent(page(GROUP[name], size));
    writeFileSync(join(root, `assets/${name}-${size}.png`), await tab.screenshot({ omitBackground: true }));
    await tab.close();
  }
}
await browser.close();
