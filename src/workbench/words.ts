import { workbench as en } from "../locales/en/workbench.ts";
import { workbench as fr } from "../locales/fr/workbench.ts";

export type Words = typeof fr;

export const wordsOf: Readonly<Record<"fr" | "en", Words>> = { fr, en };
