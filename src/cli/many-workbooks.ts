import { mkdir, readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, extname, join, resolve } from "node:path";
import { resultOf, type Many, type Request } from "./arguments.ts";
import { FileFailure, isFolder } from "./files.ts";
import { finished, record } from "./journal.ts";
import { BREACHED, DONE, explain, Refusal } from "./one-workbook.ts";
import type { Sentences } from "./sentences.ts";
import { inWorkers } from "./workers.ts";

declare const JAUGE_VERSION: string;

const FAILED = 1;

/** Workbooks directly in a folder: not Excel's lock files (~$), nor hidden ones, nor former results. */
const isWorkbook = (name: string): boolean =>
  /\.xls[xm]$/i.test(name) && !/^(\.|~\$)/.test(name) && !/\.jauge\.xls[xm]$/i.test(name);

async function workbooksOf(path: string, text: Sentences): Promise<string[]> {
  if (!(await isFolder(path))) return [path];
  let names;
  try {
    names = await readdir(path);
  } catch {
    throw new FileFailure("no-permission", path);
  }
  const found = names.filter(isWorkbook).sort();
  if (found.length === 0) throw new Refusal(text.many.noWorkbook(path));
  return found.map((name) => join(path, name));
}

/** The folder of the results is there or can be made. */
const madeFolder = (path: string): Promise<boolean> =>
  mkdir(path, { recursive: true }).then(
    () => true,
    () => false,
  );

/**
 * Every workbook once, whatever happens to the others, with one line each on standard output: state, workbook, and its
 * result or why there is none, between tabs. What a former run finished is left as it is. The exit code: 1 if any failed,
 * else 3 with --strict if any has a breach, else 0.
 */
export async function carryOutMany({ inputs, folder, jobs, each }: Many, text: Sentences): Promise<number> {
  const counts = { written: 0, finished: 0, failed: 0 };
  let breached = false;
  const say = (state: keyof typeof counts, input: string, detail: string): void => {
    counts[state] += 1;
    const shown = [text.many[state], input, detail].map((part) => part.replace(/[\p{Cc}\p{Cf}]/gu, " "));
    if (!each.quiet || state === "failed") process.stdout.write(`${shown.join("\t")}\n`);
  };
  if (folder !== null && !(await madeFolder(folder))) throw new Refusal(text.many.outNotFolder(folder));

  const waiting: Request[] = [];
  const taken = new Map<string, string>();
  for (const named of inputs) {
    const request = { ...each, input: named };
    const found = await workbooksOf(named, text).catch((error: unknown) => {
      say("failed", named, explain(error, request, text));
      return [];
    });
    for (const input of found) {
      const output = folder === null ? resultOf(input) : join(folder, basename(resultOf(input)));
      const other = taken.get(resolve(output));
      if (other !== undefined) {
        if (resolve(other) !== resolve(input)) say("failed", input, text.many.sameResult(other));
        continue;
      }
      taken.set(resolve(output), input);
      const work = { ...each, input, output, quiet: true };
      const code = extname(input) === "" ? null : await finished(work, JAUGE_VERSION);
      if (code === null) waiting.push(work);
      else {
        breached ||= code === BREACHED;
        say("finished", input, output);
      }
    }
  }
  // A breach is recorded whether or not this run asks for it, so that a later one with --strict can tell.
  const strict = waiting.map((work) => ({ ...work, strict: true }));
  await inWorkers(strict, jobs ?? availableParallelism(), text.many.stopped, async (request, outcome) => {
    if ("failure" in outcome) return say("failed", request.input, outcome.failure);
    await record(request, JAUGE_VERSION, outcome.code);
    breached ||= outcome.code === BREACHED;
    say("written", request.input, request.output);
  });
  if (!each.quiet) process.stderr.write(`${text.many.summary(counts.written, counts.finished, counts.failed)}\n`);
  if (counts.failed > 0) return FAILED;
  return breached && each.strict ? BREACHED : DONE;
}
