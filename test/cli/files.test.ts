import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FileFailure, isSameFile, readInput, writeWhole } from "../../src/cli/files.ts";

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jauge-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof FileFailure ? error.code : String(error)),
  );

describe("writeWhole", () => {
  it("replaces what was there, and leaves nothing beside it", async () => {
    writeFileSync(at("a"), "ancien");
    await writeWhole([
      { path: at("a"), content: "nouveau" },
      { path: at("b"), content: Uint8Array.of(1, 2) },
    ]);
    expect(readFileSync(at("a"), "utf8")).toBe("nouveau");
    expect([...readFileSync(at("b"))]).toEqual([1, 2]);
    expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
  });

  it("writes none when one can't be", async () => {
    writeFileSync(at("a"), "ancien");
    const results = [
      { path: at("a"), content: "nouveau" },
      { path: at("absent", "b"), content: "…" },
    ];
    expect(await codeOf(writeWhole(results))).toBe("missing");
    expect(readFileSync(at("a"), "utf8")).toBe("ancien");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("says that a folder is in the way", async () => {
    mkdirSync(at("a"));
    expect(await codeOf(writeWhole([{ path: at("a"), content: "" }]))).toBe("directory");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it.skipIf(spawnSync("mkfifo", ["--version"]).status !== 0)("writes into a pipe, which stays one", async () => {
    spawnSync("mkfifo", [at("pipe")]);
    const [read] = await Promise.all([
      import("node:fs/promises").then(({ readFile }) => readFile(at("pipe"), "utf8")),
      writeWhole([{ path: at("pipe"), content: "par le tuyau" }]),
    ]);
    expect(read).toBe("par le tuyau");
    expect(readdirSync(folder)).toEqual(["pipe"]);
    expect(existsSync(at("pipe"))).toBe(true);
  });
});

it("tells one file by two names from two files", async () => {
  writeFileSync(at("a"), "x");
  writeFileSync(at("b"), "x");
  expect(await isSameFile(at("a"), at(".", "a"))).toBe(true);
  expect(await isSameFile(at("a"), at("b"))).toBe(false);
  expect(await isSameFile(at("a"), at("absent"))).toBe(false);
});

it("tells what is wrong with an input", async () => {
  expect(await codeOf(readInput(folder))).toBe("directory");
  expect(await codeOf(readInput(at("absent")))).toBe("missing");
});
