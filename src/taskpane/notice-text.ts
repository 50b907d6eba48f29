import type { Texts } from "../locales/pane-texts.ts";
import { situationOf, type FailureFact, type State } from "./state.ts";

/** What the message bar says: what happened, and what to do. */
export interface NoticeText {
  readonly intent: "error" | "warning" | "info";
  readonly title: string;
  readonly text: string;
  /** One to show, by name. */
  readonly sheet?: string;
  /** For the details. */
  readonly failure?: FailureFact;
}

export function noticeOf(state: State, texts: Texts): NoticeText | null {
  const { outcome, notice, run } = state;
  const explained = ({ code }: FailureFact): string => `${texts.failures[code].cause} ${texts.failures[code].remedy}`;
  if (run) return null;
  switch (situationOf(state)) {
    case "too-old":
      return { intent: "error", title: texts.failures["too-old"].cause, text: texts.tooOld };
    case "structure-protected":
      return {
        intent: "warning",
        title: texts.failures["structure-protected"].cause,
        text: texts.structureProtected,
      };
    case "own-sheet-protected":
      return {
        intent: "warning",
        title: texts.ownSheetProtected.title,
        text: texts.ownSheetProtected.remedy,
        sheet: outcome.kind === "own-sheet-protected" ? outcome.sheet : "",
      };
    case "failed":
      if (outcome.kind !== "failed") return null;
      return {
        intent: "error",
        title: outcome.written ? texts.failure.interruptedTitle : texts.failure.title,
        text: explained(outcome.failure),
        failure: outcome.failure,
      };
    case "partial": {
      if (outcome.kind !== "partial") return null;
      const { failure, shortfalls } = outcome;
      return {
        intent: "warning",
        title: texts.failure.partialTitle,
        text: failure
          ? `${texts.failures[failure.code].cause} ${texts.failure.partialText}`
          : texts.failure.partialText,
        failure: failure ?? { code: "unexpected", detail: shortfalls.map(({ code }) => code).join("\n") },
      };
    }
    default:
      return notice && textOf(notice.act, notice.failure, texts);
  }
}

function textOf(act: NonNullable<State["notice"]>["act"], failure: FailureFact, texts: Texts): NoticeText {
  switch (act) {
    case "go-to":
      return { intent: "warning", title: texts.failure.goToTitle, text: texts.failure.goToText, failure };
    case "watch":
      return { intent: "warning", title: texts.failure.watchTitle, text: texts.failure.watchText, failure };
    default: {
      const { cause, remedy } = texts.failures[failure.code];
      return { intent: "error", title: cause, text: remedy, failure };
    }
  }
}
