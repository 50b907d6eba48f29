import { createHash } from "node:crypto";
import { appendFile, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Request } from "./arguments.ts";

/** Beside the results: one line of JSON for each that was written, the last of a name in force. */
const JOURNAL = ".jauge-journal.jsonl";

/** What was true when a result was written. */
interface Entry {
  readonly result: string;
  /** Version and options. */
  readonly made: string;
  /** Size and time of last change. */
  readonly input: string;
  readonly output: string;
  readonly code: number;
}

async function stateOf(path: string): Promise<{ readonly text: string; readonly changed: number } | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { text: `${size} ${mtimeMs}`, changed: mtimeMs };
  } catch {
    return null;
  }
}

/** The version and the options that decide what a result holds. */
export function madeBy(request: Request, version: string): string {
  const { input: _input, output: _output, json: _json, quiet: _quiet, strict: _strict, ...options } = request;
  return createHash("sha256")
    .update(JSON.stringify([version, options]))
    .digest("hex");
}

/** Exit code of the result that stands, if this very work made it of this very input; else null. */
export async function finished(request: Request, version: string): Promise<number | null> {
  const [input, output] = await Promise.all([stateOf(request.input), stateOf(request.output)]);
  if (!input || !output || output.changed < input.changed) return null;
  const entry = (await entries(dirname(request.output))).get(basename(request.output));
  const same = entry?.made === madeBy(request, version) && entry.input === input.text && entry.output === output.text;
  return same ? entry.code : null;
}

/** A journal that can't be written costs a repetition, nothing else. */
export async function record(request: Request, version: string, code: number): Promise<void> {
  const [input, output] = await Promise.all([stateOf(request.input), stateOf(request.output)]);
  if (!input || !output) return;
  const entry: Entry = {
    result: basename(request.output),
    made: madeBy(request, version),
    input: input.text,
    output: output.text,
    code,
  };
  await appendFile(join(dirname(request.output), JOURNAL), `${JSON.stringify(entry)}\n`).catch(() => undefined);
}

async function entries(folder: string): Promise<ReadonlyMap<string, Entry>> {
  const text = await readFile(join(folder, JOURNAL), "utf8").catch(() => "");
  const found = new Map<string, Entry>();
  for (const line of text.split("\n")) {
    try {
      const entry = JSON.parse(line) as Entry | null;
      if (typeof entry?.result === "string") found.set(entry.result, entry);
    } catch {
      // The last line of a run that was killed may be cut.
    }
  }
  return found;
}
