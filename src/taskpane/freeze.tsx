import { Button, makeStyles, tokens, useAnnounce } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Serial } from "../cells/units.ts";
import { usePane, usePaneState } from "./pane-context.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  hint: {
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  button: { minHeight: "32px", whiteSpace: "normal" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface FreezeProps {
  readonly date: Serial;
  /** That date has a row already, which is replaced only once the user said so. */
  readonly frozen: boolean;
}

/** Stores the figures of the situation in the sheet Suivi. */
export function Freeze({ date, frozen }: FreezeProps) {
  const pane = usePane();
  const { run } = usePaneState();
  const { texts, format } = useWording();
  const { announce } = useAnnounce();
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLElement>(null);
  const { results } = texts;
  const shown = format.date(date);
  const question = results.freezeAgain(shown);
  const done = (): void => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <div onKeyDown={(event) => asking && event.key === "Escape" && (event.preventDefault(), done())}>
      <p className={styles.hint} id="jauge-freeze">
        {asking ? question : results.freezeHint(shown)}
      </p>
      <div className={styles.buttons}>
        <Button
          ref={(element: HTMLElement | null) => void (button.current = element)}
          className={styles.button}
          disabledFocusable={run !== null}
          aria-describedby="jauge-freeze"
          onClick={() => {
            if (asking) {
              done();
              void pane.freeze();
            } else if (frozen) {
              setAsking(true);
              announce(question, { polite: true });
            } else void pane.freeze();
          }}
        >
          {asking ? results.freezeReplace : results.freeze}
        </Button>
        {asking && (
          <Button className={styles.button} onClick={done}>
            {results.freezeKeep}
          </Button>
        )}
      </div>
    </div>
  );
}
