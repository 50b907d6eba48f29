import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { convert, hasLibreOffice } from "./libreoffice.ts";

/** A printed page, coarse enough to be small in the repository and to forgive a font its hinting: 0 white, 15 black. */
export type Picture = Uint8Array;

export const COLUMNS = 96;
export const ROWS = 68;
const LEVELS = 15;
const DOTS_PER_INCH = 60;

function runs(command: string, words: readonly string[], expected = ""): boolean {
  try {
    return execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).includes(expected);
  } catch {
    return false;
  }
}

/** The pictures are of LibreOffice with the font that has Calibri's widths; tests skip visibly without them. */
export const canPicture =
  hasLibreOffice && runs("fc-list", [], "Carlito") && runs("pdftoppm", ["-v"]) && runs("pdftotext", ["-v"]);

/**
 * The printed pages of some sheets of a workbook, by sheet and number ("Contrôles 2"). The sheets print their name at the
 * right of the header, and nothing at its left. `smooth` false: drawn without the softening of edges.
 */
export async function picturesOf(
  bytes: Uint8Array,
  sheets: readonly string[],
  { locale, smooth = true }: { readonly locale: "fr-FR" | "en-US"; readonly smooth?: boolean },
): Promise<ReadonlyMap<string, Picture>> {
  const folder = await mkdtemp(join(tmpdir(), "pictures-"));
  try {
    const pdf = join(folder, "workbook.pdf");
    await writeFile(pdf, await convert({ bytes, extension: "xlsx" }, "pdf", { locale }));
    const run = promisify(execFile);
    const { stdout } = await run("pdftotext", ["-layout", pdf, "-"], { maxBuffer: 64 * 2 ** 20 });
    const headers = stdout.split("\f").map((page) => page.trimStart().split("\n")[0]?.trim() ?? "");
    const first = headers.findIndex((header) => sheets.includes(header));
    if (first < 0) throw new Error("No page of the sheets was printed");
    const edges = smooth ? [] : ["-aa", "no", "-aaVector", "no"];
    const from = ["-f", String(first + 1), "-r", String(DOTS_PER_INCH), "-gray", ...edges];
    await run("pdftoppm", [...from, pdf, join(folder, "page")]);
    const files = (await readdir(folder)).filter((name) => name.endsWith(".pgm")).sort();
    const pictures = new Map<string, Picture>();
    for (const [index, file] of files.entries()) {
      const name = headers[first + index] ?? "";
      if (!sheets.includes(name)) continue;
      const number = [...pictures.keys()].filter((key) => key.startsWith(`${name} `)).length + 1;
      pictures.set(`${name} ${number}`, coarse(await readFile(join(folder, file))));
    }
    return pictures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of a binary greyscale picture ("P5"): the mean of each field, pale ones told apart better than dark ones. */
function coarse(pgm: Uint8Array): Picture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(pgm.subarray(0, 40)).toString("latin1"));
  if (!header) throw new Error("No greyscale picture");
  const [width, height] = [Number(header[1]), Number(header[2])];
  const sums = new Float64Array(COLUMNS * ROWS);
  const counts = new Uint32Array(COLUMNS * ROWS);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const field = Math.floor((y * ROWS) / height) * COLUMNS + Math.floor((x * COLUMNS) / width);
      sums[field]! += 255 - pgm[header[0].length + y * width + x]!;
      counts[field]! += 1;
    }
  }
  return Uint8Array.from(sums, (sum, field) => Math.round(LEVELS * Math.sqrt(sum / counts[field]! / 255)));
}

/** Differences of fewer levels are a font's business. */
const CLEAR = 4;

/** The share of fields of one picture that the other shows nowhere near, either way round; 1 for a page that is missing. */
export function difference(one: Picture | undefined, other: Picture | undefined): number {
  if (!one || !other) return 1;
  return Math.max(unmatched(one, other), unmatched(other, one));
}

function unmatched(one: Picture, other: Picture): number {
  let count = 0;
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const level = one[row * COLUMNS + column]!;
      let [low, high] = [LEVELS, 0];
      for (let y = Math.max(0, row - 1); y <= Math.min(ROWS - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(COLUMNS - 1, column + 1); x += 1) {
          low = Math.min(low, other[y * COLUMNS + x]!);
          high = Math.max(high, other[y * COLUMNS + x]!);
        }
      }
      if (level - high >= CLEAR || low - level >= CLEAR) count += 1;
    }
  }
  return count / (ROWS * COLUMNS);
}
