import { describe, expect, it } from "vitest";
import { convert, hasLibreOffice } from "../libreoffice.ts";
import { edited, reopened, runLine, sampleBytes, valueAt } from "./line.ts";

/** A correction in the user's own sheet, after which Jauge does not run. */
const corrected = async (): Promise<Uint8Array> => {
  const { bytes } = await runLine(sampleBytes("copil-2015-09.xlsx"));
  return edited(bytes, (context) => {
    context.workbook.worksheets.getItem("Exécution").getRange("C12").values = [[1_820_400]];
    context.workbook.worksheets.getItem("Qualité").getRange("C6").values = [[3]];
  });
};

function expectCorrected(bytes: Uint8Array): void {
  const book = reopened(bytes);
  expect(valueAt(book, "Exécution budgétaire", "D16")).toBe(1_820_400);
  expect(valueAt(book, "Synthèse COPIL", "B7")).toBeCloseTo(0.8, 10);
  expect(valueAt(book, "Synthèse COPIL", "H7")).toBeCloseTo(455_100, 6);
  expect(valueAt(book, "Synthèse COPIL", "B4")).toMatch(/^80,0/);
  expect(valueAt(book, "Synthèse COPIL", "K7")).toBe("3 / 3");
  expect(valueAt(book, "Indicateurs qualité", "H10")).toBe("● Conforme");
}

describe("a changed source cell changes the pack without the add-in", () => {
  it("by the embedded calculator", async () => expectCorrected(await corrected()));

  it.skipIf(!hasLibreOffice)("by LibreOffice", { timeout: 120_000 }, async () =>
    expectCorrected(await convert({ bytes: await corrected(), extension: "xlsx" }, "xlsx", { locale: "fr-FR" })),
  );
});
