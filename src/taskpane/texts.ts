import { createContext, useContext } from "react";
import { formatter, type Formatter, type Locale } from "../locales/format.ts";
import { paneTexts, type Texts } from "../locales/pane-texts.ts";

export interface Wording {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly format: Formatter;
}

export const wordingOf = (locale: Locale): Wording => ({
  locale,
  texts: paneTexts(locale),
  format: formatter(locale),
});

export const WordingContext = createContext<Wording>(wordingOf("fr"));

export const useWording = (): Wording => useContext(WordingContext);
