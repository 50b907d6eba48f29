import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { blankWorkbook } from "../../../src/host/node.ts";
import { edited, runLine, sampleBytes } from "../../line/line.ts";
import { hasShared, sharedPath } from "../../shared.ts";
import { compoundFile, entityBomb, openDocument, zipBomb } from "./hostile-files.ts";
import { folder, jauge, JAUGE, run, type Done } from "./jauge.ts";

const at = folder();
const sample = sampleBytes("autre-presentation.xlsx");
const GIGABYTE = 2 ** 30;

/** One line that says what and what to do, no trace of where in the code, no output. */
function expectRefused(done: Done, says: RegExp): void {
  expect(done.stderr).toMatch(says);
  expect(done.stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(done.stderr).not.toMatch(/\bat .*\.(js|ts):\d|Error:|undefined|\[object/);
  expect(done).toMatchObject({ code: 1, stdout: "" });
}

const written = () => readdirSync(at("out"));
beforeAll(() => mkdirSync(at("out")));

const refuse = (input: string, says: RegExp) => {
  const before = written();
  expectRefused(jauge(["recompute", input, "--out", at("out", "x.xlsx"), "--json", at("out", "x.json")]), says);
  expect(written()).toEqual(before);
};

describe("what is no workbook that can be read", () => {
  it.each<[string, RegExp, () => Uint8Array]>([
    ["an image", /n'est pas un classeur Excel/, () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 1)],
    ["an archive of something else", /n'est pas un classeur Excel/, () => zipSync({ "a.txt": strToU8("a") })],
    ["an encrypted workbook", /mot de passe/, () => compoundFile("EncryptedPackage")],
    ["a workbook of Excel 97", /\.xls\b/, () => compoundFile("Workbook")],
    ["an OpenDocument sheet", /\.ods/, openDocument],
    ["a CSV", /CSV/, () => strToU8("Mois;Budget;Engagé\nJanvier;1;2\n")],
    ["an empty file", /est vide/, () => new Uint8Array()],
    ["a cut workbook", /endommagé/, () => sample.subarray(0, sample.length / 2)],
    ["a part that inflates to 1 GB", /au-delà/, () => zipBomb(sample, "xl/worksheets/sheet1.xml", GIGABYTE)],
    ["1 GB in a part that nothing names", /au-delà/, () => zipBomb(sample, "xl/media/image1.png", GIGABYTE)],
    [
      "1 GB in a part that declares 1 kB",
      /endommagé/,
      () => zipBomb(sample, "xl/worksheets/sheet1.xml", GIGABYTE, 1024),
    ],
    ["entities of entities", /endommagé|n'est pas un classeur/, () => entityBomb(sample)],
    ["a workbook in which nothing is recognised", /aucune feuille reconnue/, blankWorkbook],
  ])("%s", (name, says, bytes) => {
    const path = at(`${name.replaceAll(/\W+/g, "-")}.xlsx`);
    writeFileSync(path, bytes());
    refuse(path, says);
  });

  it("nothing recognised: the JSON asked for on standard output says why, sheet by sheet", () => {
    const path = at("nothing.xlsx");
    writeFileSync(path, blankWorkbook());
    const done = jauge(["check", path, "--json", "-"]);
    expect(done.code).toBe(1);
    expect(done.stderr).toMatch(/aucune feuille reconnue/);
    expect(JSON.parse(done.stdout)).toMatchObject({ asOf: null, sheets: [{ kind: "unrecognised" }], generated: [] });
  });

  it("a folder", () => refuse(at("out"), /est un dossier/));
  it("a file that is not there", () => refuse(at("absent.xlsx"), /n'existe pas/));
  it("a path through a file", () => {
    writeFileSync(at("a.xlsx"), sample);
    refuse(at("a.xlsx", "b.xlsx"), /n'existe pas/);
  });

  it.skipIf(!hasShared("corpus"))("real ones, encrypted or made to exhaust a reader", () => {
    const files = [
      "excelize/encryptAES.xlsx",
      "exceldatareader/agile_AES256_SHA512_CBC_pwd_password.xlsx",
      "exceldatareader/standard_AES192_SHA1_ECB_pwd_password.xlsx",
      ...readdirSync(sharedPath("corpus", "hostile")).map((name) => `hostile/${name}`),
    ];
    for (const file of files) refuse(sharedPath("corpus", file), /mot de passe|endommagé|au-delà|aucune feuille/);
  });

  it("the same in English", () => {
    expectRefused(jauge(["check", at("absent.xlsx"), "--locale", "en"]), /there is no such file/);
  });
});

describe("a workbook that cannot take the sheets", () => {
  it("of a protected structure, though it can be checked", async () => {
    const locked = await edited(sample, (context) => context.workbook.protection.protect());
    writeFileSync(at("locked.xlsx"), locked);
    refuse(at("locked.xlsx"), /structure du classeur est protégée.*Protéger le classeur/);
    expect(jauge(["check", at("locked.xlsx")]).code).toBe(0);
  });

  it("with a summary sheet that is protected", async () => {
    const { bytes } = await runLine(sample);
    const locked = await edited(bytes, (context) => {
      context.workbook.worksheets.getItem("Contrôles").protection.protect();
    });
    writeFileSync(at("own.xlsx"), locked);
    refuse(at("own.xlsx"), /« Contrôles » est protégée/);
  });
});

/** Someone who is not the superuser, for whom alone rights count. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const readable = run("sh", ["-c", `test -r "$0" && cd "$1"`, JAUGE, dirname(JAUGE)], nobody).code === 0;

describe("where the result cannot go", () => {
  beforeAll(() => {
    chmodSync(at(), 0o755);
    writeFileSync(at("in.xlsx"), sample);
    mkdirSync(at("closed"));
    writeFileSync(at("secret.xlsx"), sample);
    chmodSync(at("secret.xlsx"), 0o000);
    chmodSync(at("closed"), 0o555);
  });

  it.skipIf(!readable)("no permission to read", () => {
    const done = jauge(["check", at("secret.xlsx")], nobody);
    expectRefused(done, /accès refusé/);
  });

  it.skipIf(!readable)("no permission to write", () => {
    const done = jauge(["recompute", at("in.xlsx"), "--out", at("closed", "x.xlsx")], nobody);
    expectRefused(done, /closed.*accès refusé/);
    expect(readdirSync(at("closed"))).toEqual([]);
  });

  it("a folder that is not there, or a folder for a file", () => {
    for (const path of [at("nowhere", "x.xlsx"), at("in.xlsx", "x.xlsx")])
      expectRefused(jauge(["recompute", at("in.xlsx"), "--out", path]), /n'existe pas/);
    mkdirSync(at("folder.xlsx"));
    expectRefused(jauge(["recompute", at("in.xlsx"), "--out", at("folder.xlsx")]), /est un dossier/);
    expectRefused(jauge(["check", at("in.xlsx"), "--json", at("closed")]), /est un dossier/);
  });

  it("a disk that fills up: what was there stays, nothing half is left", () => {
    writeFileSync(at("out", "old.xlsx"), "l'ancien");
    const before = written();
    // A limit on the size of files ends writing as a full disk does, for any user.
    const limited = 'ulimit -f 8; trap "" XFSZ; exec "$0" "$@"';
    const words = ["recompute", at("in.xlsx"), "--out", at("out", "old.xlsx"), "--json", at("out", "new.json")];
    const done = run("bash", ["-c", limited, process.execPath, JAUGE, ...words]);
    expectRefused(done, /disque est plein/);
    expect(readFileSync(at("out", "old.xlsx"), "utf8")).toBe("l'ancien");
    expect(written()).toEqual(before);
  });

  const mounts = process.getuid?.() === 0 && run("unshare", ["--mount", "true"]).code === 0;
  it.skipIf(!mounts)("a disk that is full", () => {
    mkdirSync(at("disk"));
    const script = 'mount -t tmpfs -o size=16k none "$0" && "$@"; code=$?; ls -A "$0"; exit $code';
    const words = ["recompute", at("in.xlsx"), "--out", at("disk", "x.xlsx")];
    const done = run("unshare", ["--mount", "sh", "-c", script, at("disk"), process.execPath, JAUGE, ...words]);
    expectRefused(done, /disque est plein/);
  });

  it.skipIf(!existsSync("/dev/full"))("standard output on a full disk", () => {
    const done = run("sh", ["-c", '"$0" "$@" >/dev/full', process.execPath, JAUGE, "check", at("in.xlsx")]);
    expectRefused(done, /disque est plein/);
  });
});
