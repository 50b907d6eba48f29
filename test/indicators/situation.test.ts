import { expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { serial } from "../../src/cells/units.ts";
import { compute } from "../../src/indicators/compute.ts";
import { read, sheet } from "../reading/sheets.ts";

const quality = (title: string) =>
  sheet(`Qualité ${title}`, [
    ["Indicateurs qualité", null, title],
    ["Indicateur", "Exigence", "Constaté"],
    ["Satisfaction", "≥ 80 %", "85 %"],
  ] satisfies CellValue[][]);

it.each([
  ["the end of the quality sheet's period", ["3ème trimestre 2015"], null, 42277],
  ["of the latest of several", ["3ème trimestre 2015", "4ème trimestre 2015"], null, 42369],
  ["the settings' day", ["3ème trimestre 2015"], 42200, 42200],
  ["unknown where no sheet says it", ["Suivi"], null, null],
] as const)("without budgets, the situation is %s", (_, titles, asOf, expected) => {
  const settings = { ...DEFAULT_SETTINGS, asOf: asOf === null ? null : serial(asOf) };
  expect(compute(read(titles.map(quality), settings), settings).asOf).toBe(expected);
});
