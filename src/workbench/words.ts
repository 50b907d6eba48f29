import { mapTexts } from "../locales/map-texts.ts";
import { typeset } from "../locales/typeset.ts";
import { workbench as en } from "../locales/en/workbench.ts";
import { workbench as fr } from "../locales/fr/workbench.ts";

export type Words = typeof fr;

export const wordsOf: Readonly<Record<"fr" | "en", Words>> = { fr: mapTexts(fr, (text) => typeset(text, "fr")), en };
