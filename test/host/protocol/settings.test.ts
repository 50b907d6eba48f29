import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

const onWorkbook = <R>(
  { Excel }: OpenedWorkbook,
  act: (workbook: Excel.Workbook, context: Excel.RequestContext) => Promise<R> | R,
) =>
  Excel.run(async (context) => {
    const answer = await act(context.workbook, context);
    await context.sync();
    return answer;
  });

describe("an add-in's settings", () => {
  it.each<[string, unknown]>([
    ["a text", "été"],
    ["a number", 0.5],
    ["a truth value", false],
    ["an object", { sources: ["A1"], nested: { n: 1 } }],
    ["a moment", new Date(Date.UTC(2015, 9, 23, 8, 30))],
  ])("keep %s from one run to the next", async (_name, value) => {
    const book = opened();
    await onWorkbook(book, ({ settings }) => void settings.add("clé", value as string));
    await onWorkbook(book, async ({ settings }, context) => {
      const setting = settings.getItem("clé").load("key,value");
      await context.sync();
      expect([setting.key, setting.value]).toEqual(["clé", value]);
    });
  });

  it("are listed, changed and deleted", async () => {
    const book = opened();
    await onWorkbook(book, async ({ settings }, context) => {
      const first = settings.add("a", 1);
      settings.add("b", 2);
      await context.sync();
      first.value = 3;
      settings.add("b", 4);
      settings.load("items/key,items/value");
      const count = settings.getCount();
      const none = settings.getItemOrNullObject("A");
      await context.sync();
      expect(settings.items.map(({ key, value }) => [key, value as unknown])).toEqual([
        ["a", 3],
        ["b", 4],
      ]);
      expect([count.value, none.isNullObject]).toEqual([2, true]);
      first.delete();
      const left = settings.getCount();
      await context.sync();
      expect(left.value).toBe(1);
    });
    const run = onWorkbook(book, ({ settings }) => void settings.getItem("a").load("value"));
    expect(await failure(run)).toEqual({ code: "ItemNotFound", location: "SettingCollection.getItem" });
  });
});

describe("a document's own properties", () => {
  it("are added, changed, found in any case, and saved", async () => {
    const book = opened();
    await onWorkbook(book, async ({ properties: { custom } }, context) => {
      const made = custom.add("Établissement", "Université");
      custom.add("Exercice", 2015);
      custom.add("Taux", 0.25);
      custom.add("Clos", true);
      await context.sync();
      made.value = "INP";
      custom.add("EXERCICE", 2016);
      await context.sync();
    });
    const listed = (from: OpenedWorkbook) =>
      onWorkbook(from, async ({ properties: { custom } }, context) => {
        custom.load("items/key,items/type,items/value");
        const count = custom.getCount();
        const one = custom.getItem("taux").load("value");
        await context.sync();
        return [
          count.value,
          one.value,
          custom.items.map(({ key, type, value }) => [key, type, value as unknown]),
        ] as unknown;
      });
    const expected = [
      4,
      0.25,
      [
        ["Établissement", "String", "INP"],
        ["Exercice", "Number", 2016],
        ["Taux", "Float", 0.25],
        ["Clos", "Boolean", true],
      ],
    ];
    expect(await listed(book)).toEqual(expected);
    const again = await reopened(book);
    expect(await listed(again)).toEqual(expected);
    await onWorkbook(again, ({ properties: { custom } }) => custom.getItem("Clos").delete());
    expect((await reopened(again)).host.workbook.customProperties).toEqual({
      Établissement: "INP",
      Exercice: 2016,
      Taux: 0.25,
    });
    await onWorkbook(again, ({ properties: { custom } }) => custom.deleteAll());
    expect((await reopened(again)).host.workbook.customProperties).toEqual({});
  });

  it("are those that describe it, saved with it", async () => {
    const book = opened();
    await onWorkbook(book, ({ properties }) => {
      Object.assign(properties, {
        title: "COPIL",
        subject: "Budget",
        author: "Direction",
        keywords: "taux, délai",
        comments: "Relu.",
        category: "Pilotage",
        manager: "DAF",
        company: "Université",
        revisionNumber: 3,
      });
    });
    expect((await reopened(book)).host.workbook.properties).toEqual({
      ...book.host.workbook.properties,
      title: "COPIL",
      company: "Université",
      revisionNumber: "3",
    });
  });

  it.each<[string, (workbook: Excel.Workbook) => void, string, string]>([
    ["no key", (w) => void w.properties.custom.add("", 1), "InvalidArgument", "CustomPropertyCollection.add"],
    [
      "a text beyond 255 characters",
      (w) => void w.properties.custom.add("k", "x".repeat(256)),
      "InvalidArgument",
      "CustomPropertyCollection.add",
    ],
    [
      "one that isn't there",
      (w) => w.properties.custom.getItem("rien").delete(),
      "ItemNotFound",
      "CustomPropertyCollection.getItem",
    ],
    [
      "comments, which no file could keep",
      (w) => void w.comments.add("Feuil1!A1", "x"),
      "NotImplemented",
      "Workbook.comments",
    ],
    [
      "a sheet's comments",
      (w) => void w.worksheets.getFirst().comments.getCount(),
      "NotImplemented",
      "Worksheet.comments",
    ],
    [
      "a sheet's own properties",
      (w) => void w.worksheets.getFirst().customProperties.add("k", "v"),
      "NotImplemented",
      "Worksheet.customProperties",
    ],
    ["pivot tables", (w) => void w.pivotTables.getCount(), "NotImplemented", "Workbook.pivotTables"],
    ["shapes", (w) => void w.worksheets.getFirst().shapes.load("items"), "NotImplemented", "Worksheet.shapes"],
    ["a name it hasn't in a load", (w) => void w.load("nom"), "InvalidArgument", "Workbook.load"],
  ])("refuse %s", async (_name, act, code, location) => {
    expect(await failure(onWorkbook(opened(), act))).toEqual({ code, location });
  });
});
