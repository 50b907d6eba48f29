import { computeMissingValues } from "../host/formula/missing-values.ts";
import { HostFileError } from "../host/xlsx/file-error.ts";
import { openXlsx } from "../host/xlsx/open.ts";
import { saveXlsx } from "../host/xlsx/save.ts";
import type { HostFileErrorCode } from "../host/xlsx/file-error.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";

/** Rejects with what `fileTrouble` names. */
export async function openFile(file: {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}): Promise<WorkbookModel> {
  const workbook = openXlsx(new Uint8Array(await file.arrayBuffer()), { fileName: file.name });
  computeMissingValues(workbook, { locale: navigator.language, now: new Date() });
  return workbook;
}

export const fileTrouble = (error: unknown): HostFileErrorCode | "unreadable" =>
  error instanceof HostFileError ? error.code : "unreadable";

const EXTENSION = /\.(xls[xm])$/i;

/** Gives the workbook to the browser as a download; false when no file could hold it. */
export function saveFile(workbook: WorkbookModel): boolean {
  try {
    const bytes = saveXlsx(workbook);
    const extension = EXTENSION.exec(workbook.fileName ?? "")?.[1]?.toLowerCase() ?? "xlsx";
    const name = (workbook.fileName ?? "classeur").replace(EXTENSION, "").replace(/\.jauge$/, "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
    link.download = `${name}.jauge.${extension}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  } catch (error) {
    if (error instanceof HostFileError) return false;
    throw error;
  }
}
