import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { HostFileError } from "../../src/host/xlsx/file-error.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { hasShared, sharedPath } from "../shared.ts";

const present = hasShared("corpus");
const files = present
  ? readdirSync(sharedPath("corpus"), { recursive: true, encoding: "utf8" }).filter((name) => /\.xls[xm]$/i.test(name))
  : [];

const refusal = (name: string): string | null => {
  try {
    openXlsx(readFileSync(join(sharedPath("corpus"), name)));
    return null;
  } catch (error) {
    if (error instanceof HostFileError) return error.code;
    throw error;
  }
};

describe.skipIf(!present)("public workbooks", () => {
  it("are there", () => expect(files.length).toBeGreaterThan(900));

  it.each(files)("%s opens, or is refused for a known reason", { timeout: 20_000 }, (name) => {
    const code = refusal(name);
    if (name.startsWith("hostile")) expect(code).not.toBeNull();
    if (name.startsWith("xlsxwriter")) expect(code).toBeNull();
  });
});
