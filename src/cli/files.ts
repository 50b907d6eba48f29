import { createHash, randomUUID } from "node:crypto";
import { open, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
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
      await removeAbandoned(path);
      const temporary = join(dirname(path), `.${basename(path)}.${MACHINE}-${process.pid}-${randomUUID()}.tmp`);
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

/** A folder may be shared by machines, on each of which a process number means something else. */
const MACHINE = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** Temporary files of the same result whose process was killed. What can't be listed or removed stays. */
async function removeAbandoned(path: string): Promise<void> {
  const prefix = `.${basename(path)}.${MACHINE}-`;
  for (const name of await readdir(dirname(path)).catch(() => [])) {
    if (!name.startsWith(prefix) || !name.endsWith(".tmp")) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (owner > 0 && !isAlive(owner)) await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

function isAlive(owner: number): boolean {
  try {
    return process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
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
