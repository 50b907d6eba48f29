// npm run bench
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
process.stdout.write(
  times === null
    ? "\nPane: not timed, no Chromium here (CHROMIUM names one).\n"
    : `\nPane in Chromium, sample: first paint ${Math.round(times.firstPaint)} ms, click to finished ${Math.round(times.clickToFinished)} ms\n`,
);
