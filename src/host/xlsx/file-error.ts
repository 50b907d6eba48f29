export type HostFileErrorCode =
  "empty" | "not-a-workbook" | "encrypted" | "legacy-xls" | "opendocument" | "text" | "corrupt" | "too-large";

/** Why a file can't be opened or saved. `detail` names the part or place, for a log; people read a sentence made from `code`. */
export class HostFileError extends Error {
  readonly code: HostFileErrorCode;
  readonly detail: string;

  constructor(code: HostFileErrorCode, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "HostFileError";
    this.code = code;
    this.detail = detail;
  }
}
