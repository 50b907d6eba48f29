import type { Locale } from "./format.ts";

/** French typography: U+00A0 before ":", ";", "!", "?", "%", "€" and inside « », where a space was typed. */
export function typeset(text: string, locale: Locale): string {
  return locale === "en" ? text : text.replace(/ ([:;!?%€»])/g, "\u00a0$1").replaceAll("« ", "«\u00a0");
}
