import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { Severity } from "../cells/finding.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  breach: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorNeutralForeground2 },
});

const ICONS = { breach: ErrorCircleFilled, warning: WarningFilled, info: InfoRegular } as const;
const COLORS = { breach: "danger", warning: "warning", info: "informative" } as const;

/** The icon alone; the word stands beside it. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const styles = useStyles();
  const Icon = ICONS[severity];
  return <Icon className={styles[severity]} aria-hidden fontSize={16} />;
}

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { texts } = useWording();
  return (
    <Badge appearance="outline" color={COLORS[severity]} icon={<SeverityIcon severity={severity} />}>
      {texts.severity[severity]}
    </Badge>
  );
}
