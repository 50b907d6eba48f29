import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { strFromU8, unzipSync } from "fflate";
import { stagesOf, type Run } from "./sample.ts";
import { ticketsWorkbook } from "./tickets-workbook.ts";

/** What people would script instead; each does the same job on the same file, and tells its figures. */
interface Rival {
  readonly name: string;
  readonly command: string;
  readonly script: string;
}

const RIVALS: readonly Rival[] = [
  // Debian's Python, which sees Debian's packages.
  { name: "Python", command: "/usr/bin/python3", script: "bench/compare.py" },
  { name: "exceljs", command: process.execPath, script: "bench/compare.mjs" },
];

const DELAYS = [50, 150, 400];

interface Process {
  readonly seconds: number;
  /** Peak resident memory; null where the system does not say. */
  readonly megabytes: number | null;
  readonly output: string;
}

function timed(command: string, words: readonly string[]): Promise<Process> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, words, { stdio: ["ignore", "pipe", "inherit"] });
    let peak: number | null = null;
    let output = "";
    const watch = setInterval(() => {
      const status = `/proc/${child.pid}/status`;
      if (!existsSync(status)) return;
      const found = /VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"));
      if (found) peak = Number(found[1]) / 1024;
    }, 20);
    child.stdout.on("data", (part: Buffer) => (output += part.toString("utf8")));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, megabytes: peak, output });
      else reject(new Error(`${command} ${words.join(" ")}: exit code ${code}`));
    });
  });
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

type Groups = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Figures that the two give differently: none, or it is not the same job. */
function differences(jauge: string, rival: string): string[] {
  const { tickets, assistance, budget } = JSON.parse(jauge) as {
    readonly tickets: readonly { readonly sheet: string; readonly total: number; readonly groups: Groups }[];
    readonly assistance: { readonly establishments: number };
    readonly budget: readonly { readonly latest: { readonly executionRate: number } }[];
  };
  const other = JSON.parse(rival) as {
    readonly groups: Groups;
    readonly total: number;
    readonly establishments: number;
    readonly executionRate: number;
  };
  const log = tickets.find(({ sheet }) => sheet === "DA");
  const pairs: [string, number | undefined, number][] = [
    ["total", log?.total, other.total],
    ["establishments", assistance.establishments, other.establishments],
    ["execution rate", budget[0]?.latest.executionRate, other.executionRate],
  ];
  for (const [group, figures] of Object.entries(other.groups))
    for (const [figure, value] of Object.entries(figures))
      pairs.push([`${group} ${figure}`, log?.groups[group]?.[figure], value]);
  return pairs
    .filter(([, one, two]) => !(Math.abs((one ?? Number.NaN) - two) <= 1e-6))
    .map(([name, one, two]) => `${name}: ${one} and ${two}`);
}

/** The floor: inflate every part and look once at each of its characters. */
function floorSeconds(bytes: Uint8Array): number {
  const start = performance.now();
  let tags = 0;
  for (const part of Object.values(unzipSync(bytes))) {
    const xml = strFromU8(part);
    for (let i = 0; i < xml.length; i += 1) if (xml.charCodeAt(i) === 60) tags += 1;
  }
  if (tags === 0) throw new Error("no XML");
  return (performance.now() - start) / 1000;
}

/** Slope of log(y) against log(x), by least squares: 1 is linear; null for fewer than two points. */
function slope(points: readonly (readonly [number, number])[]): number | null {
  if (points.length < 2) return null;
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** What Excel on the web lets one answer hold, in bytes: more cells are read in several. */
const BLOCK = 5e6;

/** The goals that a size has, each with what was measured. */
function goalsAt(size: number, ratio: number, run: Run, megabytes: number | null): string[] {
  const said = (goal: string, measured: number, limit: number, inTheWay = "", digits = 2): string =>
    `- ${size} tickets, ${goal}: ${measured.toFixed(digits)}, ${measured <= limit ? "reached" : `missed by ${(measured - limit).toFixed(digits)}. ${inTheWay}`}`;
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
  const pure = run.compute + run.plan;
  const aloneInTheWay = `In a warm process the same run takes ${seconds(run.total)}: the rest is the start of the process and code that runs for the first time, Microsoft's client included.`;
  const eachTicket = `${seconds(pure)} in all, ${((1e6 * pure) / 1000 / size).toFixed(1)} µs a ticket, grouped seven ways with their percentiles; what it is a share of is short as well.`;
  const limits = new Map([
    [1_000, 1],
    [50_000, 0.5],
  ]);
  const limit = limits.get(size);
  return [
    ...(limit === undefined ? [] : [said(`at most ${limit} of Python's time`, ratio, limit, aloneInTheWay)]),
    ...(run.responseBytes > BLOCK ? [] : [said("at most 6 round trips", run.roundTrips, 6, "", 0)]),
    ...(size < 200_000
      ? []
      : [
          said(
            "pure computation (reading, computing, planning) under 5 % of the run",
            (100 * pure) / run.total,
            5,
            eachTicket,
            1,
          ),
        ]),
    ...(size < 200_000 || megabytes === null ? [] : [said("peak memory under 1,024 MB", megabytes, 1_024, "", 0)]),
  ];
}

const fixed = (value: number | null, digits = 2): string => (value === null ? "–" : value.toFixed(digits));

/** The page of results for workbooks of these numbers of tickets, against scripts that do the same job. */
export async function benchAgainst(
  root: string,
  sizes: readonly number[],
  stages: (bytes: Uint8Array) => Promise<Run>,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "jauge-bench-"));
  const sample = readFileSync(join(root, "assets/samples/copil-2015-09.xlsx"));
  const load = loadavg()[0] ?? 0;
  const rows: string[] = [];
  const shares: string[] = [];
  const trips: string[] = [];
  const goals: string[] = [];
  const growth: { size: number; seconds: number; megabytes: number | null }[] = [];
  for (const size of sizes) {
    const input = join(folder, `${size}.xlsx`);
    const bytes = ticketsWorkbook(sample, "DA", size);
    writeFileSync(input, bytes);
    const times = size > 50_000 ? 1 : 3;
    const ours: Process[] = [];
    const theirs = RIVALS.map((): Process[] => []);
    const json = join(folder, "jauge.json");
    const words = ["recompute", input, "--out", join(folder, "jauge.xlsx"), "--json", json, "--quiet"];
    // In turn, so that whatever else the machine does falls on both.
    for (let i = 0; i < times; i += 1) {
      ours.push(await timed(process.execPath, [join(root, "dist/cli/jauge.js"), ...words]));
      for (const [at, { command, script }] of RIVALS.entries())
        theirs[at]!.push(await timed(command, [join(root, script), input, join(folder, `rival-${at}.xlsx`)]));
    }
    for (const [at, { name }] of RIVALS.entries()) {
      const wrong = differences(readFileSync(json, "utf8"), theirs[at]![0]?.output ?? "{}");
      if (wrong.length > 0) throw new Error(`${size} tickets, ${name} does not the same job: ${wrong.join("; ")}`);
    }
    const jauge = median(ours.map(({ seconds }) => seconds));
    const megabytes = ours[0]?.megabytes ?? null;
    const rivals = theirs.map((runs) => ({
      seconds: median(runs.map(({ seconds }) => seconds)),
      megabytes: runs[0]?.megabytes ?? null,
    }));
    growth.push({ size, seconds: jauge, megabytes });
    const floor = floorSeconds(bytes);
    const against = rivals.map(({ seconds }) => `${fixed(seconds)} | ${fixed(jauge / seconds)}`);
    const peaks = rivals.map((rival) => fixed(rival.megabytes, 0));
    rows.push(
      `| ${size} | ${fixed(statSync(input).size / 2 ** 20, 1)} | ${fixed(jauge)} | ${against.join(" | ")} | ${fixed(floor)} | ${fixed(megabytes, 0)} | ${peaks.join(" | ")} | ${times} |`,
    );
    const run = await stages(bytes);
    goals.push(...goalsAt(size, jauge / (rivals[0]?.seconds ?? Number.NaN), run, megabytes));
    const share = stagesOf.map((stage) => `${((100 * run[stage]) / run.total).toFixed(1)} %`);
    shares.push(`| ${size} | ${share.join(" | ")} | ${fixed(run.total / 1000)} |`);
    const waits = DELAYS.map((delay) => fixed((delay * run.roundTrips) / 1000));
    trips.push(`| ${size} | ${run.roundTrips} | ${run.requestBytes} | ${run.responseBytes} | ${waits.join(" | ")} |`);
  }
  rmSync(folder, { recursive: true });
  const large = growth.filter(({ size }) => size >= 10_000);
  const memory = large.flatMap(({ size, megabytes }) => (megabytes === null ? [] : [[size, megabytes] as const]));
  return [
    `Machine: ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; load average at the start ${fixed(load)}.`,
    "",
    "## Whole process, seconds (medians)",
    "",
    "Python: `bench/compare.py` (pandas and openpyxl, Debian's packages); exceljs: `bench/compare.mjs`, which draws no charts. Their figures are compared with Jauge's before a time is given. Ratio: Jauge's time over theirs. Floor: inflating every part and scanning its XML once.",
    "",
    `| tickets | MB | Jauge | ${RIVALS.map(({ name }) => `${name} | ratio`).join(" | ")} | floor | Jauge, peak MB | ${RIVALS.map(({ name }) => `${name}, peak MB`).join(" | ")} | runs |`,
    `|${"---|".repeat(6 + 3 * RIVALS.length)}`,
    ...rows,
    "",
    "## Share of each stage (one run in a warm process)",
    "",
    `| tickets | ${stagesOf.join(" | ")} | total, s |`,
    `|---|${stagesOf.map(() => "---|").join("")}---|`,
    ...shares,
    "",
    "## Round trips, and the seconds that they would wait",
    "",
    `| tickets | round trips | bytes sent | bytes received | ${DELAYS.map((delay) => `at ${delay} ms`).join(" | ")} |`,
    "|---|---|---|---|---|---|---|",
    ...trips,
    "",
    "## Goals",
    "",
    "That of round trips is one of sizes that a single block of 5 MB holds.",
    "",
    ...goals,
    "",
    "## Growth",
    "",
    `Slope of log(time) against log(tickets) from 10,000 on: ${fixed(slope(large.map(({ size, seconds }) => [size, seconds])))}; of memory: ${fixed(slope(memory))}. 1 is linear.`,
    "",
  ].join("\n");
}
