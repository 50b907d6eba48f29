import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { benchAgainst } from "./against.ts";
import { benchSample, run } from "./sample.ts";

const root = new URL("../../", import.meta.url);
const sample = new URL("assets/samples/copil-2015-09.xlsx", root);

/** The command as a person calls it, process start included. */
function wholeProcess(times: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), "jauge-bench-"));
  const cli = fileURLToPath(new URL("dist/cli/jauge.js", root));
  const measured: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    const done = spawnSync(process.execPath, [
      cli,
      "recompute",
      fileURLToPath(sample),
      "--out",
      join(folder, "out.xlsx"),
      "--quiet",
    ]);
    if (done.status !== 0) throw new Error(String(done.stderr));
    measured.push(performance.now() - start);
  }
  rmSync(folder, { recursive: true });
  return measured.sort((a, b) => a - b);
}

const processes = wholeProcess(5);
process.stdout.write(`${await benchSample(pathToFileURL(fileURLToPath(sample)), 8)}\n\n`);
process.stdout.write(
  `Whole process (node jauge.js recompute), 5 times: median ${processes[2]!.toFixed(0)} ms, worst ${processes[4]!.toFixed(0)} ms; the goal is 2000 ms\n`,
);

const python = spawnSync("/usr/bin/python3", ["-c", "import pandas, openpyxl"]);
const results = new URL("bench/RESULTS.md", root);
if (python.status === 0) {
  const sizes = (process.env["BENCH_TICKETS"] ?? "1000,10000,50000,200000").split(",").map(Number);
  const page = await benchAgainst(fileURLToPath(root), sizes, run);
  const title = "# Speed, measured\n\nWritten by `npm run bench`.\n\n";
  writeFileSync(results, `${title}${page}`);
  process.stdout.write(`\n${page}`);
} else process.stdout.write("\nNot compared: python3-pandas and python3-openpyxl (Debian packages) are not there.\n");
