// npm run bench
import { appendFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { build, install, root, run } from "./set-up.mjs";

install();
build("node");
const code = run(process.execPath, [join(root, "dist/bench/main.js")], { stdio: "inherit" });
if (code !== 0) process.exit(code);

build("pane");
build("workbench");
const { paneTimes } = await import("./bench-page.mjs");
const times = await paneTimes();
const said =
  times === null
    ? "Not timed: no Chromium here (CHROMIUM names one)."
    : `On the sample, in Chromium: ${(times.bytes / 1024).toFixed(0)} KB of the pane's own files until it is ready (not compressed; Office.js apart), first paint ${Math.round(times.firstPaint)} ms, click to finished ${Math.round(times.clickToFinished)} ms. Medians.`;
const page = `\n## Pane\n\n${said}\n`;
process.stdout.write(page);
const results = join(root, "bench/RESULTS.md");
if (existsSync(results)) appendFileSync(results, page);
