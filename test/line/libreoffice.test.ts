import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { WorkbookModel } from "../../src/host/model/workbook.ts";
import { convert, hasLibreOffice } from "../libreoffice.ts";
import { differences, liveCells } from "./formulas.ts";
import { hostileWorkbook } from "./hostile-workbook.ts";
import { madeBy, reopened, runLine, sampleBytes, SAMPLES } from "./line.ts";

const SYSTEM = { fr: "fr-FR", en: "en-US" } as const;

/** As LibreOffice computes it anew, whatever values the file carries. */
const recalculated = async (bytes: Uint8Array, language: "fr" | "en"): Promise<WorkbookModel> =>
  reopened(await convert({ bytes, extension: "xlsx" }, "xlsx", { locale: SYSTEM[language] }));

/** The file with another cached value in the first formula cell of a sheet that `before` finds. */
function planted(bytes: Uint8Array, before: RegExp, after: string): Uint8Array {
  const parts = unzipSync(bytes);
  const part = Object.keys(parts).find(
    (name) => name.startsWith("xl/worksheets/sheet") && before.test(strFromU8(parts[name]!)),
  );
  if (part === undefined) throw new Error(`nothing to plant by ${String(before)}`);
  return zipSync({ ...parts, [part]: strToU8(strFromU8(parts[part]!).replace(before, after)) });
}

describe.skipIf(!hasLibreOffice)("another engine", () => {
  it.each(SAMPLES.flatMap((name) => (["fr", "en"] as const).map((language) => [name, language] as const)))(
    "finds what %s carries, in %s",
    async (name, language) => {
      const run = await runLine(sampleBytes(name), { language });
      const carried = liveCells(reopened(run.bytes), madeBy(run));
      expect(carried.length).toBeGreaterThan(150);
      expect(differences(carried, await recalculated(run.bytes, language))).toEqual([]);
    },
    120_000,
  );

  it("finds what a workbook of odd names and texts carries", { timeout: 120_000 }, async () => {
    const run = await runLine(await hostileWorkbook());
    const carried = liveCells(reopened(run.bytes), madeBy(run));
    expect(carried.length).toBeGreaterThan(50);
    expect(differences(carried, await recalculated(run.bytes, "fr"))).toEqual([]);
  });

  describe("told a wrong value", () => {
    let wrong: Uint8Array;
    let truth: WorkbookModel;
    beforeAll(async () => {
      const { bytes } = await runLine(sampleBytes("autre-presentation.xlsx"));
      const number = planted(bytes, /(<c r="F8"[^>]*><f>[^<]*<\/f><v>)0\.\d+(<\/v>)/, "$10.5$2");
      wrong = planted(number, /(<c r="B4"[^>]*t="str"[^>]*><f>[^<]*<\/f><v>)[^<]*engagés[^<]*(<\/v>)/, "$1faux$2");
      truth = await recalculated(wrong, "fr");
    }, 120_000);

    it("gives the right one, and the difference is seen", () => {
      const found = differences(liveCells(reopened(wrong)), truth);
      expect(found.map(({ sheet, cell, value }) => [sheet, cell, value])).toEqual(
        expect.arrayContaining([
          ["Exécution budgétaire", "F8", 0.5],
          [expect.any(String), "B4", "faux"],
        ]),
      );
      expect(found).toHaveLength(2);
    });
  });
});
