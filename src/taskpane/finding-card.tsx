import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Link,
  makeStyles,
  ToggleButton,
  tokens,
  useAnnounce,
} from "@fluentui/react-components";
import type { Finding } from "../cells/finding.ts";
import type { RequirementChoice } from "../cells/settings.ts";
import { findingReason, findingRemedy, findingSentence } from "../locales/finding-sentence.ts";
import { usePane, usePaneState } from "./pane-context.ts";
import { SeverityBadge } from "./severity-mark.tsx";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  card: {
    marginBottom: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sentence: { margin: `${tokens.spacingVerticalXS} 0 0`, overflowWrap: "anywhere" },
  link: {
    display: "inline-flex",
    alignItems: "center",
    minHeight: "32px",
    textAlign: "start",
    overflowWrap: "anywhere",
  },
  choices: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    marginBottom: tokens.spacingVerticalXS,
    "@container pane (max-width: 239px)": { flexDirection: "column" },
  },
  choice: { minWidth: 0, minHeight: "32px", paddingInline: tokens.spacingHorizontalS },
  why: { marginInline: `calc(-1 * ${tokens.spacingHorizontalS})` },
  reason: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface FindingCardProps {
  readonly finding: Finding;
  readonly among: readonly Finding[];
}

export function FindingCard({ finding, among }: FindingCardProps) {
  const pane = usePane();
  const { texts, locale } = useWording();
  const { announce } = useAnnounce();
  const styles = useStyles();
  const { sheet, cell } = finding;
  const place = sheet === null ? null : cell === null ? sheet : `${sheet}!${cell}`;
  const goTo = async (): Promise<void> => {
    if (sheet === null || !(await pane.goTo(sheet, cell))) return;
    announce(cell === null ? texts.findings.sheetShown(sheet) : texts.findings.selected(cell), { polite: true });
  };
  const reason = findingReason(finding, locale);
  const remedy = findingRemedy(finding, locale);
  return (
    <li className={styles.card} data-finding={finding.code} tabIndex={-1}>
      <SeverityBadge severity={finding.severity} />
      <p className={styles.sentence}>{findingSentence(finding, locale)}</p>
      {place !== null && (
        <Link as="button" className={styles.link} onClick={() => void goTo()}>
          {texts.findings.goTo(place)}
        </Link>
      )}
      <Choices finding={finding} among={among} />
      {reason + remedy !== "" && (
        <Accordion collapsible className={styles.why}>
          <AccordionItem value="why">
            <AccordionHeader size="small" expandIconPosition="end" as="h3">
              {texts.findings.why}
            </AccordionHeader>
            <AccordionPanel>
              {reason !== "" && <p className={styles.reason}>{reason}</p>}
              {remedy !== "" && <p className={styles.reason}>{texts.findings.todo(remedy)}</p>}
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </li>
  );
}

/** Ways to read a requirement that does not say all; kept until the next run takes them. */
function Choices({ finding, among }: FindingCardProps) {
  const pane = usePane();
  const { edits } = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  const asked = requirementToSettle(finding, among);
  if (!asked) return null;
  const chosen = edits.choices.find(({ sheet, label }) => sheet === asked.sheet && label === asked.label)?.choice;
  const words = {
    max: texts.findings.maximum,
    min: texts.findings.minimum,
    ignore: texts.findings.ignore,
  } as const satisfies Readonly<Record<RequirementChoice["choice"], string>>;
  return (
    <div className={styles.choices} role="group" aria-label={texts.findings.choiceLabel(asked.label)}>
      {(["max", "min", "ignore"] as const).map((choice) => (
        <ToggleButton
          key={choice}
          className={styles.choice}
          checked={chosen === choice}
          onClick={() => pane.choose({ ...asked, choice })}
        >
          {words[choice]}
        </ToggleButton>
      ))}
    </div>
  );
}

/** The requirement that a person may settle here; asked for once where two findings speak of it. */
export function requirementToSettle(
  { code, sheet, params }: Finding,
  among: readonly Finding[],
): { readonly sheet: string; readonly label: string } | null {
  const { label, assumed, reason } = params;
  if (sheet === null || typeof label !== "string" || reason === "converted-by-service-hours") return null;
  const asks = (assumed === true && code === "service.breached") || code === "service.assumed";
  if (!asks && !(code === "service.notEvaluated" && reason === "unknown-direction")) return null;
  const saidAlready =
    code === "service.assumed" &&
    among.some(
      (other) => other.code === "service.breached" && other.sheet === sheet && other.params["label"] === label,
    );
  return saidAlready ? null : { sheet, label };
}
