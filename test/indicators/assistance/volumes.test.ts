import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assistanceResult } from "../../../src/indicators/assistance/volumes.ts";
import type { VolumeStatement } from "../../../src/reading/statement.ts";
import { typedLog, type TypedTicket } from "../service/log.ts";

const requests = (counts: Readonly<Record<string, number>>): TypedTicket[] =>
  Object.entries(counts).flatMap(([establishment, count]) => Array.from({ length: count }, () => ({ establishment })));

const table = (counts: readonly (readonly [string, number])[]): VolumeStatement => ({
  kind: "volumes",
  block: {
    ...typedLog([]).block,
    sheet: "Volumes",
    kind: "volumes",
    columns: { establishment: 0, volume: 1 },
    data: { top: 1, left: 0, bottom: counts.length, right: 1 },
  },
  rows: counts.map(([name, count], index) => ({
    row: index + 1,
    name,
    nameRef: { sheet: "Volumes", row: index + 1, column: 0 },
    count,
    ref: { sheet: "Volumes", row: index + 1, column: 1 },
    size: null,
  })),
});

describe("requests by establishment", () => {
  it("are counted, requests only", () => {
    const log = typedLog([...requests({ Lyon: 3, Nantes: 1 }), { establishment: "Lyon", nature: "Incident" }]);
    const { result } = assistanceResult([log], []);
    expect(result).toMatchObject({ total: 4, establishments: 2, mean: 2, median: 2, pareto80: 2, from: "tickets" });
    expect(result!.sources).toEqual([
      {
        sheet: "DA",
        firstRow: 1,
        lastRow: 5,
        nameColumn: 5,
        countColumn: null,
        natureColumn: 1,
        natureValues: ["DA"],
        spacedNames: [],
        exact: true,
      },
    ]);
  });

  it("are of one establishment whatever its case", () => {
    const { result } = assistanceResult([typedLog(requests({ Lyon: 1, LYON: 2 }))], []);
    expect(result!.all).toEqual([{ name: "Lyon", count: 3, rank: 1 }]);
  });

  it("without an establishment are left out, and said", () => {
    const log = typedLog([...requests({ Lyon: 1 }), {}, {}]);
    const { result, findings } = assistanceResult([log], []);
    expect(result!.total).toBe(1);
    expect(findings).toMatchObject([
      { code: "assistance.noEstablishment", cell: "F3", params: { count: 2, total: 3 } },
    ]);
  });

  it("come from a printed table when no log has them", () => {
    const { result } = assistanceResult(
      [],
      [
        table([
          ["Lyon", 5],
          ["Nantes", 0],
        ]),
      ],
    );
    expect(result).toMatchObject({ total: 5, establishments: 2, from: "volumes", mean: 2.5 });
    expect(result!.sources[0]).toMatchObject({ countColumn: 1, lastRow: 2 });
  });

  it.each([
    [{ blank: 2 }, true],
    [{ blank: 2, sameTicket: 1 }, false],
    [{ repeatedHeader: 1 }, false],
  ])("of a log whose rows %j were left out can be counted by a formula: %s", (reasons, exact) => {
    const log = typedLog(requests({ Lyon: 1 }));
    const texts = { ...log.cellTexts, nature: { ...log.cellTexts.nature, DA: ["DA", "da", "Demande"] } };
    const partial = { ...log, cellTexts: texts, block: { ...log.block, rows: { read: 1, ignored: 2, reasons } } };
    const [source] = assistanceResult([partial], []).result!.sources;
    expect(source).toMatchObject({ exact, natureValues: ["da", "Demande"] });
  });

  it("of a log that lacks the column give no formula, only figures", () => {
    const log = typedLog(requests({ Lyon: 1 }));
    const bare = { ...log, block: { ...log.block, columns: {} } };
    expect(assistanceResult([log, bare], []).result).toMatchObject({ total: 2, sources: [] });
  });

  it("are nothing without logs or tables", () => {
    expect(assistanceResult([], []).result).toBeNull();
  });
});

describe("the lists", () => {
  const names = Array.from({ length: 14 }, (_, index) => `Université ${String(index + 1).padStart(3, "0")}`);
  const volumes = (counts: readonly number[]) => table(counts.map((count, index) => [names[index]!, count] as const));

  it("hold the ten that ask most, with those that tie with the tenth", () => {
    const { top } = assistanceResult([], [volumes([20, 19, 18, 17, 16, 15, 14, 13, 12, 5, 5, 5, 1, 0])]).result!;
    expect(top.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]);
    expect(top.slice(9).map(({ name }) => name)).toEqual(names.slice(9, 12));
  });

  it("hold the least, smallest first, ties by name in French order", () => {
    const rows = [
      ["Évry", 1],
      ["Eure", 1],
      ["Zürich", 0],
      ["Angers", 2],
    ] as const;
    const { bottom } = assistanceResult([], [table(rows)]).result!;
    expect(bottom.map(({ name, rank }) => `${rank} ${name}`)).toEqual(["1 Zürich", "2 Eure", "2 Évry", "4 Angers"]);
  });

  it("always add up to the total, in ranks that never go back", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 14 }), (counts) => {
        const { all, total } = assistanceResult([], [volumes(counts)]).result!;
        expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const [index, { rank, count }] of all.entries()) {
          expect(rank).toBe(1 + counts.filter((other) => other > count).length);
          expect(rank).toBeLessThanOrEqual(index + 1);
        }
      }),
    );
  });
});
