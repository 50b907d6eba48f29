import { readFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { performance } from "node:perf_hooks";
import { DEFAULT_SETTINGS, type Settings } from "../src/cells/settings.ts";
import type { ExcelPort } from "../src/excel/port.ts";
import { officePort } from "../src/excel/office-port.ts";
import { openWorkbook } from "../src/host/node.ts";
import { check, recompute } from "../src/recompute.ts";

/** Where the time of one run goes, in milliseconds. */
export interface Run {
  readonly open: number;
  readonly read: number;
  readonly compute: number;
  readonly plan: number;
  readonly write: number;
  readonly save: number;
  readonly total: number;
  readonly roundTrips: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** The stages of which a run consists, in their order. */
export const stagesOf = ["open", "read", "compute", "plan", "write", "save"] as const;

/** One run in this process. */
export async function run(bytes: Uint8Array): Promise<Run> {
  const start = performance.now();
  const book = await openWorkbook(bytes, { locale: "fr-FR" });
  const opened = performance.now();
  const office = officePort(book.Excel);
  let readEnd = 0;
  let writeStart = 0;
  // The port is the line's only door to Excel: what happens between its two calls is pure computation.
  const port: ExcelPort = {
    async snapshot() {
      const found = await office.snapshot();
      readEnd = performance.now();
      return found;
    },
    apply(...words) {
      writeStart = performance.now();
      return office.apply(...words);
    },
  };
  const request = {
    defaults: DEFAULT_SETTINGS,
    override: (settings: Settings) => settings,
    now: new Date(2015, 9, 23, 10, 12),
    version: "bench",
  };
  const understood = await check(port, request);
  const computed = performance.now();
  await recompute(port, request, understood);
  const written = performance.now();
  await book.save();
  const saved = performance.now();
  const { roundTrips, requestBytes, responseBytes } = book.stats;
  book.close();
  return {
    open: opened - start,
    read: readEnd - opened,
    compute: computed - readEnd,
    plan: writeStart - computed,
    write: written - writeStart,
    save: saved - written,
    total: saved - start,
    roundTrips,
    requestBytes,
    responseBytes,
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The sample end to end in this process, `times` times; the first is told apart because it loads everything. */
export async function benchSample(file: URL, times: number): Promise<string> {
  const bytes = await readFile(file);
  const first = await run(bytes);
  const runs: Run[] = [];
  for (let i = 1; i < times; i += 1) runs.push(await run(bytes));
  const stages = [...stagesOf, "total"] as const;
  const lines = [
    `Machine: ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    `Sample: ${file.pathname.split("/").at(-1)}, ${times} runs, ${first.roundTrips} round trips a run`,
    "",
    "| stage | first run, ms | median of the others, ms | share |",
    "|---|---|---|---|",
    ...stages.map((stage) => {
      const usual = median(runs.map((one) => one[stage]));
      const share = (100 * usual) / median(runs.map(({ total }) => total));
      return `| ${stage} | ${first[stage].toFixed(0)} | ${usual.toFixed(0)} | ${share.toFixed(0)} % |`;
    }),
  ];
  return lines.join("\n");
}
