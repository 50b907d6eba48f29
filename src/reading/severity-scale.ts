import { normalise } from "../cells/heading.ts";
import type { SeverityChoice } from "../cells/settings.ts";
import { blockingOf } from "./ticket-words.ts";

/**
 * Whether each of a column's severities or priorities blocks: by the user's word on it, else by the user's list where
 * there is one (what it leaves out does not block), else by its words. `null` for words that say neither. "Majeure" is short of blocking for a defect
 * (domain.md §2), and the top of a scale of priorities that runs from "Très basse" to "Très haute" (GLPI).
 */
export function severityScale(
  texts: Iterable<string>,
  listed: readonly string[],
  chosen: readonly SeverityChoice[],
): (text: string) => boolean | null {
  const scale = scaleOfWords(texts, listed);
  const decided = new Map(chosen.map(({ severity, blocking }) => [normalise(severity), blocking]));
  return (text) => decided.get(normalise(text)) ?? scale(text);
}

function scaleOfWords(texts: Iterable<string>, listed: readonly string[]): (text: string) => boolean | null {
  const all = [...new Set([...texts].map(normalise))].filter((text) => text !== "");
  const wanted = listed.map(normalise).filter((text) => text !== "");
  if (wanted.length > 0) return (text) => isListed(normalise(text), wanted);
  const priorities =
    all.some((text) => /^(tres )?(haute|basse)$|^moyenne$|^(very )?(high|low)$|^medium$/.test(text)) &&
    !all.some((text) => /bloqu|critiqu|mineur|block|critical|minor/.test(text));
  return (text) => (priorities && /^maj(eure|or)$/.test(normalise(text)) ? true : blockingOf(text));
}

/** "P1" is said by "P1 - Critique" too, and "Critique" by "1 - Critique". */
const isListed = (text: string, wanted: readonly string[]): boolean =>
  wanted.some((word) => text === word || text.startsWith(`${word} `) || text.replace(/^\d+ /, "") === word);
