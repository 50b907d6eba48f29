import { describe, expect, it } from "vitest";
import { calculate } from "../../../src/host/formula/calculate.ts";
import { cellEditing } from "../../../src/host/protocol/interceptor.ts";
import { createHost } from "../../../src/host/protocol/interpreter.ts";
import { installOfficeBridge } from "../../../src/host/page.ts";
import { newWorkbook } from "../../../src/host/xlsx/new-workbook.ts";
import type { BridgeOptions } from "../../../src/host/page.ts";

/** A frame with as much of the Mac's client as receives answers. */
function bridged(options: BridgeOptions = {}) {
  const host = createHost(newWorkbook(), { ports: { calculate }, locale: "fr-FR", apiSets: { ExcelApi: "1.10" } });
  const waiting = new Map<string, (payload: unknown) => void>();
  const events: [string, unknown][] = [];
  const frame = {
    OSF: {
      DDA: {} as { _OsfControlContext?: { GetOfficeThemeInfo(): string } },
      ScriptMessaging: {
        agaveHostCallback: (id: string, payload: unknown) => waiting.get(id)?.(payload),
        agaveHostEventCallback: (id: string, payload: unknown) => void events.push([id, payload]),
      },
    },
  } as unknown as Window & {
    webkit?: { messageHandlers: { Agave: { postMessage(json: string): void } } };
    OSF: { DDA: { _OsfControlContext?: { GetOfficeThemeInfo(): string } } };
  };
  const bridge = installOfficeBridge(frame, host, options);
  const { remove } = bridge;
  let last = 0;
  const send = (methodId: number, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(`c${last}`, resolve);
      frame.webkit!.messageHandlers.Agave.postMessage(JSON.stringify({ methodId, params, callbackId: `c${last}` }));
    });
  const execute = async (body: object, flags = 1) => {
    const apiArgs = [["", "POST", "ProcessQuery", [], JSON.stringify(body), 0, flags]];
    return (await send(1, { id: 93, apiArgs })) as [number, [number, [number, unknown[], string]?]];
  };
  return { host, frame, events, bridge, remove, send, execute };
}

const readName = {
  Actions: [
    { Id: 3, ActionType: 1, ObjectPathId: 2 },
    { Id: 4, ActionType: 2, ObjectPathId: 2, QueryInfo: { Select: ["name"] } },
  ],
  ObjectPaths: {
    1: { Id: 1, ObjectPathType: 1, Name: "" },
    5: { Id: 5, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
    2: { Id: 2, ObjectPathType: 3, Name: "GetActiveWorksheet", ParentObjectPathId: 5 },
  },
};

describe("the bridge of a page", () => {
  it("tells the client where it is", async () => {
    const { send, frame } = bridged({
      readOnly: true,
      apiSets: { SharedRuntime: "1.1" },
      documentUrl: "https://localhost/essai.xlsx",
      theme: {
        bodyBackgroundColor: "#1F1F1F",
        bodyForegroundColor: "#FFFFFF",
        controlBackgroundColor: "#2B2B2B",
        controlForegroundColor: "#FFFFFF",
      },
    });
    const places = (await send(5, {})) as unknown[];
    expect([places[2], places[3], places[7], places[8], places[11]]).toEqual([
      1,
      16,
      1,
      "fr-FR",
      "https://localhost/essai.xlsx",
    ]);
    expect(JSON.parse(String(places[20]))).toEqual({ ExcelApi: "1.10", SharedRuntime: "1.1" });
    expect(JSON.parse(frame.OSF.DDA._OsfControlContext!.GetOfficeThemeInfo())).toMatchObject({
      bodyBackgroundColor: 0x1f1f1f,
    });
  });

  it("serves requests", async () => {
    const { execute, host } = bridged();
    const [outer, [inner, response]] = await execute(readName);
    expect([outer, inner, response![0]]).toEqual([0, 0, 200]);
    const { Results } = JSON.parse(response![2]) as { Results: { ActionId: number; Value: unknown }[] };
    expect(Results).toEqual([
      { ActionId: 3, Value: { Id: host.workbook.sheets[0]!.id } },
      { ActionId: 4, Value: { Id: host.workbook.sheets[0]!.id, Name: "Feuil1" } },
    ]);
  });

  it("says by Office's older numbers that a person is typing", async () => {
    const { execute, host } = bridged();
    const typing = cellEditing();
    host.intercept(typing);
    typing.begin();
    expect(await execute(readName)).toEqual([0, [5004]]);
  });

  it("sends events where the client wants them, until it goes", async () => {
    const { execute, send, events, host, remove } = bridged();
    await send(2, { id: 33, targetId: "" });
    await send(2, { id: 2, targetId: "" });
    await execute({
      Actions: [{ Id: 6, ActionType: 3, Name: "_RegisterDataChangedEvent", ObjectPathId: 2, ArgumentInfo: {} }],
      ObjectPaths: readName.ObjectPaths,
    });
    const sheet = host.workbook.sheets[0]!;
    host.editCell(sheet, 0, 0, "1,5");
    host.select(sheet, { top: 4, left: 0, bottom: 4, right: 0 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(events.map(([id]) => id)).toEqual(["c1", "c2"]);
    const [[entry], channel] = events[0]![1] as [unknown[][], number];
    expect([channel, ...entry!.slice(0, 3)]).toEqual([33, 65536, 10, sheet.id]);
    expect(JSON.parse(String(entry![3]))).toMatchObject({ address: "A1", valueAfter: 1.5 });
    remove();
    host.editCell(sheet, 0, 0, "2");
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(events).toHaveLength(2);
  });

  it("presses ribbon buttons, and knows when their command has completed", async () => {
    const { bridge, send, events } = bridged();
    await send(2, { id: 39, targetId: "" });
    const pressed = bridge.invoke("recompute", "Jauge.Recompute");
    const [channel, [[id, action, args]]] = events[0] as [string, [[string, string, string]]];
    expect([channel, action, JSON.parse(args)]).toEqual(["c1", "recompute", { source: { id: "Jauge.Recompute" } }]);
    expect(await send(1, { id: 94, apiArgs: [id, 0, ""] })).toEqual([0]);
    await expect(pressed).resolves.toBeUndefined();
  });

  it("tells when the add-in has no such command, and when it goes while one runs", async () => {
    const { bridge, send, remove } = bridged();
    await send(2, { id: 39, targetId: "" });
    const unknown = expect(bridge.invoke("nothing", "x")).rejects.toThrow("5001");
    await send(1, { id: 94, apiArgs: ["1", 5001, ""] });
    await unknown;
    const left = expect(bridge.invoke("recompute", "x")).rejects.toThrow("closed");
    remove();
    await left;
  });

  it("keeps the document's settings", async () => {
    const { send, host } = bridged();
    await send(4, { keys: ["langue"], values: ['{"code":"fr"}'] });
    expect(host.workbook.settings).toEqual({ langue: { code: "fr" } });
    const places = (await send(5, {})) as unknown[];
    expect(places[0]).toEqual([["langue"], ['{"code":"fr"}']]);
  });

  it("refuses what it does not know", async () => {
    const { send } = bridged();
    expect(await send(1, { id: 64, apiArgs: [] })).toEqual([5000]);
  });
});
