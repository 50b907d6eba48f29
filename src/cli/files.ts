import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A file could not be read or written; `code` is a key of the dictionary's `files`. */
export class FileFailure extends Error {
  override readonly name = "FileFailure";
  constructor(
    readonly code: "missing" | "directory" | "no-permission" | "disk-full" | "read-only" | "io",
    readonly path: string,
  ) {
    super(`${code}: ${path}`);
  }
}

const CODES: Readonly<Record<string, FileFailure["code"]>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EISDIR: "directory",
  EACCES: "no-permission",
  EPERM: "no-permission",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EROFS: "read-only",
};

function failure(error: unknown, path: string): FileFailure {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return new FileFailure(CODES[code] ?? "io", path);
}

export async function readInput(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory()) throw new FileFailure("directory", path);
    return await readFile(path);
  } catch (error) {
    throw error instanceof FileFailure ? error : failure(error, path);
  }
}

/** The same file, through links and letter case too. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    const [a, b] = await Promise.all([stat(one), stat(other)]);
    return (a.ino === b.ino && a.dev === b.dev) || (await realpath(one)) === (await realpath(other));
  } catch {
    return false;
  }
}

/** Whole or not at all: a temporary file beside the target takes its name once it is complete and on the disk. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw failure(error, path);
  }
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
