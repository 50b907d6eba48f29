import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const executable = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Whether `soffice` is on the path; tests skip visibly without it. */
export const hasLibreOffice = executable !== undefined;

export interface Conversion {
  /** Decides separators, FIXED, TEXT; the workbook's own language does not. */
  locale?: "fr-FR" | "en-US";
  /** Computes every formula anew on opening instead of trusting the file's cached results. */
  recalculate?: boolean;
}

/**
 * Opens a file in a headless LibreOffice and gives its conversion ("xlsx", "fods", "pdf", "png", or with a filter:
 * "csv:Text - txt - csv (StarCalc):44,34,76"). Every call has its own profile, so that calls may run side by side.
 * `file` is a path, or bytes with the extension that says what they are. Throws when nothing comes out.
 */
export async function convert(
  file: string | { bytes: Uint8Array; extension: string },
  to: string,
  { locale = "en-US", recalculate = true }: Conversion = {},
): Promise<Uint8Array> {
  if (!executable) throw new Error("soffice is not installed");
  const folder = await mkdtemp(join(tmpdir(), "libreoffice-"));
  try {
    const profile = join(folder, "profile");
    const out = join(folder, "out");
    await mkdir(join(profile, "user"), { recursive: true });
    await mkdir(out);
    await writeFile(join(profile, "user", "registrymodifications.xcu"), settings(locale, recalculate));
    const source = typeof file === "string" ? file : join(folder, `source.${file.extension}`);
    if (typeof file !== "string") await writeFile(source, file.bytes);
    const profileUrl = pathToFileURL(profile).href;
    const { stdout, stderr } = await promisify(execFile)(
      executable,
      [`-env:UserInstallation=${profileUrl}`, "--headless", "--convert-to", to, "--outdir", out, source],
      { timeout: 120_000 },
    );
    const [result] = (await readdir(out)).sort();
    if (!result)
      throw new Error(`LibreOffice gave no ${to} of ${basename(source, extname(source))}: ${stdout}${stderr}`);
    return new Uint8Array(await readFile(join(out, result)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function settings(locale: string, recalculate: boolean): string {
  const mode = recalculate ? 0 : 1;
  const item = (path: string, name: string, value: string | number) =>
    `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<oor:items xmlns:oor="http://openoffice.org/2001/registry">`,
    item("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", mode),
    item("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", mode),
    item("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", locale),
    `</oor:items>`,
  ].join("\n");
}
