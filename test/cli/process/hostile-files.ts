import { deflateRawSync } from "node:zlib";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A [MS-CFB] file whose directory names one stream: what an encrypted workbook, or one of Excel 97, begins with. */
export function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(1024);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(new Uint8Array(Buffer.from(stream, "utf16le")), 640);
  bytes[640 + 64] = stream.length * 2 + 2;
  return bytes;
}

export const openDocument = (): Uint8Array =>
  zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }],
    "content.xml": strToU8("<x/>"),
  });

const CHUNK = 32 * 2 ** 20;

/**
 * A workbook with one more part of zeros, `size` bytes once inflated (a multiple of 32 MiB) in about a thousandth of it:
 * the same deflated block again and again. `declared` is what its directory says of it.
 */
export function zipBomb(workbook: Uint8Array, part: string, size: number, declared = size): Uint8Array {
  // 0x20: a full flush ends the block on a byte and forgets what was before it, so that blocks can follow each other.
  const block = deflateRawSync(Buffer.alloc(CHUNK), { finishFlush: 3, level: 9 });
  const data = Buffer.concat([...Array.from({ length: size / CHUNK }, () => block), deflateRawSync(Buffer.alloc(0))]);
  const { [part]: _replaced, ...others } = unzipSync(workbook);
  return withEntry(zipSync(others), part, data, declared);
}

/** A zip archive with one more entry, deflated already; its checksum is wrong. */
function withEntry(zip: Uint8Array, name: string, data: Buffer, size: number): Uint8Array {
  const end = zip.length - 22;
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const directory = view.getUint32(end + 16, true);
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, nameBytes, data]);
  const central = Buffer.concat([
    Buffer.from("PK\x01\x02\x14\x00", "latin1"),
    common,
    Buffer.alloc(10),
    Buffer.alloc(4),
    nameBytes,
  ]);
  central.writeUInt32LE(directory, 42);
  const last = Buffer.from(zip.subarray(end));
  last.writeUInt16LE(view.getUint16(end + 8, true) + 1, 8);
  last.writeUInt16LE(view.getUint16(end + 10, true) + 1, 10);
  last.writeUInt32LE(end - directory + central.length, 12);
  last.writeUInt32LE(directory + local.length, 16);
  return Buffer.concat([zip.subarray(0, directory), local, zip.subarray(directory, end), central, last]);
}

/** The billion laughs: entities of entities in the workbook's own part. */
export function entityBomb(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook);
  const entities = Array.from({ length: 9 }, (_, i) => {
    const previous = `&l${i};`;
    return `<!ENTITY l${i + 1} "${previous.repeat(10)}">`;
  }).join("");
  const text = strFromU8(parts["xl/workbook.xml"]!);
  const bomb = text
    .replace("?>", `?><!DOCTYPE workbook [<!ENTITY l0 "lol">${entities}]>`)
    .replace(/name="[^"]*"/, 'name="&l9;"');
  return zipSync({ ...parts, "xl/workbook.xml": strToU8(bomb) });
}
