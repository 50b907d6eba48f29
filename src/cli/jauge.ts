import { basename, dirname, resolve } from "node:path";
import { DEFAULT_SETTINGS, type Settings } from "../cells/settings.ts";
import { serial } from "../cells/units.ts";
import { ExcelFailure } from "../excel/failure.ts";
import { officePort } from "../excel/office-port.ts";
import { openWorkbook } from "../host/node.ts";
import { HostFileError } from "../host/xlsx/file-error.ts";
import { check, recompute, type Step } from "../recompute.ts";
import { parseCommand, type Request } from "./arguments.ts";
import { FileFailure, isFolder, isSameFile, readInput, writeWhole } from "./files.ts";
import { jsonOf } from "./json.ts";
import { sentences, type Sentences } from "./sentences.ts";
import { tableOf } from "./table.ts";

declare const JAUGE_VERSION: string;

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const BREACHED = 3;

/** A sentence for standard error: the job could not be done. */
class Refusal extends Error {}

/** 25569 is 1970-01-01. */
const serialOf = (iso: string): Settings["asOf"] => serial(Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25569);

function overridden(request: Request, settings: Settings): Settings {
  const named = request.sheets.map(({ sheet, kind }) => ({ sheet, kind, columns: {} }));
  return {
    ...settings,
    locale: request.locale ?? settings.locale,
    asOf: request.at === null ? settings.asOf : serialOf(request.at),
    overrides: [
      ...settings.overrides.map((kept) => ({ ...kept, ...named.find(({ sheet }) => sheet === kept.sheet) })),
      ...named.filter(({ sheet }) => !settings.overrides.some((kept) => kept.sheet === sheet)),
    ],
  };
}

async function carryOut(request: Request, text: Sentences): Promise<number> {
  const input = resolve(request.input);
  const output = resolve(request.output);
  const writes = request.command === "recompute";
  const bytes = await readInput(input);
  if (writes && (await isSameFile(input, output))) throw new Refusal(text.outIsInput);
  if (writes && (await isFolder(output))) throw new Refusal(text.outIsFolder(request.output));
  if (writes && !(await isFolder(dirname(output)))) throw new FileFailure("missing", dirname(request.output));

  const book = await openWorkbook(bytes, {
    locale: request.locale === "en" ? "en-US" : "fr-FR",
    fileName: basename(input),
  });
  try {
    const port = officePort(book.Excel);
    const work = {
      defaults: DEFAULT_SETTINGS,
      override: (settings: Settings) => overridden(request, settings),
      now: new Date(),
      version: JAUGE_VERSION,
      onStep: (step: Step) => progress(text.steps[step]),
    };
    // Reading first: a workbook in which nothing is recognised is refused before anything is written.
    const understood = await check(port, work);
    const { sheets } = understood.results;
    for (const { sheet } of request.sheets) {
      if (!sheets.some((known) => known.sheet === sheet))
        throw new Refusal(text.noSuchSheet(sheet, sheets.map((known) => known.sheet).join(", ")));
    }
    if (!sheets.some(({ kind }) => kind !== "unrecognised" && kind !== "generated"))
      throw new Refusal(text.nothingRecognised(request.input));
    const { results, applied } = writes
      ? await recompute(port, work, understood)
      : { results: understood.results, applied: { sheets: [], shortfalls: [] } };
    progress("");
    const generated = applied.sheets.map(({ name }) => name);
    const json = `${JSON.stringify(jsonOf(results, generated), null, 2)}\n`;
    if (writes) await writeWhole(output, await book.save());
    if (request.json !== null && request.json !== "-") await writeWhole(resolve(request.json), json);
    if (request.json === "-") process.stdout.write(json);
    else if (!request.quiet) process.stdout.write(`${tableOf(results, results.settings.locale)}\n`);
    if (writes && !request.quiet && request.json !== "-") process.stdout.write(`\n${text.written(request.output)}\n`);
    for (const { sheet, chart, code } of applied.shortfalls)
      process.stderr.write(`${text.shortfall(chart ?? sheet, code)}\n`);
    return request.strict && results.findings.some(({ severity }) => severity === "breach") ? BREACHED : DONE;
  } finally {
    book.close();
  }
}

/** One line that replaces itself, on a terminal only. */
function progress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${step}`);
}

function explain(error: unknown, request: Request, text: Sentences): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof FileFailure) return text.files[error.code](error.path);
  if (error instanceof HostFileError) return text.files[error.code](request.input);
  if (error instanceof ExcelFailure && error.code === "structure-protected")
    return text.structureProtected(request.input);
  if (error instanceof ExcelFailure && error.code === "protected")
    return text.sheetProtected(request.input, error.detail);
  return text.failed(request.input, error instanceof Error ? error.message : String(error));
}

const parsed = parseCommand(process.argv.slice(2));
if (parsed.kind === "help") process.stdout.write(`${parsed.text}\n`);
else if (parsed.kind === "version") process.stdout.write(`${JAUGE_VERSION}\n`);
else if (parsed.kind === "wrong") {
  process.stderr.write(`${parsed.text}\n`);
  process.exitCode = WRONG_USAGE;
} else {
  const { request } = parsed;
  const text = sentences(request.locale ?? "fr");
  try {
    process.exitCode = await carryOut(request, text);
  } catch (error) {
    progress("");
    process.stderr.write(`${explain(error, request, text).replace(/\s*\n\s*/g, " ")}\n`);
    process.exitCode = FAILED;
  }
}
