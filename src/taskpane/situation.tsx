import { Button, makeStyles, tokens, useAnnounce } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Serial } from "../cells/units.ts";
import { usePane, usePaneState } from "./pane-context.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  date: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  hint: {
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  button: { minHeight: "32px", minWidth: 0, whiteSpace: "normal" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface SituationProps {
  readonly date: Serial;
  /** That date has a row in the sheet Suivi, which is replaced only once the user said so. */
  readonly frozen: boolean;
  readonly canFreeze: boolean;
}

/** The date of the summary, and the button that stores its figures in the sheet Suivi. */
export function Situation({ date, frozen, canFreeze }: SituationProps) {
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
  const ask = (): void => {
    setAsking(true);
    announce(question, { polite: true });
  };
  const done = (): void => {
    setAsking(false);
    button.current?.focus();
  };
  const press = (): void => {
    if (frozen && !asking) return ask();
    if (asking) done();
    void pane.freeze(asking).then((ending) => ending === "asked" && ask());
  };
  return (
    <div onKeyDown={(event) => asking && event.key === "Escape" && (event.preventDefault(), done())}>
      <div className={styles.line}>
        <p className={styles.date}>{results.situation(shown)}</p>
        {canFreeze && (
          <div className={styles.buttons}>
            <Button
              ref={(element: HTMLElement | null) => void (button.current = element)}
              className={styles.button}
              disabledFocusable={run !== null}
              aria-describedby="jauge-freeze"
              onClick={press}
            >
              {asking ? results.freezeReplace : results.freeze}
            </Button>
            {asking && (
              <Button className={styles.button} onClick={done}>
                {results.freezeKeep}
              </Button>
            )}
          </div>
        )}
      </div>
      {(canFreeze || frozen) && (
        <p className={styles.hint} id="jauge-freeze">
          {asking ? question : frozen ? results.frozen : results.freezeHint}
        </p>
      )}
    </div>
  );
}
