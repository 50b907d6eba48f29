import { Link, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from "@fluentui/react-components";
import { FailureDetails } from "./failure-details.tsx";
import { noticeOf } from "./notice-text.ts";
import { usePane, usePaneState } from "./pane-context.ts";
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

/** The one message bar: it announces itself, assertively only when something failed. */
export function Notices() {
  const pane = usePane();
  const state = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  const said = noticeOf(state, texts);
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
        <p className={styles.text}>
          {said.text}
          {said.sheet !== undefined && (
            <>
              {" "}
              <Link inline as="button" onClick={() => void pane.goTo(said.sheet!, null)}>
                {texts.failure.openSheet(said.sheet)}
              </Link>
            </>
          )}
        </p>
        {said.failure && <FailureDetails failure={said.failure} />}
      </MessageBarBody>
    </MessageBar>
  );
}
