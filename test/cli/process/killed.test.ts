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
      if (left.toString("utf8") !== "l'ancien") expect(openXlsx(new Uint8Array(left)).sheets).toHaveLength(13);
    }
    expect(killed).toBeGreaterThan(0);
    expect(jauge(words)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(openXlsx(new Uint8Array(readFileSync(at("out", "x.xlsx")))).sheets).toHaveLength(13);
    expect(readdirSync(at("out")).filter((name) => name.endsWith(".xlsx"))).toEqual(["x.xlsx"]);
  },
);
