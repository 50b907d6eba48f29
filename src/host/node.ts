import { createContext, Script } from "node:vm";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { calculate } from "./formula/calculate.ts";
import { computeMissingValues } from "./formula/missing-values.ts";
import { createHost } from "./protocol/interpreter.ts";
import { latency } from "./protocol/interceptor.ts";
import { openXlsx } from "./xlsx/open.ts";
import { newWorkbook } from "./xlsx/new-workbook.ts";
import { saveXlsx } from "./xlsx/save.ts";
import { supports } from "./protocol/gate.ts";
import type { EventEntry, RequestBody } from "./protocol/wire.ts";
import type { Host } from "./protocol/interpreter.ts";
import type { WorkbookModel } from "./model/workbook.ts";

export interface OpenOptions {
  /** Requirement sets of the simulated Excel: `{ ExcelApi: "1.9" }`. Newer members fail with ApiNotFound. */
  readonly apiSets?: Readonly<Record<string, string>>;
  /** BCP 47; en-US unless said. */
  readonly locale?: string;
  /** Added to every round trip. */
  readonly latencyMs?: number;
  readonly fileName?: string;
}

/** Microsoft's own client, around one workbook. */
export interface OpenedWorkbook {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly Office: {
    readonly context: { readonly requirements: { isSetSupported(name: string, version?: string): boolean } };
  };
  readonly host: Host;
  readonly stats: Host["stats"];
  save(): Promise<Uint8Array>;
  /** Ends the workbook: requests after it fail. */
  close(): void;
}

interface Client {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension & {
    readonly SessionBase: { new (): object; _overrideSession: object };
    readonly EventRegistration: new (register: () => Promise<null>, unregister: () => Promise<null>) => Registration;
    _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
    _testTriggerRichApiMessageEvent(message: { entries: readonly EventEntry[] }): void;
  };
}

/** Handlers of the events that are older than the rich API's. */
interface Registration {
  callHandlers(eventId: number, targetId: string, args: object): void;
}

const SELECTION_EVENTS = 2;

let client: Script | undefined;

/** Compiled once; each workbook runs it in a context of its own. */
function clientScript(): Script {
  const path = createRequire(import.meta.url).resolve("@microsoft/office-js/dist/excel-web-16.00.js");
  return (client ??= new Script(readFileSync(path, "utf8"), { filename: path }));
}

/**
 * Opens an .xlsx for add-in code: `Excel.run` then works as in Excel, against this workbook only. Throws what
 * `openXlsx` throws for files that it refuses.
 */
export async function openWorkbook(bytes: Uint8Array, options: OpenOptions = {}): Promise<OpenedWorkbook> {
  const named = options.fileName === undefined ? {} : { fileName: options.fileName };
  const workbook = openXlsx(bytes, named);
  computeMissingValues(workbook, { locale: options.locale ?? "en-US", now: new Date() });
  return attachClient(workbook, options);
}

/** The same around a workbook that is in memory already. */
export function attachClient(workbook: WorkbookModel, options: OpenOptions = {}): OpenedWorkbook {
  const { apiSets, locale, latencyMs = 0 } = options;
  const host = createHost(workbook, {
    ports: { calculate },
    ...(apiSets && { apiSets }),
    ...(locale !== undefined && { locale }),
  });
  const requirements = {
    isSetSupported: (name: string, version?: string | number) => supports(host.apiSets, name, String(version ?? "0")),
  };
  const Office = {
    context: { requirements, diagnostics: { host: "Excel", platform: "OfficeOnline", version: "16.0" } },
  };
  const loaded = loadClient(Office);
  let open = true;
  if (latencyMs > 0) host.intercept(latency(latencyMs));
  const registration = new loaded.OfficeExtension.EventRegistration(
    () => Promise.resolve(null),
    () => Promise.resolve(null),
  );
  useSession(loaded, registration, async (body, flags) => {
    if (!open) return closed;
    const reply = await host.exchange(body, flags);
    return "body" in reply
      ? { ErrorCode: "", HttpStatusCode: 200, Headers: {}, Body: reply.body }
      : {
          ErrorCode: reply.error.code,
          ErrorMessage: reply.error.message,
          HttpStatusCode: reply.error.status,
          Headers: {},
          Body: null,
        };
  });
  const stopEvents = host.onEvents((entries) => loaded.OfficeExtension._testTriggerRichApiMessageEvent({ entries }));
  const stopSelection = host.onSelection(() => registration.callHandlers(SELECTION_EVENTS, "", {}));
  return {
    Excel: loaded.Excel,
    OfficeExtension: loaded.OfficeExtension,
    Office,
    host,
    stats: host.stats,
    save: async () => saveXlsx(workbook),
    close() {
      open = false;
      stopEvents();
      stopSelection();
    },
  };
}

const closed = {
  ErrorCode: "InvalidOperation",
  ErrorMessage: "The workbook was closed.",
  HttpStatusCode: 400,
  Headers: {},
  Body: null,
};

type Execute = (body: RequestBody, flags: number) => Promise<object>;

/** The client sends through this session instead of looking for an Office around it, and waits for its clean-up. */
function useSession({ OfficeExtension }: Client, registration: Registration, execute: Execute): void {
  class Session extends OfficeExtension.SessionBase {
    _resolveRequestUrlAndHeaderInfo() {
      return Promise.resolve(null);
    }
    getEventRegistration() {
      return registration;
    }
    _createRequestExecutorOrNull() {
      return {
        executeAsync: (_customData: string, flags: number, message: { Body: RequestBody }) =>
          execute(message.Body, flags),
      };
    }
  }
  OfficeExtension.SessionBase._overrideSession = new Session();
  OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve());
}

/**
 * Runs the client in a new context with the little of a browser that it looks for. The errors, promises and dates that
 * cross into the caller's world are of that world, so that `instanceof Error` holds there.
 */
function loadClient(office: object): Client {
  const sandbox: Record<string, unknown> = {
    Error,
    TypeError,
    Promise,
    Date,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    navigator: { userAgent: "node" },
    location: { href: "", search: "", protocol: "https:", host: "" },
    document: { createElement: () => ({}), getElementsByTagName: () => [] },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  sandbox["window"] = sandbox["self"] = sandbox;
  createContext(sandbox);
  clientScript().runInContext(sandbox);
  // `Office.context` of the client is a locked getter, and empty outside a page.
  sandbox["Office"] = Object.create((sandbox["Office"] as object | undefined) ?? null, {
    context: { value: (office as { context: unknown }).context },
  });
  return sandbox as unknown as Client;
}

/** The bytes of a workbook with one empty sheet. */
export const blankWorkbook = (): Uint8Array => saveXlsx(newWorkbook());
