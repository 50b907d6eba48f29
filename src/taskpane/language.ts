import { createContext, useContext } from "react";
import type { Locale } from "../locales/format.ts";

/** The pane's language: what the user chose, or `null` for Excel's own. */
export interface Language {
  readonly chosen: Locale | null;
  readonly choose: (language: Locale | null) => void;
}

export const LanguageContext = createContext<Language>({ chosen: null, choose: () => undefined });

export const useLanguage = (): Language => useContext(LanguageContext);
