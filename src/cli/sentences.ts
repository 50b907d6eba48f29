import { cli as en } from "../locales/en/cli.ts";
import { cli as fr } from "../locales/fr/cli.ts";

export type Sentences = typeof fr;

export const sentences = (locale: "fr" | "en"): Sentences => (locale === "en" ? en : fr);
