import { randomUUID } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
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

export interface Result {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/**
 * Every file whole, or none: each is first a temporary file beside its target, and takes its name once all are complete
 * and on the disk. What is no file (a pipe, a terminal) is written as it stands.
 */
export async function writeWhole(results: readonly Result[]): Promise<void> {
  const complete: { readonly path: string; readonly temporary: string }[] = [];
  try {
    for (const { path, content } of results) {
      if (await isStream(path)) continue;
      const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
      complete.push({ path, temporary });
      await failing(path, () => writeAndSync(temporary, content));
    }
    for (const { path, temporary } of complete) await failing(path, () => rename(temporary, path));
    for (const { path, content } of results)
      if (!complete.some((one) => one.path === path)) await failing(path, () => writeFile(path, content));
  } finally {
    for (const { temporary } of complete) await rm(temporary, { force: true });
  }
}

async function writeAndSync(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function failing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw failure(error, path);
  }
}

const isStream = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
