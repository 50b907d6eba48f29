import { deflateSync } from "fflate";
import { crc32 } from "./crc32.ts";
import { HostFileError } from "./file-error.ts";
import { storedBytes, type ZipArchive } from "./zip.ts";

/** 1 January 1980, midnight: the same input gives the same bytes at any hour. */
const FIXED_STAMP = 0x00210000;

interface OutgoingEntry {
  nameBytes: Uint8Array;
  utf8: boolean;
  method: number;
  stamp: number;
  crc: number;
  size: number;
  stored: Uint8Array;
}

/**
 * The archive with some parts replaced, added (`Uint8Array`) or removed (`null`); `null` for an archive starts from
 * nothing. `changes` goes by the archive's own spelling of the names. Entries that don't change are copied as they are stored, in their order and with their time stamps.
 */
export function writeZip(archive: ZipArchive | null, changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
  const pending = new Map(changes);
  const outgoing: OutgoingEntry[] = [];
  for (const entry of archive?.entries ?? []) {
    const content = entry.isFolder ? undefined : pending.get(entry.part);
    if (content === undefined) {
      if (entry.encrypted) throw new HostFileError("encrypted", entry.part);
      outgoing.push({ ...entry, stored: storedBytes(archive!.bytes, entry) });
      continue;
    }
    pending.delete(entry.part);
    if (content) outgoing.push(deflated(entry.nameBytes, entry.utf8, entry.stamp, content));
  }
  for (const [part, content] of pending) {
    if (!content) continue;
    const nameBytes = new TextEncoder().encode(part.replace(/^\//, ""));
    outgoing.push(
      deflated(
        nameBytes,
        nameBytes.some((byte) => byte > 0x7f),
        FIXED_STAMP,
        content,
      ),
    );
  }
  return assemble(outgoing);
}

function deflated(nameBytes: Uint8Array, utf8: boolean, stamp: number, content: Uint8Array): OutgoingEntry {
  const small = deflateSync(content, { level: 6 });
  const shrinks = small.length < content.length;
  return {
    nameBytes,
    utf8,
    method: shrinks ? 8 : 0,
    stamp,
    crc: crc32(content),
    size: content.length,
    stored: shrinks ? small : content,
  };
}

function assemble(entries: readonly OutgoingEntry[]): Uint8Array {
  if (entries.length >= 0xffff) throw new HostFileError("too-large", `${entries.length} parts`);
  let length = 22;
  for (const { nameBytes, stored } of entries) length += 30 + 46 + 2 * nameBytes.length + stored.length;
  if (length >= 0xffffffff) throw new HostFileError("too-large", `${length} bytes`);

  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    commonFields(view, at + 4, entry);
    bytes.set(entry.nameBytes, at + 30);
    at += 30 + entry.nameBytes.length;
    bytes.set(entry.stored, at);
    at += entry.stored.length;
  }
  const directory = at;
  entries.forEach((entry, i) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    commonFields(view, at + 6, entry);
    view.setUint32(at + 42, offsets[i]!, true);
    bytes.set(entry.nameBytes, at + 46);
    at += 46 + entry.nameBytes.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** What the local header and the directory say in the same order: version, flags, method, time, checksum, sizes, name. */
function commonFields(view: DataView, at: number, entry: OutgoingEntry): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, entry.utf8 ? 0x800 : 0, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.stamp, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.stored.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}
