import { failureOf } from "./failure.ts";

/** Opens a copy of a workbook beside the present one (ExcelApi 1.8); `base64` is its .xlsx. */
export async function openCopy(excel: typeof Excel, base64: string): Promise<void> {
  try {
    await excel.createWorkbook(base64);
  } catch (error) {
    throw failureOf(error);
  }
}
