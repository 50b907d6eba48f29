import table from "./api-levels.json" with { type: "json" };

/** "1.9" of ExcelApi, or another set with its name ("ExcelApiDesktop 1.1"); two where setting came later than reading. */
export type ApiLevel = string | { readonly read: string; readonly write: string };

/** By class, then member, as Office.js spells them. */
export type ApiLevels = Readonly<Record<string, Readonly<Record<string, ApiLevel>>>>;

/** Which requirement set brought each member of the Excel API; made by `scripts/api-levels.mjs` from its type comments. */
export const API_LEVELS: ApiLevels = table;
