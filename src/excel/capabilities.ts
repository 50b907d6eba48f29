/** The manifest asks for as much; a page opened otherwise may still find less. */
export const EXCEL_API_FLOOR = "1.9";

export const hasExcelApiFloor = (office: typeof Office): boolean =>
  office.context.requirements.isSetSupported("ExcelApi", EXCEL_API_FLOOR);

/** The workbook was opened for reading: marked as final, an attachment, or checked out by someone else. */
export const isReadOnly = (office: typeof Office): boolean =>
  String(office.context.document?.mode ?? "").toLowerCase() === "readonly";
