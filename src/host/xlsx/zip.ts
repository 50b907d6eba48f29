import { inflateSync } from "fflate";
import { crc32 } from "./crc32.ts";
import { HostFileError } from "./file-error.ts";
import { refuseOtherKinds } from "./file-kind.ts";

export interface ZipLimits {
  /** Bytes of one part, inflated. */
  readonly part: number;
  /** Bytes of all parts, inflated. */
  readonly total: number;
  readonly parts: number;
}

const LIMITS: ZipLimits = { part: 512 * 2 ** 20, total: 1024 * 2 ** 20, parts: 20_000 };

export interface ZipEntry {
  /** "/xl/workbook.xml": a leading slash, no backslash, the letter case of the file. */
  readonly part: string;
  /** The name as it stands in the archive. */
  readonly nameBytes: Uint8Array;
  readonly utf8: boolean;
  readonly isFolder: boolean;
  readonly encrypted: boolean;
  readonly method: number;
  /** MS-DOS time and date, as one 32-bit number. */
  readonly stamp: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

export interface ZipArchive {
  readonly bytes: Uint8Array;
  /** In the order of the central directory; of entries with the same name, the last. */
  readonly entries: readonly ZipEntry[];
  /** Part names, folders left out. */
  readonly names: readonly string[];
  /** The part's own spelling of a name given in any letter case, or null; of two spellings, the very one that is asked for. */
  find(part: string): string | null;
  has(part: string): boolean;
  /** Inflated and verified anew at each call. Throws HostFileError when the part is absent or damaged. */
  read(part: string): Uint8Array;
}

/** Throws HostFileError: what the file is instead of a package, or what is wrong with it as one. */
export function readZip(file: Uint8Array, limits: Partial<ZipLimits> = {}): ZipArchive {
  // Parts are views: of a Node Buffer they would be Buffers.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  refuseOtherKinds(bytes);
  const cap = { ...LIMITS, ...limits };
  const byName = new Map<string, ZipEntry>();
  let total = 0;
  for (const entry of centralDirectory(bytes, cap)) {
    byName.delete(entry.part);
    byName.set(entry.part, entry);
    total += entry.size;
    if (total > cap.total) throw new HostFileError("too-large", entry.part);
  }
  const entries = [...byName.values()];
  const byLowerName = new Map(entries.map((entry) => [entry.part.toLowerCase(), entry]));
  const find = (part: string): ZipEntry | undefined => {
    const name = normalPart(part);
    const entry = byName.get(name) ?? byLowerName.get(name.toLowerCase());
    return entry?.isFolder ? undefined : entry;
  };
  const archive: ZipArchive = {
    bytes,
    entries,
    names: entries.filter((entry) => !entry.isFolder).map((entry) => entry.part),
    find: (part) => find(part)?.part ?? null,
    has: (part) => find(part) !== undefined,
    read: (part) => {
      const entry = find(part);
      if (!entry) throw new HostFileError("corrupt", `no ${part}`);
      return inflateEntry(bytes, entry);
    },
  };
  refuseOpenDocument(archive);
  return archive;
}

/** "xl\workbook.xml" → "/xl/workbook.xml". */
function normalPart(name: string): string {
  return "/" + name.replaceAll("\\", "/").replace(/^\/+/, "");
}

function refuseOpenDocument(archive: ZipArchive): void {
  if (archive.has("/mimetype")) {
    const type = new TextDecoder().decode(archive.read("/mimetype"));
    if (type.includes("opendocument") || type.includes("sun.xml")) throw new HostFileError("opendocument");
  }
  if (archive.has("/META-INF/manifest.xml") && archive.has("/content.xml")) throw new HostFileError("opendocument");
}

/** The bytes of an entry as the archive stores them. */
export function storedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = entry.headerOffset;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL) {
    throw new HostFileError("corrupt", `local header of ${entry.part}`);
  }
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const end = start + entry.compressedSize;
  if (end > bytes.length) throw new HostFileError("corrupt", `${entry.part} is cut`);
  return bytes.subarray(start, end);
}

function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw new HostFileError("encrypted", entry.part);
  const stored = storedBytes(bytes, entry);
  let content: Uint8Array;
  if (entry.method === 0) {
    content = stored;
  } else if (entry.method === 8) {
    try {
      // The buffer is never grown, so a size that lies costs no memory; its spare byte shows that there was more.
      content = inflateSync(stored, { out: new Uint8Array(entry.size + 1) });
    } catch {
      throw new HostFileError("corrupt", entry.part);
    }
  } else {
    throw new HostFileError("corrupt", `compression ${entry.method} of ${entry.part}`);
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new HostFileError("corrupt", entry.part);
  return content;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
/** Deflate can't do better than 1,032 to 1. */
const MAX_RATIO = 1032;

function* centralDirectory(bytes: Uint8Array, limits: ZipLimits): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count, shift } = directoryPlace(bytes, view);
  if (count > limits.parts) throw new HostFileError("too-large", `${count} parts`);
  const decoder = new TextDecoder();
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new HostFileError("corrupt", "directory");
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = decoder.decode(nameBytes);
    const sizes = zip64Sizes(view, at, nameLength, extraLength);
    const entry: ZipEntry = {
      part: normalPart(name),
      nameBytes,
      utf8: (flags & 0x800) !== 0,
      isFolder: name.endsWith("/") || name.endsWith("\\"),
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      stamp: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: sizes.compressedSize,
      size: sizes.size,
      headerOffset: sizes.headerOffset + shift,
    };
    if (entry.size > limits.part) throw new HostFileError("too-large", entry.part);
    if (entry.compressedSize > bytes.length || entry.size > entry.compressedSize * MAX_RATIO) {
      throw new HostFileError("corrupt", `size of ${entry.part}`);
    }
    yield entry;
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
}

interface DirectoryPlace {
  start: number;
  count: number;
  /** Bytes before the archive, which its offsets don't count. */
  shift: number;
}

function directoryPlace(bytes: Uint8Array, view: DataView): DirectoryPlace {
  const end = endRecord(bytes, view);
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let after = end;
  const end64 = end64Record(view, end);
  if (end64 !== null) {
    count = uint64(view, end64 + 32);
    size = uint64(view, end64 + 40);
    offset = uint64(view, end64 + 48);
    after = end64;
  }
  const shift = Math.max(0, after - size - offset);
  const shifted = offset + shift;
  if (count === 0) return { start: after, count, shift };
  if (shifted + 4 <= bytes.length && view.getUint32(shifted, true) === CENTRAL) return { start: shifted, count, shift };
  if (offset + 4 <= bytes.length && view.getUint32(offset, true) === CENTRAL) return { start: offset, count, shift: 0 };
  throw new HostFileError("corrupt", "directory");
}

function endRecord(bytes: Uint8Array, view: DataView): number {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= bytes.length) return at;
  }
  throw new HostFileError(bytes[0] === 0x50 && bytes[1] === 0x4b ? "corrupt" : "not-a-workbook", "no zip directory");
}

function end64Record(view: DataView, end: number): number | null {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) return null;
  // Where the locator says, or, with bytes before the archive, right before the locator.
  for (const at of [uint64(view, locator + 8), locator - 56]) {
    if (at >= 0 && at + 56 <= locator && view.getUint32(at, true) === END64) return at;
  }
  throw new HostFileError("corrupt", "zip64 directory");
}

function zip64Sizes(view: DataView, at: number, nameLength: number, extraLength: number) {
  const sizes = {
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    headerOffset: view.getUint32(at + 42, true),
  };
  const end = Math.min(at + 46 + nameLength + extraLength, view.byteLength);
  for (let field = at + 46 + nameLength; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    for (const key of ["size", "compressedSize", "headerOffset"] as const) {
      if (sizes[key] !== 0xffffffff || value + 8 > end) continue;
      sizes[key] = uint64(view, value);
      value += 8;
    }
  }
  return sizes;
}

const uint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));
