import { attachClient } from "../../../src/host/node.ts";
import { newWorkbook } from "../../../src/host/xlsx/new-workbook.ts";
import type { OpenOptions, OpenedWorkbook } from "../../../src/host/node.ts";

/** A new workbook with the genuine client around it. */
export function opened(options: OpenOptions = {}): OpenedWorkbook {
  return attachClient(newWorkbook(), options);
}

/** One request on the first sheet, and what `act` answers. */
export const onFirstSheet = <R>(
  { Excel }: OpenedWorkbook,
  act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<R> | R,
): Promise<R> =>
  Excel.run(async (context) => {
    const answer = await act(context.workbook.worksheets.getFirst(), context);
    await context.sync();
    return answer;
  });

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
