/** "_x000D_" → the character it stands for (ST_Xstring): how cell texts hold what XML can't. */
export function unescapeXstring(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const needsEscape = /[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/gi;

/** The text as ST_Xstring holds it, before XML escaping: control characters, and an "_" that would be read as the start of one. */
export function escapeXstring(text: string): string {
  return text.replace(needsEscape, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}
