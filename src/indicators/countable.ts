import type { TableBlock } from "../reading/statement.ts";

/** Counting the cells of a block's columns counts its rows: none was left out but empty ones, none read twice. */
export function isCountable({ transposed, rows }: TableBlock): boolean {
  return !transposed && Object.keys(rows.reasons).every((reason) => reason === "blank");
}

/** Texts that COUNTIF tells apart: it is blind to case, so two that differ by it alone would count their cells twice. */
export function distinctForCount(texts: readonly string[]): readonly string[] {
  const seen = new Map(
    texts.filter((text) => text !== "").map((text) => [text.toLocaleLowerCase("fr"), text] as const),
  );
  return [...seen.values()];
}
