import { describe, expect, it } from "vitest";
import { ExcelFailure, failureOf } from "../../src/excel/failure.ts";

describe("an error of Office as a failure", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "cell-edit"],
    ["AccessDenied", "protected"],
    ["ApiNotFound", "too-old"],
    ["RequestPayloadSizeLimitExceeded", "too-large"],
    ["ResponsePayloadSizeLimitExceeded", "too-large"],
    ["ItemNotFound", "not-found"],
    ["ActivityLimitReached", "activity-limit"],
    ["GeneralException", "unexpected"],
    ["", "unexpected"],
    ["constructor", "unexpected"],
  ])("%s → %s", (code, expected) => expect(failureOf({ code, message: "…" }).code).toBe(expected));

  it("keeps for the details what Office said, and where", () => {
    const debugInfo = { errorLocation: "Range.values", statement: "range.values = …;" };
    expect(failureOf({ code: "AccessDenied", message: "No.", debugInfo }).detail).toBe(
      "AccessDenied · No. · Range.values · range.values = …;",
    );
  });

  it.each([
    [new TypeError("x is not a function"), "x is not a function"],
    ["a string", "a string"],
    [null, "null"],
    [undefined, "undefined"],
    [42, "42"],
  ])("takes anything that was thrown: %s", (thrown, detail) => {
    expect(failureOf(thrown)).toMatchObject({ code: "unexpected", detail });
  });

  it("leaves a failure as it is", () => {
    const failure = new ExcelFailure("too-large", "DA");
    expect(failureOf(failure)).toBe(failure);
  });
});
