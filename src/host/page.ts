import type { EventEntry, RequestBody } from "./protocol/wire.ts";
import type { Host } from "./protocol/interpreter.ts";

/** `Office.context.officeTheme`: colours as "#RRGGBB". */
export interface OfficeTheme {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

export interface BridgeOptions {
  /** BCP 47, of Excel's own texts and of its formats; the host's unless said. */
  readonly locale?: string;
  readonly readOnly?: boolean;
  /** More requirement sets than the host's own ("SharedRuntime", "RibbonApi"). */
  readonly apiSets?: Readonly<Record<string, string>>;
  readonly documentUrl?: string;
  readonly theme?: OfficeTheme;
}

/** What the Mac's client keeps in the page, of which this bridge calls back into. */
interface OfficeFrame {
  webkit?: { messageHandlers: { Agave: { postMessage(json: string): void } } };
  readonly OSF?: {
    readonly DDA: { _OsfControlContext?: { GetOfficeThemeInfo(): string } };
    readonly ScriptMessaging: {
      agaveHostCallback(callbackId: string, payload: unknown): void;
      agaveHostEventCallback(callbackId: string, payload: unknown): void;
    };
  };
}

interface Message {
  readonly methodId: number;
  readonly params: { id?: number; targetId?: string; apiArgs?: unknown[]; keys?: string[]; values?: string[] };
  readonly callbackId?: string;
}

/** The bridge while it stands. */
export interface OfficeBridge {
  /**
   * Presses a ribbon button that calls a function: resolves once the add-in says that it has completed. Rejects when
   * it has no such function, or when the bridge is taken away meanwhile.
   */
  invoke(action: string, controlId: string): Promise<void>;
  remove(): void;
}

const EXECUTE = 1;
const REGISTER_EVENT = 2;
const UNREGISTER_EVENT = 3;
const WRITE_SETTINGS = 4;
const GET_CONTEXT = 5;

/** The rich API among what can be executed, and the channels of its events and of the document's selection. */
const RICH_API = 93;
const RICH_API_EVENTS = 33;
const SELECTION_EVENTS = 2;

/** Ribbon buttons: the channel on which they are pressed, and what the add-in executes when it has completed. */
const COMMAND_INVOKED = 39;
const COMMAND_COMPLETED = 94;

const OPERATION_NOT_SUPPORTED = 5000;

/** Codes that the client knows by Office's older numbers. */
const STATUS: Readonly<Record<string, number>> = {
  InvalidOperationInCellEditMode: 5004,
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
};

/**
 * Makes a frame find Excel for Mac: call it before office.js runs there, with `?_host_Info=Excel$Mac$16.00$fr-FR$$$$0`
 * in the frame's URL. The host may live in another window.
 */
export function installOfficeBridge(frameWindow: Window, host: Host, options: BridgeOptions = {}): OfficeBridge {
  const frame = frameWindow as Window & OfficeFrame;
  /** Channel of events → where the client wants them. */
  const channels = new Map<number, string>();
  /** Ribbon commands that run, by the id that the client gives back. */
  const running = new Map<string, { completed(): void; failed(reason: Error): void }>();

  const answer = (message: Message, payload: unknown) => {
    if (message.callbackId === undefined) return;
    const id = message.callbackId;
    setTimeout(() => frame.OSF?.ScriptMessaging.agaveHostCallback(id, payload), 0);
  };
  const raise = (channel: number, payload: unknown) => {
    const id = channels.get(channel);
    if (id !== undefined) frame.OSF?.ScriptMessaging.agaveHostEventCallback(id, [payload, channel]);
  };

  async function receive(message: Message): Promise<unknown> {
    const { params } = message;
    switch (message.methodId) {
      case GET_CONTEXT:
        if (options.theme && frame.OSF) frame.OSF.DDA._OsfControlContext = themeSource(options.theme);
        return context(host, options);
      case EXECUTE:
        if (params.id === COMMAND_COMPLETED) return completed(params.apiArgs ?? []);
        return params.id === RICH_API ? execute(host, params.apiArgs?.[0]) : [OPERATION_NOT_SUPPORTED];
      case REGISTER_EVENT:
        if (message.callbackId !== undefined) channels.set(params.id ?? 0, message.callbackId);
        return [0];
      case UNREGISTER_EVENT:
        channels.delete(params.id ?? 0);
        return [0];
      case WRITE_SETTINGS:
        writeSettings(host, params.keys ?? [], params.values ?? []);
        return [0];
      default:
        return [OPERATION_NOT_SUPPORTED];
    }
  }

  function completed([id, status]: unknown[]): unknown {
    const command = running.get(String(id));
    running.delete(String(id));
    if (status === 0) command?.completed();
    else command?.failed(new Error(`The command ended with status ${String(status)}.`));
    return [0];
  }

  frame.webkit = {
    messageHandlers: {
      Agave: {
        postMessage(json) {
          const message = JSON.parse(json) as Message;
          void receive(message).then((payload) => answer(message, payload));
        },
      },
    },
  };
  let serial = 0;
  const stopEvents = host.onEvents((entries) => {
    const messages = entries.map((entry: EventEntry) => {
      serial += 1;
      return [entry.messageCategory, entry.messageType, entry.targetId, entry.message, serial, false];
    });
    raise(RICH_API_EVENTS, messages);
  });
  const stopSelection = host.onSelection(() => raise(SELECTION_EVENTS, []));
  let commands = 0;
  return {
    invoke: (action, controlId) =>
      new Promise((resolve, reject) => {
        commands += 1;
        const id = String(commands);
        running.set(id, { completed: resolve, failed: reject });
        raise(COMMAND_INVOKED, [id, action, JSON.stringify({ source: { id: controlId } })]);
      }),
    remove() {
      stopEvents();
      stopSelection();
      delete frame.webkit;
      for (const { failed } of running.values()) failed(new Error("The add-in was closed."));
      running.clear();
    },
  };
}

/** By the places that the client's `AppContextProperties` give. */
function context(host: Host, options: BridgeOptions): unknown[] {
  const locale = options.locale ?? host.locale;
  const settings = Object.entries(host.workbook.settings);
  const places: unknown[] = new Array<unknown>(24).fill(null);
  places[0] = [settings.map(([key]) => key), settings.map(([, value]) => JSON.stringify(value))];
  places[1] = "jauge";
  places[2] = 1;
  places[3] = 16;
  places[4] = 0;
  places[7] = options.readOnly ? 1 : 0;
  places[8] = locale;
  places[9] = locale;
  places[11] = options.documentUrl ?? host.workbook.fileName ?? "";
  places[12] = 2;
  places[13] = 1;
  places[16] = "1";
  places[17] = "1";
  places[20] = JSON.stringify({ ...host.apiSets, ...options.apiSets });
  places[22] = "16.0";
  return places;
}

async function execute(host: Host, request: unknown): Promise<unknown> {
  const fields = request as unknown[];
  const body = JSON.parse(String(fields[4])) as RequestBody;
  const reply = await host.exchange(body, Number(fields[6] ?? 0));
  if ("body" in reply) return enveloped(reply.body);
  const { code, message, status } = reply.error;
  const number = STATUS[code];
  if (number !== undefined) return [0, [number]];
  return enveloped({ Error: { Code: code, Message: message, HttpStatusCode: status }, Results: [] });
}

const enveloped = (body: unknown) => [0, [0, [200, [], JSON.stringify(body)]]];

/** All of the document's settings at once, each value as JSON text. */
function writeSettings({ workbook }: Host, keys: readonly string[], values: readonly string[]): void {
  for (const key of Object.keys(workbook.settings)) delete workbook.settings[key];
  keys.forEach((key, index) => {
    workbook.settings[key] = JSON.parse(values[index] ?? "null") as unknown;
  });
}

/** The client asks for colours as whole numbers. */
const themeSource = (theme: OfficeTheme) => ({
  GetOfficeThemeInfo: () =>
    JSON.stringify(
      Object.fromEntries(Object.entries(theme).map(([name, color]) => [name, parseInt(String(color).slice(1), 16)])),
    ),
});
