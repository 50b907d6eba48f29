import { normalise } from "../cells/heading.ts";
import type { SettingsVocabulary } from "../reading/settings-sheet.ts";
import { columnRoles as enRoles } from "./en/column-roles.ts";
import { report as enReport } from "./en/report.ts";
import { settings as en } from "./en/settings.ts";
import { columnRoles as frRoles } from "./fr/column-roles.ts";
import { report as frReport } from "./fr/report.ts";
import { settings as fr } from "./fr/settings.ts";

const inverse = <Key extends string>(...tables: readonly Readonly<Partial<Record<Key, string>>>[]): Map<string, Key> =>
  new Map(
    tables.flatMap((table) =>
      (Object.entries(table) as [Key, string][]).map(([key, text]) => [normalise(text), key] as const),
    ),
  );

/** The settings sheet is read in both languages, whichever it was written in. */
export const settingsVocabulary: SettingsVocabulary = {
  labels: inverse(en.labels, fr.labels),
  words: inverse(en.words, fr.words),
  kinds: inverse(enReport.kinds, frReport.kinds),
  roles: inverse(enRoles, frRoles),
  tables: inverse(en.tables, fr.tables),
};
