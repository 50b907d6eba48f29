/** What went wrong, in terms that a sentence can be made of (`locales/<lang>/failures.ts`). */
export type FailureCode =
  | "cell-edit"
  | "protected"
  | "structure-protected"
  | "read-only"
  | "too-large"
  | "too-old"
  | "activity-limit"
  | "timed-out"
  | "silent"
  | "aborted"
  | "dialog-open"
  | "not-found"
  | "changed"
  | "obstructed"
  | "offline"
  | "no-permission"
  | "unexpected";

/** An Office error as data; `detail` is for the "details" that a user may copy, never shown as the sentence. */
export class ExcelFailure extends Error {
  override readonly name = "ExcelFailure";
  constructor(
    readonly code: FailureCode,
    readonly detail: string,
    /** Whether something may have been written. */
    readonly written = true,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Refusals that say nothing of what was asked, only of the moment. */
const PASSING: readonly FailureCode[] = ["cell-edit", "activity-limit", "timed-out"];

export const mayPass = (code: FailureCode): boolean => PASSING.includes(code);

// Names as Excel gives them: Excel.ErrorCodes in @types/office-js, and the whole-request errors of the client.
const BY_OFFICE_CODE: Readonly<Record<string, FailureCode>> = {
  InvalidOperationInCellEditMode: "cell-edit",
  AccessDenied: "protected",
  ReadOnly: "read-only",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RangeExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  ApiNotFound: "too-old",
  ApiNotAvailable: "too-old",
  NotImplemented: "too-old",
  UnsupportedFeature: "too-old",
  UnsupportedOperation: "too-old",
  UnsupportedSheet: "too-old",
  ActivityLimitReached: "activity-limit",
  Timeout: "timed-out",
  InvalidOrTimedOutSession: "timed-out",
  RequestAborted: "aborted",
  WriteNotSupportedWhenModalDialogOpen: "dialog-open",
  ItemNotFound: "not-found",
  InvalidReference: "not-found",
  ItemAlreadyExists: "changed",
  Conflict: "changed",
  InsertDeleteConflict: "changed",
  MergedRangeConflict: "obstructed",
  FilteredRangeConflict: "obstructed",
  PivotTableRangeConflict: "obstructed",
  NonBlankCellOffSheet: "obstructed",
  ConnectionFailure: "offline",
  Unauthenticated: "no-permission",
  PermissionDenied: "no-permission",
};

interface OfficeError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly debugInfo?: { readonly errorLocation?: unknown; readonly statement?: unknown };
}

export function failureOf(error: unknown): ExcelFailure {
  if (error instanceof ExcelFailure) return error;
  const { code, message, debugInfo } = (error ?? {}) as OfficeError;
  const parts = [code, message, debugInfo?.errorLocation, debugInfo?.statement].filter(
    (part): part is string => typeof part === "string" && part !== "",
  );
  return new ExcelFailure(
    (typeof code === "string" && Object.hasOwn(BY_OFFICE_CODE, code) && BY_OFFICE_CODE[code]) || "unexpected",
    parts.join(" · ") || String(error),
  );
}
