import { Storage, StorageType } from "@microsoft/office-js-helpers";

/** The pane's own preferences: on this machine, for this user, never in the workbook. */
export interface Preferences {
  readonly language: "fr" | "en" | null;
  readonly saveLanguage: (language: "fr" | "en" | null) => void;
}

const LANGUAGE = "language";

/** A browser that gives no storage to a frame keeps them until the pane closes. */
export function readPreferences(): Preferences {
  const kept = new Storage<string>("jauge", canStore() ? StorageType.LocalStorage : StorageType.InMemoryStorage);
  const language = kept.get(LANGUAGE);
  return {
    language: language === "fr" || language === "en" ? language : null,
    saveLanguage: (chosen) => {
      if (chosen === null) kept.delete(LANGUAGE);
      else kept.set(LANGUAGE, chosen);
    },
  };
}

function canStore(): boolean {
  try {
    return window.localStorage !== null;
  } catch {
    return false;
  }
}
