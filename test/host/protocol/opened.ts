import { attachClient } from "../../../src/host/node.ts";
import { newWorkbook } from "../../../src/host/xlsx/new-workbook.ts";
import type { OpenOptions, OpenedWorkbook } from "../../../src/host/node.ts";

/** A new workbook with the genuine client around it. */
export function opened(options: OpenOptions = {}): OpenedWorkbook {
  return attachClient(newWorkbook(), options);
}

/** The code (and location) that a request fails with. */
export async function failure(run: Promise<unknown>): Promise<{ code: string; location: string | undefined }> {
  try {
    await run;
  } catch (error) {
    const { code, debugInfo } = error as { code: string; debugInfo?: { errorLocation?: string } };
    return { code, location: debugInfo?.errorLocation };
  }
  throw new Error("nothing failed");
}
