import { HostFileError } from "./file-error.ts";

/** Refuses, by its first bytes, a file that is certainly not a package: empty, .xls, encrypted, plain text. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new HostFileError("empty");
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new HostFileError(compoundFileKind(bytes));
  if (startsWith(bytes, [0x50, 0x4b])) return;
  // The BOF record of worksheets before Excel 5, which had no compound file around them.
  if (bytes[0] === 0x09 && (bytes[1] ?? 0xff) <= 4 && bytes[3] === 0) throw new HostFileError("legacy-xls");
  if (looksLikeText(bytes)) throw new HostFileError("text");
}

const startsWith = (bytes: Uint8Array, prefix: number[]): boolean => prefix.every((byte, i) => bytes[i] === byte);

/**
 * A compound file's directory entries are 128 bytes at 128-byte boundaries: a UTF-16 name of 64 bytes, then its length
 * in bytes with the final zero ([MS-CFB] 2.6.1).
 */
function compoundFileKind(bytes: Uint8Array): "encrypted" | "legacy-xls" | "not-a-workbook" {
  const names = new Set<string>();
  for (let offset = 512; offset + 128 <= bytes.length; offset += 128) {
    const length = bytes[offset + 64]! | (bytes[offset + 65]! << 8);
    if (length < 4 || length > 64 || length % 2 !== 0) continue;
    let name = "";
    for (let i = 0; i < length - 2; i += 2)
      name += String.fromCharCode(bytes[offset + i]! | (bytes[offset + i + 1]! << 8));
    names.add(name);
  }
  if (names.has("EncryptedPackage")) return "encrypted";
  return names.has("Workbook") || names.has("Book") ? "legacy-xls" : "not-a-workbook";
}

function looksLikeText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  return bytes.subarray(0, 4096).every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
