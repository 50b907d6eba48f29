import { failures as enFailures } from "./en/failures.ts";
import { pane as enPane } from "./en/pane.ts";
import type { Locale } from "./format.ts";
import { failures as frFailures } from "./fr/failures.ts";
import { pane as frPane, type PaneTexts } from "./fr/pane.ts";
import { mapTexts } from "./map-texts.ts";
import { typeset } from "./typeset.ts";

export interface Texts extends PaneTexts {
  readonly failures: typeof frFailures;
}

const typesetIn = (locale: Locale, texts: Texts): Texts => mapTexts(texts, (text) => typeset(text, locale));

const ALL: Readonly<Record<Locale, Texts>> = {
  fr: typesetIn("fr", { ...frPane, failures: frFailures }),
  en: typesetIn("en", { ...enPane, failures: enFailures }),
};

/** What the pane says before any figure is known; the words of figures come with the tabs that show them. */
export const paneTexts = (locale: Locale): Texts => ALL[locale];
