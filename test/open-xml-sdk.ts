import validate from "@ooxml-tools/validate";

/** What Microsoft's Open XML SDK finds wrong in a saved workbook, "part xpath: sentence" each; none for a valid one. */
export async function openXmlErrors(bytes: Uint8Array): Promise<string[]> {
  const found = await validate(new Uint8Array(bytes), "xlsx", "Microsoft365");
  return found.map(({ path, description }) => `${path?.partUri ?? ""} ${path?.xpath ?? ""}: ${description}`);
}
