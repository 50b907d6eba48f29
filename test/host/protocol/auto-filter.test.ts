import { expect, it } from "vitest";
import { failure, onFirstSheet, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

const filtered = (book: OpenedWorkbook) =>
  onFirstSheet(book, async ({ autoFilter }, context) => {
    const range = autoFilter.getRangeOrNullObject().load("address");
    autoFilter.load("enabled");
    await context.sync();
    return [autoFilter.enabled, range.isNullObject ? null : range.address];
  });

const fill = (sheet: Excel.Worksheet) => {
  sheet.getRange("B2:C4").values = [
    ["Service", "Délai"],
    ["DSI", 3],
    ["DAF", 2],
  ];
};

it("a filter's arrows are put, follow their sheet into the file, and are taken off", async () => {
  const book = opened();
  expect(await filtered(book)).toEqual([false, null]);
  await onFirstSheet(book, (sheet) => {
    fill(sheet);
    sheet.autoFilter.apply("B2");
    sheet.name = "Suivi d'avril";
    sheet.getRange("1:1").insert("Down");
  });
  const expected = [true, "'Suivi d''avril'!B3:C5"];
  expect(await filtered(book)).toEqual(expected);
  const again = await reopened(book);
  expect(await filtered(again)).toEqual(expected);
  await onFirstSheet(again, (sheet) => sheet.autoFilter.apply(sheet.getRange("B3:B5")));
  const narrower = await reopened(again);
  expect(await filtered(narrower)).toEqual([true, "'Suivi d''avril'!B3:B5"]);
  await onFirstSheet(narrower, ({ autoFilter }) => autoFilter.remove());
  expect(await filtered(await reopened(narrower))).toEqual([false, null]);
});

it.each<[string, (sheet: Excel.Worksheet) => void, string, string]>([
  [
    "criteria",
    (s) => s.autoFilter.apply("B2:C4", 0, { filterOn: "Values", values: ["DSI"] }),
    "NotImplemented",
    "AutoFilter.apply",
  ],
  [
    "a table's cells",
    (s) => (s.tables.add("B2:C4", true), s.autoFilter.apply("B2:C4")),
    "InvalidArgument",
    "AutoFilter.apply",
  ],
  [
    "to go where rows are hidden",
    (s) => {
      s.autoFilter.apply("B2:C4");
      s.getRange("3:3").rowHidden = true;
      s.autoFilter.remove();
    },
    "NotImplemented",
    "AutoFilter.remove",
  ],
  [
    "to say where when there is none",
    (s) => void s.autoFilter.getRange().load("address"),
    "ItemNotFound",
    "AutoFilter.getRange",
  ],
  [
    "a protected sheet",
    (s) => (s.protection.protect(), s.autoFilter.apply("B2:C4")),
    "AccessDenied",
    "AutoFilter.apply",
  ],
  ["what it doesn't know: criteria again", (s) => s.autoFilter.reapply(), "NotImplemented", "AutoFilter.reapply"],
])("a filter refuses %s", async (_name, act, code, location) => {
  const book = opened();
  await onFirstSheet(book, fill);
  expect(await failure(onFirstSheet(book, act))).toEqual({ code, location });
});
