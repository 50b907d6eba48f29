import { spawnSync, type SpawnSyncOptions } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const JAUGE = fileURLToPath(new URL("../../../dist/cli/jauge.js", import.meta.url));

export interface Done {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a shell would run it. */
export function jauge(words: readonly string[], options: SpawnSyncOptions = {}): Done {
  return run(process.execPath, [JAUGE, ...words], options);
}

export function run(command: string, words: readonly string[], options: SpawnSyncOptions = {}): Done {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
    timeout: 60_000,
    ...options,
  });
  if (error) throw error;
  return { code: status, stdout: String(stdout ?? ""), stderr: String(stderr ?? "") };
}

/** A folder for one file of tests, gone after it. */
export function folder(): (...names: string[]) => string {
  const made = mkdtempSync(join(tmpdir(), "jauge-cli-"));
  afterAll(() => rmSync(made, { recursive: true, force: true }));
  return (...names) => join(made, ...names);
}
