import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/cells/settings.ts";
import type { TicketGroup } from "../../../src/indicators/results.ts";
import { compute } from "../../../src/indicators/compute.ts";
import { only, read } from "../../reading/sheets.ts";
import { exportOf, LAYOUTS, type Logged, type ToolLayout } from "./tool-exports.ts";

const minutes = (days: number) => fc.integer({ min: 0, max: days * 1_440 });
const ticket: fc.Arbitrary<Logged> = fc
  .record({
    nature: fc.constantFrom("DA", "Incident"),
    blocking: fc.boolean(),
    establishment: fc.constantFrom("Université 01", "Université 02", "INSA"),
    product: fc.constantFrom("Paye", "Finances"),
    opened: minutes(90),
    takenInCharge: fc.option(minutes(2)),
    resolved: fc.option(minutes(20), { freq: 5 }),
  })
  // The clock shows this hour twice on 25/10/2015: local time alone doesn't say which.
  .filter(({ opened, takenInCharge, resolved }) =>
    [opened, opened + (takenInCharge ?? 0), opened + (resolved ?? 0)].every(
      (moment) => Math.abs(moment - (54 * 1440 + 150)) > 60,
    ),
  );
/** Enough tickets, of both natures and severities, for a person to know what each column is. */
const KNOWN: readonly Logged[] = (["DA", "Incident"] as const).flatMap((nature) =>
  [true, false].map((blocking, index) => ({
    nature,
    blocking,
    establishment: "Université 01",
    product: "Paye",
    opened: 600 + 1_440 * index,
    takenInCharge: 30,
    resolved: 2_000,
  })),
);

/** Beside 10:00:00, which holds a midnight's figures, 00:00:00 is a time. */
const AT_MIDNIGHT: Logged = { ...KNOWN[0]!, blocking: false, opened: 0, takenInCharge: null, resolved: 1 };

function indicatorsOf(layout: ToolLayout, tickets: readonly Logged[]) {
  const reading = read([exportOf(layout, tickets)]);
  const statement = only(reading, "tickets");
  const { tickets: results, assistance, reliability } = compute(reading, DEFAULT_SETTINGS);
  const rows = statement.rows.map((row) => [row.nature, row.blocking, row.establishment, row.product, row.isOpen]);
  return { rows, groups: results[0]!.groups, total: results[0]!.total, assistance, reliability, statement };
}

const unanswered = (groups: Readonly<Record<string, TicketGroup>>) =>
  Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, { ...group, firstAnswer: null }]));

const near = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === "number" ? Math.round(inner * 1e6) : inner)),
  );

describe("one log, as tools export it", () => {
  const [reference, ...others] = [...LAYOUTS].reverse();

  it.each(others.map((layout) => [layout.tool, layout] as const))("%s says what a plain list says", (_, layout) => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 12 }), (random) => {
        const tickets = [...KNOWN, ...random];
        const plain = indicatorsOf(reference!, tickets);
        const tool = indicatorsOf(layout, tickets);
        expect(tool.rows).toEqual(plain.rows);
        expect(near(tool.groups)).toEqual(near(layout.answers ? plain.groups : unanswered(plain.groups)));
        expect(tool.total).toBe(plain.total);
        expect({ ...tool.assistance, sources: [] }).toEqual({ ...plain.assistance, sources: [] });
        expect(tool.reliability?.byQuarter).toEqual(plain.reliability?.byQuarter);
      }),
      { numRuns: 25, examples: [[[AT_MIDNIGHT]]] },
    );
  });

  it.each(LAYOUTS.filter(({ answers }) => answers).map((layout) => [layout.tool, layout] as const))(
    "%s tells when tickets were taken in charge",
    (_, layout) => {
      const { statement } = indicatorsOf(layout, KNOWN);
      expect(statement.rows.map(({ opened, takenInCharge }) => Math.round((takenInCharge! - opened!) * 1_440))).toEqual(
        KNOWN.map(() => 30),
      );
    },
  );
});
