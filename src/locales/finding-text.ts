import type { Finding } from "../cells/finding.ts";
import type { Formatter } from "./format.ts";

export type Sentence = (params: Finding["params"], format: Formatter) => string;

/** The words of one finding code. Spaces before double signs are plain here; `finding-sentence.ts` sets them. */
export interface FindingText {
  /** What is the matter, with its figures. */
  readonly sentence: Sentence;
  /** The rule: formula, threshold, source. */
  readonly why: string | Sentence;
  /** What to do. */
  readonly todo: string;
}
