import { wordsOf } from "./wording.ts";

/**
 * A heading as lexicons compare it: no case, accent, punctuation or typography.
 * "  Taux d’ENGAGEMENT (%) : " → "taux d engagement"; "N°" → "n"; "A/D/I" → "a d i".
 */
export function normalise(text: string): string {
  return wordsOf(text.replaceAll("°", " ")).join(" ");
}
