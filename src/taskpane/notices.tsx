import { Link, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { FailureDetails } from "./failure-details.tsx";
import { usePane, usePaneState } from "./pane-context.ts";
import { situationOf, type FailureFact } from "./state.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  bar: {
    marginBottom: tokens.spacingVerticalM,
    minHeight: 0,
    whiteSpace: "normal",
    alignItems: "start",
    paddingBlock: tokens.spacingVerticalS,
  },
  body: { overflowWrap: "anywhere", minWidth: 0 },
  text: { margin: 0 },
});

interface Said {
  readonly intent: "error" | "warning" | "info";
  readonly title: string;
  readonly text: ReactNode;
  readonly failure?: FailureFact;
}

/** The one message bar: it announces itself, assertively only when something failed. */
export function Notices() {
  const styles = useStyles();
  const said = useSaid();
  if (!said) return null;
  return (
    <MessageBar
      className={styles.bar}
      layout="multiline"
      intent={said.intent}
      politeness={said.intent === "error" ? "assertive" : "polite"}
    >
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{said.title}</MessageBarTitle>
        <p className={styles.text}>{said.text}</p>
        {said.failure && <FailureDetails failure={said.failure} />}
      </MessageBarBody>
    </MessageBar>
  );
}

function useSaid(): Said | null {
  const pane = usePane();
  const { texts } = useWording();
  const state = usePaneState();
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
    case "own-sheet-protected": {
      const sheet = outcome.kind === "own-sheet-protected" ? outcome.sheet : "";
      return {
        intent: "warning",
        title: texts.ownSheetProtected.title,
        text: (
          <>
            {texts.ownSheetProtected.remedy}{" "}
            <Link inline as="button" onClick={() => void pane.goTo(sheet, null)}>
              {texts.failure.openSheet(sheet)}
            </Link>
          </>
        ),
      };
    }
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
      const failure = outcome.failure ?? {
        code: "unexpected" as const,
        detail: outcome.shortfalls.map(({ code }) => code).join("\n"),
      };
      return { intent: "warning", title: texts.failure.partialTitle, text: texts.failure.partialText, failure };
    }
    default:
      if (!notice) return null;
      return notice.act === "go-to"
        ? { intent: "warning", title: texts.failure.goToTitle, text: texts.failure.goToText, failure: notice.failure }
        : {
            intent: "error",
            title: texts.failures[notice.failure.code].cause,
            text: texts.failures[notice.failure.code].remedy,
            failure: notice.failure,
          };
  }
}
