import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import { useState } from "react";
import type { OwnSheetKey } from "../cells/grid.ts";
import { usePane } from "./pane-context.ts";
import type { WorkbookSheet } from "./state.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "calc(100vw - 16px)", padding: "16px" },
  sheets: { display: "flex", flexDirection: "column" },
  actions: { flexWrap: "wrap" },
});

interface RemoveSheetsProps {
  readonly sheets: readonly WorkbookSheet[];
  readonly close: () => void;
}

/** What the user typed there would be lost: they go only when ticked. */
const KEPT: readonly (OwnSheetKey | null)[] = ["settings", "tracking"];

/** The one dialog: deleting sheets cannot be undone. */
export default function RemoveSheets({ sheets, close }: RemoveSheetsProps) {
  const pane = usePane();
  const { texts, format } = useWording();
  const styles = useStyles();
  const { settings } = texts;
  const [ticked, setTicked] = useState<readonly string[]>(() =>
    sheets.filter(({ own }) => !KEPT.includes(own)).map(({ id }) => id),
  );
  const chosen = sheets.flatMap(({ id, own }) => (own && ticked.includes(id) ? [own] : []));
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{settings.removeTitle}</DialogTitle>
          <DialogContent>
            {settings.removeText(chosen.length, format.number(chosen.length))}
            <div className={styles.sheets}>
              {sheets.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={ticked.includes(id)}
                  onChange={(_, { checked }) =>
                    setTicked(checked === true ? [...ticked, id] : ticked.filter((one) => one !== id))
                  }
                />
              ))}
            </div>
          </DialogContent>
          <DialogActions className={styles.actions}>
            <Button onClick={close}>{settings.removeCancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={chosen.length === 0}
              onClick={() => {
                close();
                void pane.removeSheets(chosen);
              }}
            >
              {settings.removeConfirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
