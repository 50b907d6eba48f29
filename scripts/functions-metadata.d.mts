/** From `src/functions/table.json` as text to `functions.json` as text. */
export function functionsMetadata(table: string | Buffer): string;
