import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { ticketsWorkbook } from "../../../bench/tickets-workbook.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { sampleBytes } from "../../line/line.ts";
import { folder, jauge, type Done } from "./jauge.ts";

const at = folder();
const small = sampleBytes("autre-presentation.xlsx");
let round = 0;
let place: (...names: string[]) => string;

beforeEach(() => {
  round += 1;
  const own = String(round);
  place = (...names) => at(own, ...names);
  mkdirSync(place("results"), { recursive: true });
  for (const name of ["a.xlsx", "b.xlsx", "c.xlsx"]) writeFileSync(place(name), small);
});

/** First column of each line by the workbook's name. */
const states = ({ stdout }: Done): Record<string, string> =>
  Object.fromEntries(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([state = "", input = ""]) => [input.split("/").at(-1)!, state]),
  );

describe("jauge recompute FOLDER", () => {
  it("gives each workbook its result and its line; a bad one does not stop the others", () => {
    writeFileSync(place("b.xlsx"), "Mois;Budget\n");
    writeFileSync(place("~$a.xlsx"), "lock");
    const done = jauge(["recompute", place(), "--jobs", "2"]);
    expect(states(done)).toEqual({ "a.xlsx": "écrit", "b.xlsx": "échec", "c.xlsx": "écrit" });
    expect(done.stdout).toMatch(/b\.xlsx\t.*fichier texte/);
    expect(done.code).toBe(1);
    for (const name of ["a", "c"])
      expect(openXlsx(new Uint8Array(readFileSync(place(`${name}.jauge.xlsx`)))).sheets.length).toBeGreaterThan(3);
    expect(existsSync(place("b.jauge.xlsx"))).toBe(false);
  });

  it("a workbook for which memory runs out fails alone, in its own thread", () => {
    writeFileSync(place("a.xlsx"), ticketsWorkbook(sampleBytes("copil-2015-09.xlsx"), "DA", 100_000));
    const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=40" };
    const done = jauge(["recompute", place(), "--jobs", "1"], { env });
    expect(states(done)).toEqual({ "a.xlsx": "échec", "b.xlsx": "écrit", "c.xlsx": "écrit" });
    expect(done.stdout).toMatch(/a\.xlsx\t.*mémoire/);
    expect(done.code).toBe(1);
    expect(existsSync(place("a.jauge.xlsx"))).toBe(false);
  });

  it("resumes: what was made of the same input with the same options is left, the rest is made again", () => {
    expect(jauge(["recompute", place(), "--jobs", "2"]).code).toBe(0);
    const kept = statSync(place("a.jauge.xlsx")).mtimeMs;
    const later = new Date(Date.now() + 5000);
    utimesSync(place("b.xlsx"), later, later);
    writeFileSync(place("c.jauge.xlsx"), "half");
    const again = jauge(["recompute", place(), "--jobs", "2"]);
    expect(states(again)).toEqual({ "a.xlsx": "à jour", "b.xlsx": "écrit", "c.xlsx": "écrit" });
    expect(statSync(place("a.jauge.xlsx")).mtimeMs).toBe(kept);
    const otherwise = jauge(["recompute", place("a.xlsx"), place("c.xlsx"), "--at", "2015-06-30"]);
    expect(states(otherwise)).toEqual({ "a.xlsx": "écrit", "c.xlsx": "écrit" });
  });
});

describe("jauge recompute LIST", () => {
  it("writes into the folder of --out, made where it is not there, once for a workbook named twice", () => {
    rmSync(place("results"), { recursive: true });
    const done = jauge(["recompute", place("a.xlsx"), place("b.xlsx"), place("a.xlsx"), "--out", place("results")]);
    expect(done.code).toBe(0);
    expect(done.stdout.trimEnd().split("\n")).toHaveLength(2);
    expect(existsSync(place("results", "a.jauge.xlsx")) && existsSync(place("results", "b.jauge.xlsx"))).toBe(true);
    expect(existsSync(place("a.jauge.xlsx"))).toBe(false);
  });

  it("refuses to give two workbooks one result", () => {
    mkdirSync(place("other"));
    copyFileSync(place("a.xlsx"), place("other", "a.xlsx"));
    const done = jauge(["recompute", place("a.xlsx"), place("other", "a.xlsx"), "--out", place("results")]);
    expect(done.code).toBe(1);
    expect(done.stdout).toMatch(/échec\t.*other\/a\.xlsx\tmême résultat/);
  });

  it("same exit code as one workbook has with --strict, resumed too", () => {
    const one = jauge(["recompute", place("a.xlsx"), "--strict", "--quiet"]).code;
    expect(one).toBe(3);
    expect(jauge(["recompute", place("a.xlsx"), "--jobs", "1", "--strict"]).code).toBe(one);
    expect(jauge(["recompute", place("a.xlsx"), "--jobs", "1", "--strict"]).code).toBe(one);
    expect(jauge(["recompute", place("a.xlsx"), "--jobs", "1"]).code).toBe(0);
  });

  it("a folder that is not there, or holds no workbook, is said", () => {
    expect(jauge(["recompute", place("absent"), "--jobs", "1"]).stdout).toMatch(/absent\t.*n'existe pas/);
    expect(jauge(["recompute", place("results")]).stdout).toMatch(/aucun classeur/);
  });

  it.each([
    [["--jobs", "0"], /nombre de travaux/],
    [["--jobs", "1", "--json", "-"], /--json/],
  ])("%j is wrong usage", (words, says) => {
    const done = jauge(["recompute", place("a.xlsx"), ...words]);
    expect([done.code, says.test(done.stderr)]).toEqual([2, true]);
  });
});
