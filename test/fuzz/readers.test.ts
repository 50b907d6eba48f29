import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue, SheetGrid, WorkbookSnapshot } from "../../src/cells/grid.ts";
import { readDate, readStamp } from "../../src/cells/date.ts";
import { readNumber } from "../../src/cells/number.ts";
import { readObserved } from "../../src/cells/observed.ts";
import { readPeriod } from "../../src/cells/period.ts";
import { readRequirement } from "../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { compute } from "../../src/indicators/compute.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import { readWorkbook } from "../../src/reading/read-workbook.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { snapshotOf } from "../snapshot-of.ts";
import { hasShared, sharedPath } from "../shared.ts";
import { runs } from "./runs.ts";

const samples = ["copil-2015-09", "autre-presentation"].map((name) =>
  snapshotOf(openXlsx(new Uint8Array(readFileSync(new URL(`../../assets/samples/${name}.xlsx`, import.meta.url))))),
);

/** From the cells to the plan of the summary sheets: all that is pure. */
function understand(snapshot: WorkbookSnapshot): void {
  const results = compute(readWorkbook(snapshot, DEFAULT_SETTINGS), DEFAULT_SETTINGS);
  buildPlan(results, {
    sheetNames: {},
    takenNames: snapshot.sheets.map(({ name }) => name),
    computedAt: new Date(2015, 9, 23, 10, 12),
    fileName: null,
    version: "1",
    locale: "fr",
    tracking: null,
    freeze: false,
    kept: [],
  } as unknown as Parameters<typeof buildPlan>[1]);
}

const odd: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>(
    "",
    "-",
    "n.c.",
    "#REF!",
    "#N/A",
    "01/13/2015",
    "32/01/2015",
    "< 3,5 j",
    "12,5 %",
    "1 234,56 €",
  ),
  fc.constantFrom<CellValue>(0, -1, 1e308, -1e308, 5e-324, 42_000, 2_958_466, -0, 0.1, true, false),
  fc.constantFrom<CellValue>(
    "Total",
    "Janvier",
    "T3 2015",
    "=1+1",
    "<script>",
    "\u202e",
    "🎓",
    "A".repeat(40_000),
    "\u0000",
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const where = fc.double({ min: 0, max: 1, noNaN: true });
const at = (share: number, count: number): number => Math.min(count - 1, Math.floor(share * count));

/** A workbook's cells with some changed, a row doubled or gone, columns moved. */
function altered(
  snapshot: WorkbookSnapshot,
  which: number,
  edits: readonly (readonly [number, number, CellValue])[],
  row: number,
  what: string,
): WorkbookSnapshot {
  const sheets = snapshot.sheets.map((sheet, index): SheetGrid => {
    if (index !== which % snapshot.sheets.length || sheet.values.length === 0) return sheet;
    const values = sheet.values.map((cells) => [...cells]);
    const formats = sheet.formats.map((cells) => [...cells]);
    for (const [down, across, value] of edits) {
      const cells = values[at(down, values.length)]!;
      cells[at(across, cells.length)] = value;
    }
    const place = at(row, values.length);
    const both = [values, formats] as const;
    if (what === "double") for (const lines of both) lines.splice(place, 0, [...lines[place]!] as never);
    if (what === "drop" && values.length > 1) for (const lines of both) lines.splice(place, 1);
    if (what === "mirror") for (const lines of both) for (const cells of lines) cells.reverse();
    return { ...sheet, values, formats };
  });
  return { ...snapshot, sheets };
}

describe("whatever the cells hold, sheets are read", () => {
  it("the samples with some cells changed, rows doubled or gone, columns turned round", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(20),
        fc.array(fc.tuple(where, where, odd), { maxLength: 8 }),
        where,
        fc.constantFrom("none", "double", "drop", "mirror"),
        (snapshot, which, edits, row, what) => understand(altered(snapshot, which, edits, row, what)),
      ),
      runs(40),
    );
  });

  const HEADINGS =
    "Mois,Budget,Engagé,Mandaté,Indicateur,Exigence,Constaté,Ouvert le,Clos le,Établissement,Nombre,Gravité,Statut,Échéance,Responsable,Action,Taux d'engagement,Trimestre,Total,AE,CP".split(
      ",",
    );
  it("tables of any headings over any cells", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...HEADINGS), { minLength: 1, maxLength: 7 }),
        fc.array(fc.array(odd, { minLength: 7, maxLength: 7 }), { maxLength: 8 }),
        (headings, rows) => {
          const values = [headings, ...rows.map((row) => row.slice(0, headings.length))];
          const formats = values.map((row) => row.map(() => "General"));
          const [model] = samples[0]!.sheets;
          understand({
            ...samples[0]!,
            sheets: [
              {
                ...model!,
                name: "Feuille",
                top: 0,
                left: 0,
                values,
                formats,
                tables: [],
                hiddenRows: new Set(),
                hiddenColumns: new Set(),
              },
            ],
          });
        },
      ),
      runs(120),
    );
  });
});

describe.skipIf(!hasShared("fixtures", "requirements.json"))("cells of the reference tables, mutated", () => {
  const stringsIn = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(stringsIn)
        : [];
  const texts = ["requirements", "dates", "numbers"].flatMap((name) =>
    hasShared("fixtures", `${name}.json`)
      ? stringsIn(JSON.parse(readFileSync(sharedPath("fixtures", `${name}.json`), "utf8")))
      : [],
  );
  const mutated = fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(where, fc.nat(3), fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom(...texts))), {
        maxLength: 4,
      }),
    )
    .map(([text, edits]) =>
      edits.reduce((left, [place, cut, put]) => {
        const index = Math.floor(place * (left.length + 1));
        return left.slice(0, index) + put + left.slice(index + cut);
      }, text),
    );

  it("no reader throws", () => {
    expect(texts.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(mutated, mutated, (text, label) => {
        const requirement = readRequirement(text, { label });
        readObserved(label, "General", requirement);
        readNumber(text, "General");
        readDate(text, "General", { year: 2015 });
        readStamp(text, "General");
        readPeriod(text, "General", { monthColumn: true });
      }),
      runs(3_000),
    );
  });
});
