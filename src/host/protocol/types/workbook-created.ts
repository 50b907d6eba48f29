import { fail } from "../failure.ts";
import type { ObjectType } from "../member.ts";

/** A workbook that an add-in made from a file's bytes, to be shown beside the present one. */
export const workbookCreatedType: ObjectType<Uint8Array> = {
  name: "WorkbookCreated",
  members: {
    id: { get: () => "1" },
    open: {
      call(bytes, _args, { ports }) {
        if (!ports.openWorkbook) fail("NotImplemented", "WorkbookCreated.open");
        ports.openWorkbook(bytes);
      },
    },
  },
  identity: () => ({ Id: "1" }),
};

/** The bytes of a file in base64; refuses what is none. */
export function bytesOf(base64: unknown): Uint8Array {
  try {
    return Uint8Array.from(atob(String(base64)), (char) => char.charCodeAt(0));
  } catch {
    return fail("InvalidArgument");
  }
}
