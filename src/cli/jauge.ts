import { resolve } from "node:path";
import { isMainThread } from "node:worker_threads";
import { parseCommand } from "./arguments.ts";
import { isFolder } from "./files.ts";
import { carryOutMany } from "./many-workbooks.ts";
import { carryOut, explain, progress } from "./one-workbook.ts";
import { sentences } from "./sentences.ts";
import { workHere } from "./workers.ts";

declare const JAUGE_VERSION: string;

const FAILED = 1;
const WRONG_USAGE = 2;

async function main(): Promise<void> {
  // Whoever stops reading (`| head`) has had enough; a full disk has not had everything.
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") return;
    process.stderr.write(`${sentences("fr").files["disk-full"]("stdout")}\n`);
    process.exitCode = FAILED;
  });
  const parsed = parseCommand(process.argv.slice(2));
  if (parsed.kind === "help") process.stdout.write(`${parsed.text}\n`);
  else if (parsed.kind === "version") process.stdout.write(`${JAUGE_VERSION}\n`);
  else if (parsed.kind === "wrong") {
    process.stderr.write(`${parsed.text}\n`);
    process.exitCode = WRONG_USAGE;
  } else {
    const text = sentences(parsed.request.locale ?? "fr");
    try {
      process.exitCode =
        parsed.kind === "many" || (parsed.mayBeMany && (await isFolder(resolve(parsed.request.input))))
          ? await carryOutMany(parsed.many, text)
          : await carryOut(parsed.request, text);
    } catch (error) {
      progress("");
      process.stderr.write(`${explain(error, parsed.request, text)}\n`);
      process.exitCode = FAILED;
    }
  }
}

if (isMainThread) await main();
else workHere();
