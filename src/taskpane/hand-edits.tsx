import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { HandEdit } from "../report/hand-edits.ts";
import { usePane, usePaneState } from "./pane-context.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
  },
  text: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: `${tokens.spacingVerticalXS} 0`, padding: 0, listStyleType: "none" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "32px",
  },
  place: { overflowWrap: "anywhere", minWidth: 0 },
  button: { minHeight: "32px", minWidth: 0, whiteSpace: "normal" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Beyond these the list says nothing more; all of them can be replaced at once. */
const SHOWN = 20;

/** Generated cells that the user changed: kept, unless he says otherwise of one or of all. */
export function HandEdits({ edits }: { readonly edits: readonly HandEdit[] }) {
  const pane = usePane();
  const { run } = usePaneState();
  const { texts, format } = useWording();
  const styles = useStyles();
  const places = edits.map(({ sheet, cell }) => `${sheet}!${cell}`);
  const [kept, setKept] = useState("");
  const [replaced, setReplaced] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { results } = texts;
  if (edits.length === 0 && !replaced) return null;
  const isKept = kept === places.join();
  // What is pressed vanishes: the focus goes to the heading above it.
  const settle = (places: string): void => {
    heading.current?.focus();
    setKept(places);
  };
  const replace = (chosen: readonly HandEdit[]): void => {
    heading.current?.focus();
    setReplaced(true);
    void pane.replaceEdits(chosen);
  };
  return (
    <section>
      <h2 className={styles.heading} ref={heading} tabIndex={-1}>
        {results.edits(format.number(edits.length))}
      </h2>
      <p className={styles.text}>
        {edits.length === 0 ? results.editsNone : isKept ? results.editsKept : results.editsText}
      </p>
      {edits.length === 0 ? null : isKept ? (
        <Button className={styles.button} onClick={() => settle("")}>
          {results.editsShow}
        </Button>
      ) : (
        <>
          <ul className={styles.list}>
            {edits.slice(0, SHOWN).map((edit, index) => (
              <li key={places[index]} className={styles.line}>
                <Link as="button" className={styles.place} onClick={() => void pane.goTo(edit.sheet, edit.cell)}>
                  {places[index]}
                </Link>
                <Button
                  className={styles.button}
                  disabledFocusable={run !== null}
                  aria-label={results.replaceCell(places[index] ?? "")}
                  onClick={() => replace([edit])}
                >
                  {results.replace}
                </Button>
              </li>
            ))}
          </ul>
          <div className={styles.buttons}>
            <Button className={styles.button} onClick={() => settle(places.join())}>
              {results.keepEdits}
            </Button>
            <Button className={styles.button} disabledFocusable={run !== null} onClick={() => replace(edits)}>
              {results.replaceAll}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
