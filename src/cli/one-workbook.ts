import { basename, dirname, resolve } from "node:path";
import { DEFAULT_SETTINGS, type Settings } from "../cells/settings.ts";
import { serial } from "../cells/units.ts";
import { ExcelFailure } from "../excel/failure.ts";
import { officePort } from "../excel/office-port.ts";
import type { ExcelPort } from "../excel/port.ts";
import { openWorkbook, type OpenedWorkbook } from "../host/node.ts";
import { HostFileError } from "../host/xlsx/file-error.ts";
import type { Results } from "../indicators/results.ts";
import { readTracking, type Tracking } from "../reading/read-tracking.ts";
import { check, recompute, type Request as Work, type Step, type Understood } from "../recompute.ts";
import type { Request } from "./arguments.ts";
import { FileFailure, isFolder, isSameFile, readInput, writeWhole } from "./files.ts";
import { jsonOf } from "./json.ts";
import { sentences, type Sentences } from "./sentences.ts";
import { tableOf } from "./table.ts";

declare const JAUGE_VERSION: string;

/** Exit codes of work that was done. */
export const DONE = 0;
export const BREACHED = 3;

/** A sentence for standard error: the job could not be done. */
export class Refusal extends Error {}

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

/** The files to write, refused before any work where they can't be: the source is never one of them. */
async function targetsOf(
  request: Request,
  input: string,
  text: Sentences,
): Promise<{ readonly out: string | null; readonly json: string | null }> {
  const named = {
    out: request.command === "recompute" ? request.output : null,
    json: request.json === "-" ? null : request.json,
  };
  for (const [option, path] of Object.entries(named)) {
    if (path === null) continue;
    if (await isSameFile(input, resolve(path))) throw new Refusal(text.resultIsInput(`--${option}`));
    if (await isFolder(resolve(path))) throw new Refusal(text.outIsFolder(path));
    if (!(await isFolder(dirname(resolve(path))))) throw new FileFailure("missing", dirname(path));
  }
  const out = named.out === null ? null : resolve(named.out);
  const json = named.json === null ? null : resolve(named.json);
  if (out !== null && out === json) throw new Refusal(text.sameResults);
  return { out, json };
}

interface Read {
  readonly book: OpenedWorkbook;
  readonly port: ExcelPort;
  readonly understood: Understood;
}

/**
 * Opens and reads. The Excel behind it speaks the language of the summary sheets, which the workbook may be the one to
 * say: then it is opened anew.
 */
async function read(bytes: Uint8Array, work: Work, name: string, language: "fr" | "en"): Promise<Read> {
  const book = await openWorkbook(bytes, { locale: language === "en" ? "en-US" : "fr-FR", fileName: name });
  const port = officePort(book.Excel);
  const understood = await check(port, work);
  const { locale } = understood.results.settings;
  if (locale === language) return { book, port, understood };
  book.close();
  return read(bytes, work, name, locale);
}

/**
 * A workbook in which nothing is recognised is refused before any file is written, and so is a sheet that is not there.
 * Of the first, the JSON asked for on standard output still says what each sheet lacks.
 */
function refuseUnread({ results }: Understood, request: Request, text: Sentences): void {
  const { sheets } = results;
  const missing = request.sheets.find(({ sheet }) => !sheets.some((known) => known.sheet === sheet));
  if (missing) throw new Refusal(text.noSuchSheet(missing.sheet, sheets.map((known) => known.sheet).join(", ")));
  if (sheets.some(({ kind }) => kind !== "unrecognised" && kind !== "generated")) return;
  if (request.json === "-") process.stdout.write(jsonText(results, [], null));
  throw new Refusal(text.nothingRecognised(request.input));
}

const jsonText = (results: Results, generated: readonly string[], tracking: Tracking | null): string =>
  `${JSON.stringify(jsonOf(results, generated, tracking), null, 2)}\n`;

/** The whole job of one workbook; its exit code. Rejects with what `explain` can say. */
export async function carryOut(request: Request, text: Sentences): Promise<number> {
  const input = resolve(request.input);
  const bytes = await readInput(input);
  const targets = await targetsOf(request, input, text);
  const work = {
    defaults: DEFAULT_SETTINGS,
    override: (settings: Settings) => overridden(request, settings),
    now: new Date(),
    freeze: request.freeze,
    version: JAUGE_VERSION,
    onStep: (step: Step) => progress(text.steps[step]),
  };
  const { book, port, understood } = await read(bytes, work, basename(input), request.locale ?? "fr");
  refuseUnread(understood, request, text);
  const { results } = understood;
  if (request.freeze && results.asOf === null) throw new Refusal(text.noDateToFreeze);
  const writes = targets.out !== null;
  const written = writes ? await recompute(port, work, understood) : null;
  progress("");
  const generated = (written?.applied.sheets ?? []).map(({ name }) => name);
  const json = jsonText(results, generated, readTracking(understood.snapshot));
  await writeWhole([
    ...(targets.out === null ? [] : [{ path: targets.out, content: await book.save() }]),
    ...(targets.json === null ? [] : [{ path: targets.json, content: json }]),
  ]);
  book.close();
  if (request.json === "-") process.stdout.write(json);
  else if (!request.quiet) {
    process.stdout.write(`${tableOf(results, results.settings.locale)}\n`);
    if (writes) process.stdout.write(`\n${sentences(results.settings.locale).written(request.output)}\n`);
  }
  const kept = written?.kept ?? [];
  if (kept.length > 0)
    process.stderr.write(
      `${text.keptEdits(kept.length, kept.map(({ sheet, cell }) => `${sheet}!${cell}`).join(", "))}\n`,
    );
  for (const { sheet, chart, code } of written?.applied.shortfalls ?? [])
    process.stderr.write(`${text.shortfall(chart ?? sheet, code)}\n`);
  return request.strict && results.findings.some(({ severity }) => severity === "breach") ? BREACHED : DONE;
}

/** One line that replaces itself, on a terminal only. */
export function progress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${step}`);
}

/** One line for a person: what could not be done with the workbook, and what to do. */
export function explain(error: unknown, request: Request, text: Sentences): string {
  return reason(error, request, text)
    .replace(/(?<!\s)\s*\n\s*/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, " ");
}

function reason(error: unknown, request: Request, text: Sentences): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof FileFailure) return text.files[error.code](error.path);
  if (error instanceof HostFileError) return text.files[error.code](request.input);
  if (error instanceof ExcelFailure && error.code === "structure-protected")
    return text.structureProtected(request.input);
  if (error instanceof ExcelFailure && error.code === "protected")
    return text.sheetProtected(request.input, error.detail);
  if (error instanceof ExcelFailure && error.code === "too-large")
    return text.sheetTooLarge(request.input, error.detail);
  return text.failed(request.input, error instanceof Error ? error.message : String(error));
}
