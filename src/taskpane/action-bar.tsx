import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, usePaneState } from "./pane-context.ts";
import { offers, situationOf, userSheets, type Command } from "./state.ts";
import { statusText } from "./status-text.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: "8px 12px",
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "@container pane (max-width: 319px)": { paddingInline: "8px" },
    "@container pane (max-width: 239px)": { flexDirection: "column", flexWrap: "nowrap" },
  },
  button: {
    minHeight: "32px",
    minWidth: 0,
    flexGrow: 1,
    whiteSpace: "normal",
    "@container pane (max-width: 239px)": { flexGrow: 0, flexShrink: 0, maxWidth: "none" },
  },
  reason: {
    flexBasis: "100%",
    "@container pane (max-width: 239px)": { flexBasis: "auto" },
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** The first button stays one element whatever it does, so that focus never falls out of it. */
export function ActionBar() {
  const pane = usePane();
  const state = usePaneState();
  const wording = useWording();
  const { texts } = wording;
  const styles = useStyles();
  const [primary, secondary] = offers(state);
  const writing = secondary?.command === "cancel" && !secondary.enabled;
  const blocked = situationOf(state) === "too-old";
  const does: Readonly<Record<Command, () => void>> = {
    recompute: () => void pane.recompute(),
    check: () => void pane.check(),
    retry: () => void pane.retry(),
    pointToSheet: () => {
      const [first] = state.facts ? userSheets(state.facts) : [];
      pane.dispatch({ type: "source", sheet: first?.sheet ?? null });
    },
    openSample: () => void pane.openSample(),
    cancel: pane.cancel,
    running: () => undefined,
  };
  return (
    <section className={styles.bar} aria-label={texts.actionsLabel}>
      <Button
        className={styles.button}
        appearance="primary"
        disabledFocusable={!primary.enabled}
        aria-describedby={blocked ? "jauge-reason" : undefined}
        onClick={does[primary.command]}
      >
        {texts.actions[primary.command]}
      </Button>
      {secondary && (
        <Button
          className={styles.button}
          disabledFocusable={!secondary.enabled}
          aria-describedby={writing ? "jauge-reason" : undefined}
          onClick={does[secondary.command]}
        >
          {texts.actions[secondary.command]}
        </Button>
      )}
      {(writing || blocked) && (
        <p id="jauge-reason" className={styles.reason}>
          {writing ? texts.actions.cannotCancel : statusText(state, wording)}
        </p>
      )}
    </section>
  );
}
