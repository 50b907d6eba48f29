import { parseArgs } from "node:util";
import { extname } from "node:path";
import type { SheetKind } from "../reading/statement.ts";
import { sentences, type Sentences } from "./sentences.ts";

export const KINDS: readonly SheetKind[] = [
  "budget-execution",
  "service-indicators",
  "tickets",
  "anomalies",
  "volumes",
  "register",
  "roadmap",
  "scenarios",
  "facts",
  "invoices",
  "unrecognised",
];

export interface Request {
  readonly command: "recompute" | "check";
  readonly input: string;
  readonly output: string;
  readonly json: string | null;
  /** ISO date. */
  readonly at: string | null;
  readonly locale: "fr" | "en" | null;
  readonly sheets: readonly { readonly sheet: string; readonly kind: SheetKind }[];
  /** Stores the figures of the situation in the sheet Suivi. */
  readonly freeze: boolean;
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** The same work on many workbooks, each to its own result. */
export interface Many {
  /** Workbooks, and folders of them. */
  readonly inputs: readonly string[];
  /** Where the results go; null: each beside its workbook. */
  readonly folder: string | null;
  readonly jobs: number | null;
  /** Its input and output are those of the first. */
  readonly each: Request;
}

export type Parsed =
  /** `mayBeMany`: the one input may turn out to be a folder, then `many` says the work. */
  | { readonly kind: "run"; readonly request: Request; readonly mayBeMany: boolean; readonly many: Many }
  | { readonly kind: "many"; readonly request: Request; readonly many: Many }
  | { readonly kind: "help"; readonly text: string }
  | { readonly kind: "version" }
  | { readonly kind: "wrong"; readonly text: string };

const OPTIONS = {
  out: { type: "string" },
  json: { type: "string" },
  at: { type: "string" },
  locale: { type: "string" },
  sheet: { type: "string", multiple: true },
  jobs: { type: "string" },
  freeze: { type: "boolean" },
  strict: { type: "boolean" },
  quiet: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** What the words of a call ask for; `wrong` is a sentence for exit code 2. */
export function parseCommand(words: readonly string[]): Parsed {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const named = /'([^']*)'/.exec(error instanceof Error ? error.message : "");
    return wrong(sentences("fr"), (t) => t.unknownOption(named?.[1] ?? ""));
  }
  const { values, positionals } = parsed;
  const locale = values.locale ?? null;
  if (locale !== null && locale !== "fr" && locale !== "en") return wrong(sentences("fr"), (t) => t.badLocale(locale));
  const text = sentences(locale ?? "fr");
  if (values.help) return { kind: "help", text: text.usage };
  if (values.version) return { kind: "version" };
  const [command, input, ...rest] = positionals;
  if (command === undefined) return wrong(text, (t) => t.usage);
  if (command !== "recompute" && command !== "check") return wrong(text, (t) => t.unknownCommand(command));
  if (input === undefined) return wrong(text, (t) => t.noInput);
  const isMany = rest.length > 0 || values.jobs !== undefined;
  if (isMany && command === "check") return wrong(text, (t) => t.manyInputs);
  if (isMany && values.json !== undefined) return wrong(text, (t) => t.manyJson);
  const jobs = values.jobs === undefined ? null : Number(values.jobs);
  if (jobs !== null && !(Number.isInteger(jobs) && jobs >= 1 && jobs <= 256))
    return wrong(text, (t) => t.badJobs(values.jobs ?? ""));
  const at = values.at ?? null;
  if (at !== null && !isIsoDate(at)) return wrong(text, (t) => t.badDate(at));
  const sheets: { sheet: string; kind: SheetKind }[] = [];
  for (const word of values.sheet ?? []) {
    const cut = word.lastIndexOf("=");
    if (cut < 1) return wrong(text, (t) => t.badSheet(word));
    const kind = KINDS.find((known) => known === word.slice(cut + 1).trim());
    if (!kind) return wrong(text, (t) => t.badKind(word.slice(cut + 1).trim(), KINDS.join(", ")));
    sheets.push({ sheet: word.slice(0, cut), kind });
  }
  const extension = extname(input) || ".xlsx";
  const output = isMany ? resultOf(input) : (values.out ?? resultOf(input));
  const mayBeMany = command === "recompute" && values.json === undefined && !/\.xls[xm]$/i.test(values.out ?? "");
  if (!isMany && !(mayBeMany && extname(input) === "") && extname(output).toLowerCase() !== extension.toLowerCase())
    return wrong(text, (t) => t.badExtension(extension));
  const request: Request = {
    command,
    input,
    output,
    json: values.json ?? null,
    at,
    locale,
    sheets,
    freeze: command === "recompute" && (values.freeze ?? false),
    strict: values.strict ?? false,
    quiet: values.quiet ?? false,
  };
  const many = { inputs: [input, ...rest], folder: values.out ?? null, jobs, each: request };
  return isMany ? { kind: "many", request, many } : { kind: "run", request, mayBeMany, many };
}

/** Where the result of a workbook goes unless another place is said. */
export const resultOf = (input: string): string =>
  `${input.slice(0, input.length - extname(input).length)}.jauge${extname(input) || ".xlsx"}`;

function wrong(text: Sentences, say: (text: Sentences) => string): Parsed {
  return { kind: "wrong", text: `${say(text)}\n${text.help}` };
}

function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
