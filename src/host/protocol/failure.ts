/** Excel's error codes that this host gives, with the sentence that Excel puts beside them and the HTTP-like status. */
const known = {
  AccessDenied: ["You cannot perform the requested operation.", 403],
  ApiNotFound: [
    "The API you are trying to use could not be found. It may be available in a newer version of Excel. Please update to the latest version of Excel.",
    404,
  ],
  EmptyChartSeries: ["The attempted operation failed because the chart series is empty.", 400],
  FormulaLengthExceedsLimit: ["The bytecode of the applied formula exceeds the maximum length limit.", 400],
  GeneralException: ["There was an internal error while processing the request.", 500],
  InsertDeleteConflict: ["The insert or delete operation attempted resulted in a conflict.", 409],
  InvalidArgument: ["The argument is invalid or missing or has an incorrect format.", 400],
  InvalidOperation: ["The operation attempted is invalid on the object.", 400],
  InvalidOperationInCellEditMode: [
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
    400,
  ],
  InvalidReference: ["This reference is not valid for the current operation.", 400],
  InvalidSelection: ["The current selection is invalid for this operation.", 400],
  ItemAlreadyExists: ["The resource being created already exists.", 409],
  ItemNotFound: ["The requested resource doesn't exist.", 404],
  MergedRangeConflict: [
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable, query results, merged cells, or an XML Map.",
    409,
  ],
  NotImplemented: ["The requested feature isn't implemented.", 501],
  RangeExceedsLimit: ["The cell count in the range has exceeded the maximum supported number.", 400],
  UnsupportedOperation: ["The operation being attempted is not supported.", 400],
} as const satisfies Record<string, readonly [string, number]>;

export type ErrorCode = keyof typeof known;

/** A refusal with one of Excel's codes. */
export class Failure extends Error {
  readonly code: ErrorCode;
  /** "Range.values": set by whoever knows the member that failed. */
  location: string | undefined;
  readonly status: number;

  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? known[code][0] : `${known[code][0]} ${detail}`);
    this.code = code;
    this.status = known[code][1];
  }
}

/** Refuses with an Excel code; `detail` is appended to Excel's sentence. */
export function fail(code: ErrorCode, detail?: string): never {
  throw new Failure(code, detail);
}
