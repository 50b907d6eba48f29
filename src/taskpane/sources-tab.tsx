import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { usePaneState } from "./pane-context.ts";
import { SheetList } from "./sheet-list.tsx";
import { SourceEditor } from "./source-editor.tsx";
import { ownSheets, userSheets } from "./state.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
});

/** The list of sheets, or the columns of one. Going back gives focus back to the sheet's row. */
export default function SourcesTab() {
  const { facts, source } = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (source === null && last.current !== null) {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-sheet]") ?? [])];
      rows.find((row) => row.dataset["sheet"] === last.current)?.focus();
    }
    last.current = source;
  }, [source]);
  if (!facts) return null;
  const open = source === null ? undefined : facts.results.sheets.find(({ sheet }) => sheet === source);
  if (open) return <SourceEditor key={open.sheetId} reading={open} results={facts.results} />;
  return (
    <div ref={list}>
      <h2 className={styles.heading}>{texts.sources.heading}</h2>
      <SheetList sheets={userSheets(facts)} made={ownSheets(facts)} label={texts.sources.heading} />
    </div>
  );
}
