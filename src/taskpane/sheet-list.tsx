import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import { SubtractRegular } from "@fluentui/react-icons/svg/subtract";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { report as en } from "../locales/en/report.ts";
import { report as fr } from "../locales/fr/report.ts";
import type { SheetReading } from "../reading/statement.ts";
import { usePane } from "./pane-context.ts";
import type { WorkbookSheet } from "./state.ts";
import { useWording, type Wording } from "./texts.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    minHeight: "40px",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    border: "none",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  name: { display: "block", fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  note: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  text: { flexGrow: 1, minWidth: 0 },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  sure: { color: tokens.colorStatusSuccessForeground3 },
  doubtful: { color: tokens.colorStatusWarningForeground3 },
});

const KINDS = { fr: fr.kinds, en: en.kinds } as const;

/** "Budget · 9 lignes lues · Reconnue" */
function noteOf(sheet: SheetReading, { texts, format, locale }: Wording): string {
  const { sheetWords, sheetNote } = texts;
  if (sheet.kind === "unrecognised") return sheetWords.unread;
  const rows = sheet.blocks.reduce((sum, block) => sum + block.rows.read, 0);
  return [
    KINDS[locale][sheet.kind],
    sheetNote.rows(rows, format.number(rows)),
    sheet.toConfirm ? sheetWords.toConfirm : sheetWords.recognised,
  ].join(" · ");
}

interface SheetListProps {
  readonly sheets: readonly SheetReading[];
  /** Jauge's own, below the user's. */
  readonly made?: readonly WorkbookSheet[];
  readonly label: string;
}

/** A row a sheet; one of the user's opens its columns, one of Jauge's is shown in Excel. */
export function SheetList({ sheets, made = [], label }: SheetListProps) {
  const pane = usePane();
  const wording = useWording();
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {sheets.map((sheet) => (
        <li key={sheet.sheetId}>
          <button
            type="button"
            className={styles.row}
            data-sheet={sheet.sheet}
            onClick={() => pane.dispatch({ type: "source", sheet: sheet.sheet })}
          >
            <ReadIcon sheet={sheet} />
            <RowText name={sheet.sheet} note={noteOf(sheet, wording)} />
            <ChevronRightRegular className={styles.icon} aria-hidden fontSize={16} />
          </button>
        </li>
      ))}
      {made.map(({ id, name }) => (
        <li key={id}>
          <button type="button" className={styles.row} onClick={() => void pane.goTo(name, null)}>
            <DocumentTableRegular className={styles.icon} aria-hidden fontSize={20} />
            <RowText name={name} note={wording.texts.sheetWords.made} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function RowText({ name, note }: { readonly name: string; readonly note: string }) {
  const styles = useStyles();
  return (
    <span className={styles.text}>
      <span className={styles.name}>{name}</span>
      <span className={styles.note}>{note}</span>
    </span>
  );
}

function ReadIcon({ sheet }: { readonly sheet: SheetReading }) {
  const styles = useStyles();
  const look = { "aria-hidden": true, fontSize: 20 } as const;
  if (sheet.kind === "unrecognised") return <SubtractRegular {...look} className={styles.icon} />;
  return sheet.toConfirm ? (
    <WarningFilled {...look} className={mergeClasses(styles.icon, styles.doubtful)} />
  ) : (
    <CheckmarkCircleRegular {...look} className={mergeClasses(styles.icon, styles.sure)} />
  );
}
