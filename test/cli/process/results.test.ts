import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { edited, sampleBytes, valueAt } from "../../line/line.ts";
import { folder, jauge, run, type Done } from "./jauge.ts";

const at = folder();
const seed = sampleBytes("copil-2015-09.xlsx");
const small = sampleBytes("autre-presentation.xlsx");
const namesIn = (path: string) => openXlsx(new Uint8Array(readFileSync(path))).sheets.map(({ name }) => name);
/** A person's spaces don't break; a test's do. */
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

beforeAll(() => {
  mkdirSync(at("entrée"));
  writeFileSync(at("copil.xlsx"), seed);
  writeFileSync(at("entrée", "petit.xlsx"), small);
});

describe("jauge recompute CLASSEUR.xlsx", () => {
  let done: Done;
  beforeAll(() => {
    done = jauge(["recompute", at("copil.xlsx")]);
  });

  it("writes CLASSEUR.jauge.xlsx beside it, and leaves it as it was", () => {
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(namesIn(at("copil.jauge.xlsx"))).toContain("Synthèse COPIL");
    expect(Buffer.compare(readFileSync(at("copil.xlsx")), seed)).toBe(0);
    expect(readdirSync(at()).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("tells a person the indicators, then the findings by severity with their cells", () => {
    const text = spaced(done.stdout);
    const places = [
      "Situation au 30/09/2015",
      "Taux d'engagement (engagé / budget)",
      "71,16 %",
      "61,16 %",
      "▲ Critique (1)",
      "[Qualité!C6]",
      "■ À surveiller (2)",
      "○ Information",
      "désengagement de 18,15 €",
      "copil.jauge.xlsx",
    ].map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe("--json -", () => {
  let done: Done;
  let json: Record<string, unknown>;
  beforeAll(() => {
    done = jauge(["check", at("copil.xlsx"), "--json", "-"]);
    json = JSON.parse(done.stdout) as Record<string, unknown>;
  });

  it("prints nothing else", () => expect(done).toMatchObject({ code: 0, stderr: "" }));

  it("says what it read, sheet by sheet", () => {
    expect(json.asOf).toBe("2015-09-30");
    expect(json.sheets).toContainEqual({
      name: "Exécution",
      kind: "budget-execution",
      confidence: expect.any(Number) as number,
      headerRows: [2, 3],
      range: "A4:F12",
      columns: { period: "A", budget: "B", committed: "C", paid: "D", rateCommitted: "E", ratePaid: "F" },
      rows: { read: 9, ignored: 0, reasons: {} },
    });
    expect(json.generated).toEqual([]);
  });

  it("gives euros and unrounded fractions", () => {
    const [budget] = json.budget as Record<string, unknown>[];
    expect(budget).toMatchObject({
      sheet: "Exécution",
      paymentRateDenominator: "committed",
      denominatorEvidence: { checked: 8, agree: 8 },
      cumulative: true,
    });
    const rows = budget!.rows as Record<string, unknown>[];
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({
      period: "2015-01",
      label: "Janvier",
      envelope: null,
      budget: 2271500,
      committed: 134285.15,
      paid: 0,
      paymentRate: 0,
      executionRate: 0,
      availableToCommit: 2137214.85,
      outstanding: 134285.15,
      row: 4,
    });
    expect(rows[0]!.commitmentRate).toBeCloseTo(134285.15 / 2271500, 14);
    expect(budget!.latest).toMatchObject({ period: "2015-09", row: 12 });
    const [landing] = budget!.landing as Record<string, unknown>[];
    expect(landing).toMatchObject({ method: "proRata", paid: 1320293.44 });
    expect(landing!.rate).toBeCloseTo(0.5802, 4);
  });

  it("gives requirements, observations, verdicts and gaps", () => {
    const [service] = json.service as Record<string, unknown>[];
    expect(service).toMatchObject({ sheet: "Qualité", period: "2015-Q3" });
    const indicators = service!.indicators as Record<string, unknown>[];
    expect(indicators[2]).toMatchObject({
      label: "Délai moyen de traitement des incidents bloquants",
      row: 6,
      requirement: { text: "< 3,5 j", op: "lt", value: 3.5, unit: "day", dayType: "unspecified", status: "ok" },
      observed: { text: "5,79", value: 5.79, unit: "day", unitInherited: true, source: "sheet" },
      verdict: "breached",
      assumed: false,
      reason: null,
    });
    expect(indicators[2]!.gap).toBeCloseTo(2.29, 10);
    expect(indicators[2]!.gapRatio).toBeCloseTo(0.654, 3);
    expect(indicators[0]).toMatchObject({ verdict: "breached", assumed: true, requirement: { status: "assumed" } });
  });

  it("gives tickets, assistance, reliability, register and findings", () => {
    const [log] = json.tickets as Record<string, unknown>[];
    expect(log).toMatchObject({
      sheet: "DA",
      total: 1012,
      calendar: { days: "working", hours: "09:00-18:00", holidays: "FR" },
    });
    expect((log!.groups as Record<string, object>)["DA.blocking"]).toMatchObject({
      count: expect.any(Number) as number,
      open: expect.any(Number) as number,
      late: expect.any(Number) as number,
      meanWorkingDays: expect.any(Number) as number,
      medianWorkingDays: expect.any(Number) as number,
      p90WorkingDays: expect.any(Number) as number,
      meanCalendarDays: expect.any(Number) as number,
    });
    expect(json.assistance).toMatchObject({ total: 1012, establishments: 72, median: 10 });
    expect((json.assistance as { top: object[] }).top[0]).toEqual({
      name: expect.stringMatching(/^Université/) as string,
      count: 150,
      rank: 1,
    });
    expect(json.reliability).toMatchObject({
      byQuarter: [
        { quarter: "2014-Q4", blocking: 15 },
        { quarter: "2015-Q1", blocking: 11 },
        { quarter: "2015-Q2", blocking: 9 },
        { quarter: "2015-Q3", blocking: 6 },
      ],
    });
    expect(json.register).toMatchObject({ items: 7, overdue: 0 });
    expect(json.findings).toContainEqual({
      code: "service.breached",
      severity: "breach",
      sheet: "Qualité",
      cell: "C6",
      params: expect.any(Object) as object,
    });
  });
});

describe("options", () => {
  const input = () => at("entrée", "petit.xlsx");

  it("--json FILE --quiet: the file, and not a word", () => {
    const done = jauge(["recompute", input(), "--out", at("q.xlsx"), "--json", at("q.json"), "--quiet"]);
    expect(done).toEqual({ code: 0, stdout: "", stderr: "" });
    const json = JSON.parse(readFileSync(at("q.json"), "utf8")) as { generated: string[] };
    expect(json.generated).toContain("Exécution budgétaire");
    expect(namesIn(at("q.xlsx"))).toEqual(expect.arrayContaining(json.generated));
  });

  it("check writes no workbook", () => {
    expect(jauge(["check", input()]).code).toBe(0);
    expect(readdirSync(at("entrée"))).toEqual(["petit.xlsx"]);
  });

  it("--at: the situation at that date", () => {
    const { stdout } = jauge(["check", at("copil.xlsx"), "--at", "2015-06-30", "--json", "-"]);
    expect(JSON.parse(stdout)).toMatchObject({ asOf: "2015-06-30", budget: [{ latest: { period: "2015-06" } }] });
  });

  it("--locale en, then the workbook's own word for it: the same file", () => {
    const done = jauge(["recompute", input(), "--out", at("en.xlsx"), "--locale", "en"]);
    expect(done.code).toBe(0);
    expect(done.stdout).toContain("Indicators");
    expect(namesIn(at("en.xlsx"))).toContain("Steering summary");
    const english = openXlsx(new Uint8Array(readFileSync(at("en.xlsx"))));
    expect(valueAt(english, "Budget execution", "B4")).toMatch(/\d\.\d/);
    copyFileSync(at("en.xlsx"), at("entrée", "en.xlsx"));
    expect(jauge(["recompute", at("entrée", "en.xlsx"), "--out", at("en2.xlsx")]).stdout).toContain("Indicators");
    const [once, twice] = ["en.xlsx", "en2.xlsx"].map((name) => unzipSync(new Uint8Array(readFileSync(at(name)))));
    // The name of the file is printed at the foot of each page and in Checks.
    const cover = Object.keys(once!).find((part) => strFromU8(once![part]!).includes("Steering summary</t>"))!;
    const text = (parts: typeof once, name: string) => strFromU8(parts![cover]!).replaceAll(name, "…");
    expect(text(twice, "en.xlsx").replace(/20\d\d[^<]*computed[^<]*/, "")).toBe(
      text(once, "petit.xlsx").replace(/20\d\d[^<]*computed[^<]*/, ""),
    );
  });

  it("--sheet: what a sheet is taken for", () => {
    const words = ["check", input(), "--sheet", "Volumétrie=unrecognised", "--json", "-"];
    const json = JSON.parse(jauge(words).stdout) as { sheets: { name: string; kind: string }[] };
    expect(json.sheets).toContainEqual(expect.objectContaining({ name: "Volumétrie", kind: "unrecognised" }));
    expect(json).not.toHaveProperty("assistance");
  });

  it("--sheet names a sheet that is not there", () => {
    const done = jauge(["recompute", input(), "--out", at("no.xlsx"), "--sheet", "Absente=tickets"]);
    expect(done.code).toBe(1);
    expect(done.stderr).toMatch(/^.*Absente.*Volumétrie.*\n$/);
    expect(existsSync(at("no.xlsx"))).toBe(false);
  });

  it("--strict: 3 with a breach, and the workbook all the same; 0 where only assumed readings are breached", async () => {
    const strict = jauge(["recompute", input(), "--out", at("strict.xlsx"), "--strict", "--quiet"]);
    expect(strict).toEqual({ code: 3, stdout: "", stderr: "" });
    expect(existsSync(at("strict.xlsx"))).toBe(true);
    const assumedOnly = await edited(seed, (context) => {
      context.workbook.worksheets.getItem("Qualité").getRange("C6").values = [["3,1"]];
    });
    writeFileSync(at("assumed.xlsx"), assumedOnly);
    const assumed = jauge(["check", at("assumed.xlsx"), "--strict", "--json", "-"]);
    expect(assumed.code).toBe(0);
    const { findings } = JSON.parse(assumed.stdout) as { findings: { code: string; severity: string }[] };
    expect(findings.filter(({ code }) => code === "service.breached").map(({ severity }) => severity)).toEqual([
      "warning",
      "warning",
    ]);
  });

  it(".xlsm stays .xlsm, its macros in it", () => {
    const parts = unzipSync(small);
    const types = strFromU8(parts["[Content_Types].xml"]!)
      .replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
      )
      .replace("</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>');
    const rels = strFromU8(parts["xl/_rels/workbook.xml.rels"]!).replace(
      "</Relationships>",
      '<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
    );
    const macros = strToU8("not really macros");
    writeFileSync(
      at("macros.xlsm"),
      zipSync({
        ...parts,
        "[Content_Types].xml": strToU8(types),
        "xl/_rels/workbook.xml.rels": strToU8(rels),
        "xl/vbaProject.bin": macros,
      }),
    );
    expect(jauge(["recompute", at("macros.xlsm"), "--quiet"])).toEqual({ code: 0, stdout: "", stderr: "" });
    const saved = unzipSync(new Uint8Array(readFileSync(at("macros.jauge.xlsm"))));
    expect(Buffer.compare(saved["xl/vbaProject.bin"]!, macros)).toBe(0);
    expect(strFromU8(saved["[Content_Types].xml"]!)).toContain("macroEnabled.main+xml");
  });
});

describe("the source is never written", () => {
  beforeAll(() => {
    symlinkSync(at("copil.xlsx"), at("lien.xlsx"));
    linkSync(at("copil.xlsx"), at("dur.xlsx"));
  });

  it.each([
    ["itself", ["--out", "copil.xlsx"]],
    ["itself by another path", ["--out", "entrée/../copil.xlsx"]],
    ["itself by a link", ["--out", "lien.xlsx"]],
    ["itself by a hard link", ["--out", "dur.xlsx"]],
    ["itself by --json", ["--json", "copil.xlsx"]],
  ])("%s", (_, words) => {
    const done = jauge(["recompute", "copil.xlsx", ...words], { cwd: at() });
    expect(done.code).toBe(1);
    expect(done.stderr).toMatch(/^--(out|json) désigne le classeur lu.*\n$/);
    expect(Buffer.compare(readFileSync(at("copil.xlsx")), seed)).toBe(0);
  });

  it("nor is one result written over the other", () => {
    const done = jauge(["recompute", at("copil.xlsx"), "--out", at("un.xlsx"), "--json", at("un.xlsx")]);
    expect(done.code).toBe(1);
    expect(done.stderr.split("\n")).toHaveLength(2);
    expect(existsSync(at("un.xlsx"))).toBe(false);
  });
});

describe("wrong usage", () => {
  it.each([
    [[]],
    [["recalculer", "x.xlsx"]],
    [["recompute"]],
    [["check", "a.xlsx", "b.xlsx"]],
    [["recompute", "a.xlsx", "--frobnicate"]],
    [["recompute", "a.xlsx", "--out"]],
    [["recompute", "a.xlsx", "--out", "b.xls"]],
    [["recompute", "a.xlsm", "--out", "b.xlsx"]],
    [["recompute", "a.xlsx", "--at", "30/09/2015"]],
    [["recompute", "a.xlsx", "--at", "2015-02-30"]],
    [["recompute", "a.xlsx", "--locale", "de"]],
    [["recompute", "a.xlsx", "--sheet", "Feuil1"]],
    [["recompute", "a.xlsx", "--sheet", "Feuil1=confiture"]],
  ])("%j", (words) => {
    const done = jauge(words);
    expect(done.code).toBe(2);
    expect(done.stdout).toBe("");
    expect(done.stderr).toMatch(/jauge --help/);
    expect(done.stderr).not.toMatch(/^\s+at /m);
  });

  it("--help and --version are none", () => {
    expect(jauge(["--help"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("--strict") as string,
      stderr: "",
    });
    expect(jauge(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

it("a reader that has had enough is no failure", () => {
  const piped = run("bash", [
    "-c",
    `set -o pipefail; "${process.execPath}" "$0" check "$1" --json - | head -n 1`,
    new URL("../../../dist/cli/jauge.js", import.meta.url).pathname,
    at("copil.xlsx"),
  ]);
  expect(piped).toEqual({ code: 0, stdout: "{\n", stderr: "" });
});
