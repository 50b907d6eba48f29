import { expect } from "vitest";
import { openWorkbook } from "../../../src/host/node.ts";
import { openXmlErrors } from "../../open-xml-sdk.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

/** The workbook after it was saved, found valid, and opened again. */
export async function reopened(book: OpenedWorkbook): Promise<OpenedWorkbook> {
  const bytes = await book.save();
  expect(await openXmlErrors(bytes)).toEqual([]);
  return openWorkbook(bytes);
}
