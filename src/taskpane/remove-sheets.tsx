import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import { usePane } from "./pane-context.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "calc(100vw - 16px)", padding: "16px" },
  actions: { flexWrap: "wrap" },
});

interface RemoveSheetsProps {
  readonly count: number;
  readonly close: () => void;
}

/** The one dialog: deleting sheets cannot be undone. */
export default function RemoveSheets({ count, close }: RemoveSheetsProps) {
  const pane = usePane();
  const { texts, format } = useWording();
  const styles = useStyles();
  const { settings } = texts;
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{settings.removeTitle}</DialogTitle>
          <DialogContent>{settings.removeText(count, format.number(count))}</DialogContent>
          <DialogActions className={styles.actions}>
            <Button onClick={close}>{settings.removeCancel}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                close();
                void pane.removeSheets();
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
