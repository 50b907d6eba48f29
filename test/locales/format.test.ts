import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatter, rounded } from "../../src/locales/format.ts";

const fr = formatter("fr");
const en = formatter("en");
const nbsp = (text: string): string => text.replaceAll("_", "\u00a0");

describe("figures", () => {
  it.each<[string, string, string]>([
    [fr.amount(1320293.44), "1_320_293,44_€", "amount"],
    [en.amount(1320293.44), "1,320,293.44\u00a0€", "amount"],
    [fr.amount(-18.15), "−18,15_€", "a withdrawal"],
    [en.amount(-18.15), "−18.15\u00a0€", "a withdrawal"],
    [fr.amount(0), "0,00_€", "nothing"],
    [fr.signedAmount(4000), "+4_000_€", "a change, cents only where there are some"],
    [fr.signedAmount(-0.5), "−0,50_€", "a change with cents"],
    [fr.percent(0.71157996), "71,16_%", "rate"],
    [en.percent(0.71157996), "71.16%", "rate"],
    [fr.percent(0.95, 0), "95_%", "threshold"],
    [fr.signedPercent(0.654285), "+65,4_%", "gap"],
    [fr.points(0.0132), "+1,32_pt", "points"],
    [fr.number(1012), "1_012", "count"],
    [fr.quantity(5.79, "day"), "5,79_j", "days"],
    [en.quantity(5.79, "day"), "5.79_d", "days"],
    [fr.quantity(6, "count"), "6", "a count has no unit"],
    [fr.quantity(0.995, "ratio"), "99,50_%", "a ratio is a percentage"],
    [fr.quantity(12, "EUR"), "12,00_€", "euros"],
    [fr.quantity(3, null), "3", "no unit"],
  ])("%s", (written, expected) => {
    expect(written).toBe(nbsp(expected));
  });

  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.675, 2, 2.68],
    [0.125, 2, 0.13],
    [-0.001, 2, 0],
  ])("%d to %i decimals is %d: half away from zero", (value, decimals, expected) => {
    expect(rounded(value, decimals)).toBe(expected);
  });

  it.each([null, undefined, "12", Number.NaN, Infinity, true])("%s is no figure", (value) => {
    expect([fr.amount(value), fr.percent(value), fr.number(value)]).toEqual(["–", "–", "–"]);
  });
});

describe("dates and periods", () => {
  it.each<[unknown, string, string]>([
    ["2015-09", "septembre 2015", "September 2015"],
    ["09", "septembre", "September"],
    ["2015-Q1", "1er trimestre 2015", "Q1 2015"],
    ["2015-Q3", "3e trimestre 2015", "Q3 2015"],
    ["2015-S2", "2e semestre 2015", "half-year 2 2015"],
    ["2015-W40", "semaine 40 2015", "week 40 2015"],
    ["2015-09-30", "30/09/2015", "30/09/2015"],
    ["2015", "2015", "2015"],
    [null, "–", "–"],
  ])("%s", (key, french, english) => {
    expect([fr.period(key as string | null), en.period(key as string | null)]).toEqual([french, english]);
  });

  it.each<[string | number | null, string]>([
    ["2015-09-30", "30/09/2015"],
    [42277, "30/09/2015"],
    [42277.99, "30/09/2015"],
    ["soon", "–"],
    [null, "–"],
  ])("%s is %s", (value, expected) => {
    expect(fr.date(value)).toBe(expected);
  });
});

describe("money in English sentences", () => {
  const folder = new URL("../../src/locales/en/", import.meta.url);
  it.each(readdirSync(folder))("%s: the sign stands after the figure, as in the cells", (file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    expect(text.match(/€\s?(?:\d|\{|\$\{|[kM]\b)/g) ?? []).toEqual([]);
  });
});
