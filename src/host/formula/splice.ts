import type { Token } from "./tokens.ts";

/** The text with some of its tokens written anew; everything else, spaces included, stays as it was. */
export function spliceTokens(text: string, words: readonly Token[], rewrite: (index: number) => string | null): string {
  let result = "";
  let done = 0;
  words.forEach((word, index) => {
    const replacement = rewrite(index);
    if (replacement === null) return;
    result += text.slice(done, word.start) + replacement;
    done = word.end;
  });
  return result + text.slice(done);
}
