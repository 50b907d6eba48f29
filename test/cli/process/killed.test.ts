import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { sampleBytes } from "../../line/line.ts";
import { folder, jauge, JAUGE } from "./jauge.ts";

const at = folder();
beforeAll(() => {
  writeFileSync(at("in.xlsx"), sampleBytes("copil-2015-09.xlsx"));
  mkdirSync(at("out"));
});

/** Runs, and kills without warning at the first sign of writing. Gives whether it was still alive. */
async function killedWhileWriting(words: readonly string[]): Promise<boolean> {
  const signs = watch(at("out"));
  const child = spawn(process.execPath, [JAUGE, ...words], { stdio: "ignore" });
  signs.once("change", () => child.kill("SIGKILL"));
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  signs.close();
  return signal === "SIGKILL";
}

it(
  "killed while it writes, it leaves the old result or the whole new one, and the next run works",
  { timeout: 120_000 },
  async () => {
    const words = ["recompute", at("in.xlsx"), "--out", at("out", "x.xlsx"), "--quiet"];
    let killed = 0;
    for (let i = 0; i < 2; i += 1) {
      writeFileSync(at("out", "x.xlsx"), "l'ancien");
      if (await killedWhileWriting(words)) killed += 1;
      const left = readFileSync(at("out", "x.xlsx"));
      if (left.toString("utf8") !== "l'ancien") expect(openXlsx(new Uint8Array(left)).sheets).toHaveLength(15);
    }
    expect(killed).toBeGreaterThan(0);
    expect(jauge(words)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(openXlsx(new Uint8Array(readFileSync(at("out", "x.xlsx")))).sheets).toHaveLength(15);
    expect(readdirSync(at("out"))).toEqual(["x.xlsx"]);
  },
);

it("killed at any moment, it leaves the input as it was and no half result", { timeout: 120_000 }, async () => {
  const before = readFileSync(at("in.xlsx"));
  mkdirSync(at("any"));
  const words = ["recompute", at("in.xlsx"), "--out", at("any", "x.xlsx"), "--quiet"];
  let killed = 0;
  // Moments spread over the whole of a run, by a sequence that is the same everywhere.
  for (let i = 0; i < 10; i += 1) {
    const child = spawn(process.execPath, [JAUGE, ...words], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), 100 + ((i * 379) % 1000));
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    clearTimeout(timer);
    if (signal === "SIGKILL") killed += 1;
    expect(readFileSync(at("in.xlsx")).equals(before)).toBe(true);
    for (const name of readdirSync(at("any")).filter((one) => !one.startsWith(".")))
      expect(openXlsx(new Uint8Array(readFileSync(at("any", name)))).sheets).toHaveLength(15);
  }
  expect(killed).toBeGreaterThan(0);
  expect(jauge(words)).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readdirSync(at("any"))).toEqual(["x.xlsx"]);
});
