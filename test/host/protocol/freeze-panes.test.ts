import { expect, it } from "vitest";
import { failure, onFirstSheet, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

const frozen = (book: OpenedWorkbook) =>
  onFirstSheet(book, async ({ freezePanes }, context) => {
    const range = freezePanes.getLocationOrNullObject().load("address");
    await context.sync();
    return range.isNullObject ? null : range.address;
  });

it.each<[string, (sheet: Excel.Worksheet) => void, string | null]>([
  ["nothing", () => undefined, null],
  ["three rows", ({ freezePanes }) => freezePanes.freezeRows(3), "Feuil1!1:3"],
  ["the first row unless told", ({ freezePanes }) => freezePanes.freezeRows(), "Feuil1!1:1"],
  ["two columns", ({ freezePanes }) => freezePanes.freezeColumns(2), "Feuil1!A:B"],
  ["a corner, by its address", ({ freezePanes }) => freezePanes.freezeAt("A1:B4"), "Feuil1!A1:B4"],
  ["all above and left of a range", (s) => s.freezePanes.freezeAt(s.getRange("B2:C4")), "Feuil1!A1:C4"],
  ["whole rows", (s) => s.freezePanes.freezeAt(s.getRange("1:2")), "Feuil1!1:2"],
  ["whole columns", (s) => s.freezePanes.freezeAt(s.getRange("A:C")), "Feuil1!A:C"],
  [
    "nothing any more",
    ({ freezePanes }) => {
      freezePanes.freezeRows(3);
      freezePanes.unfreeze();
    },
    null,
  ],
  [
    "what was said last",
    ({ freezePanes }) => {
      freezePanes.freezeAt("A1:B4");
      freezePanes.freezeColumns(1);
    },
    "Feuil1!A:A",
  ],
])("frozen is %s, also after it was saved", async (_name, act, expected) => {
  const book = opened();
  await onFirstSheet(book, act);
  expect(await frozen(book)).toBe(expected);
  const again = await reopened(book);
  expect(await frozen(again)).toBe(expected);
  await onFirstSheet(again, ({ freezePanes }) => freezePanes.unfreeze());
  expect(await frozen(await reopened(again))).toBeNull();
});

it.each<[string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void, string, string]>([
  ["a negative count", (s) => s.freezePanes.freezeRows(-1), "InvalidArgument", "WorksheetFreezePanes.freezeRows"],
  ["half a column", (s) => s.freezePanes.freezeColumns(0.5), "InvalidArgument", "WorksheetFreezePanes.freezeColumns"],
  [
    "a range of another sheet",
    (s, c) => s.freezePanes.freezeAt(c.workbook.worksheets.add("B").getRange("A1")),
    "InvalidArgument",
    "WorksheetFreezePanes.freezeAt",
  ],
  [
    "to say where when nothing is",
    (s) => void s.freezePanes.getLocation().load("address"),
    "ItemNotFound",
    "WorksheetFreezePanes.getLocation",
  ],
])("refused is %s", async (_name, act, code, location) => {
  expect(await failure(onFirstSheet(opened(), act))).toEqual({ code, location });
});
