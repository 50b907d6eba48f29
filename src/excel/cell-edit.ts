import { failureOf } from "./failure.ts";

/** Whether someone is typing in a cell: Excel then refuses any request that does not wait for it. */
export async function isEditingCell(excel: typeof Excel): Promise<boolean> {
  try {
    await excel.run(async (context) => {
      context.workbook.load("name");
      await context.sync();
    });
    return false;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === "cell-edit") return true;
    throw failure;
  }
}
