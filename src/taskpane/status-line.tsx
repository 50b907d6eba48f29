import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { usePaneState } from "./pane-context.ts";
import { situationOf, type Situation } from "./state.ts";
import { statusText } from "./status-text.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "40px",
    boxSizing: "border-box",
    // Excel lays its own menu over the corner.
    padding: `${tokens.spacingVerticalXS} 40px ${tokens.spacingVerticalXS} 12px`,
    "@container pane (max-width: 319px)": { paddingLeft: "8px" },
  },
  text: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
  icon: { flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  watch: { color: tokens.colorStatusWarningForeground3 },
  plain: { color: tokens.colorNeutralForeground2 },
});

const LOOKS = {
  opening: [ArrowSyncRegular, "plain"],
  ready: [CircleRegular, "plain"],
  nothing: [CircleRegular, "plain"],
  running: [ArrowSyncRegular, "plain"],
  checked: [CheckmarkCircleFilled, "plain"],
  current: [CheckmarkCircleFilled, "good"],
  stale: [WarningFilled, "watch"],
  failed: [ErrorCircleFilled, "bad"],
  partial: [WarningFilled, "watch"],
  cancelled: [CircleRegular, "plain"],
  "read-only": [LockClosedRegular, "plain"],
  "structure-protected": [LockClosedRegular, "watch"],
  "own-sheet-protected": [LockClosedRegular, "watch"],
  "cell-edit": [EditRegular, "watch"],
  "too-old": [ErrorCircleFilled, "bad"],
} as const satisfies Readonly<Record<Situation, readonly [unknown, string]>>;

export function StatusLine() {
  const state = usePaneState();
  const wording = useWording();
  const styles = useStyles();
  const situation = situationOf(state);
  const [Icon, look] = LOOKS[situation];
  return (
    <div className={styles.line} data-situation={situation}>
      <Icon className={mergeClasses(styles.icon, styles[look])} aria-hidden fontSize={20} />
      <h1 className={styles.text}>{statusText(state, wording)}</h1>
    </div>
  );
}
