import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import type { Severity } from "../cells/finding.ts";
import { Situation } from "./situation.tsx";
import { HandEdits } from "./hand-edits.tsx";
import { headline } from "./headline.ts";
import { usePane, usePaneState } from "./pane-context.ts";
import { SeverityIcon } from "./severity-mark.tsx";
import { SheetList } from "./sheet-list.tsx";
import { ownSheets, recognised, situationOf, userSheets, type Facts } from "./state.ts";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
  },
  paragraph: { margin: `0 0 ${tokens.spacingVerticalS}` },
  quiet: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  notice: {
    display: "flex",
    columnGap: tokens.spacingHorizontalXS,
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase200,
  },
  noticeIcon: { flexShrink: 0, marginTop: "1px" },
  figures: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    "@container pane (max-width: 239px)": { gridTemplateColumns: "1fr" },
  },
  figure: {
    margin: 0,
    minWidth: 0,
    padding: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  label: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  value: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightBold,
    lineHeight: tokens.lineHeightBase500,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  note: {
    display: "block",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  counts: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  count: { display: "inline-flex", alignItems: "center", columnGap: tokens.spacingHorizontalXS, minHeight: "32px" },
  links: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  link: {
    display: "inline-flex",
    alignItems: "center",
    minHeight: "32px",
    overflowWrap: "anywhere",
    textAlign: "start",
  },
});

export default function SummaryTab() {
  const state = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  const { facts, run } = state;
  const running = run !== null && run.work !== "open" && run.step !== "reading";
  if (!facts) return null;
  if (situationOf(state) === "nothing")
    return (
      <>
        <p className={styles.paragraph}>{texts.nothing}</p>
        <SheetList sheets={userSheets(facts)} label={texts.ready.list} />
      </>
    );
  return (
    <>
      {run?.waitsForCell && <p className={styles.paragraph}>{texts.cellEdit}</p>}
      {running && <Progress facts={facts} />}
      {state.shown ? <Outcome facts={facts} /> : <Before facts={facts} />}
    </>
  );
}

function Progress({ facts }: { readonly facts: Facts }) {
  const { texts, format } = useWording();
  const styles = useStyles();
  const known = recognised(facts);
  return (
    <p className={styles.paragraph}>
      {texts.progress.sheets(known.length, format.number(known.length), format.number(userSheets(facts).length))}
    </p>
  );
}

function Before({ facts }: { readonly facts: Facts }) {
  const { wrote, readOnly } = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  return (
    <>
      <p className={styles.paragraph}>{readOnly ? texts.readOnly : texts.ready.intro}</p>
      <SheetList sheets={userSheets(facts)} label={texts.ready.list} />
      {!readOnly && (
        <p className={styles.notice}>
          <InfoRegular className={styles.noticeIcon} aria-hidden fontSize={16} />
          <span>
            {texts.ready.writes} {!wrote && texts.ready.undo}
          </span>
        </p>
      )}
    </>
  );
}

function Outcome({ facts }: { readonly facts: Facts }) {
  const pane = usePane();
  const { computedAt, outcome, wrote, readOnly } = usePaneState();
  const { texts, format, locale } = useWording();
  const styles = useStyles();
  const made = ownSheets(facts);
  const severities: readonly Severity[] = ["breach", "warning", "info"];
  const time = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <>
      {facts.results.asOf !== null && (
        <Situation date={facts.results.asOf} frozen={facts.frozen ?? false} canFreeze={!readOnly} />
      )}
      <Figures facts={facts} />
      <h2 className={styles.heading}>{texts.results.findings}</h2>
      <ul className={styles.counts}>
        {severities.map((severity) => {
          const count = facts.results.findings.filter((finding) => finding.severity === severity).length;
          return (
            <li key={severity} className={styles.count}>
              <SeverityIcon severity={severity} />
              <Link as="button" className={styles.link} onClick={() => pane.dispatch({ type: "tab", tab: "findings" })}>
                {texts.results.seeFindings[severity](count, format.number(count))}
              </Link>
            </li>
          );
        })}
      </ul>
      {made.length > 0 && (
        <>
          <h2 className={styles.heading}>{texts.results.sheets}</h2>
          <ul className={styles.links}>
            {made.map(({ id, name }) => (
              <li key={id}>
                <Link as="button" className={styles.link} onClick={() => void pane.goTo(name, null)}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {computedAt && made.length > 0 && (
        <p className={styles.quiet}>
          {texts.results.computedAt(format.date(localDay(computedAt)), time.format(computedAt))}
        </p>
      )}
      {!readOnly && <HandEdits edits={facts.handEdits ?? []} />}
      {outcome.kind === "checked" && (
        <p className={styles.quiet}>
          {texts.results.notWritten} {!wrote && !readOnly && texts.ready.undo}
        </p>
      )}
    </>
  );
}

const localDay = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

function Figures({ facts }: { readonly facts: Facts }) {
  const { texts, format } = useWording();
  const styles = useStyles();
  const { figures } = texts;
  const top = headline(facts.results);
  const shown = (value: number | null, write: (value: number) => string): string =>
    value === null ? figures.none : write(value);
  const since = (change: number | null): string =>
    change === null || top.since === null
      ? ""
      : figures.since(format.points(change), monthOnly(format.period(top.since)));
  return (
    <dl className={styles.figures} aria-label={figures.heading}>
      <Figure
        label={figures.commitmentRate}
        base={figures.ofBudget}
        value={shown(top.commitmentRate, (rate) => format.percent(rate))}
        severity={top.commitmentSeverity}
        note={top.commitmentRate === null ? figures.noData : since(top.commitmentChange)}
      />
      <Figure
        label={figures.paymentRate}
        base={top.ofBudget ? figures.paidOfBudget : figures.paidOfCommitted}
        value={shown(top.paymentRate, (rate) => format.percent(rate))}
        severity={top.paymentSeverity}
        note={top.paymentRate === null ? figures.noData : since(top.paymentChange)}
      />
      <Figure
        label={figures.available}
        value={shown(top.available, (euros) => wholeEuros(format.amount(Math.round(euros))))}
        severity={null}
        note={top.budget === null ? figures.noData : figures.outOf(wholeEuros(format.amount(Math.round(top.budget))))}
      />
      <Figure
        label={figures.requirements}
        value={top.hasRequirements ? figures.metOf(format.number(top.met), format.number(top.evaluated)) : figures.none}
        severity={top.met < top.evaluated ? "breach" : top.toConfirm > 0 ? "warning" : null}
        note={requirementNote()}
      />
    </dl>
  );

  function requirementNote(): string {
    if (!top.hasRequirements) return figures.noData;
    const missed = top.evaluated - top.met;
    const notes = [
      missed > 0 ? figures.notMet(missed, format.number(missed)) : top.evaluated > 0 ? figures.allMet : "",
      top.toConfirm > 0 ? figures.toConfirm(format.number(top.toConfirm)) : "",
    ];
    return notes.filter((note) => note !== "").join(" · ");
  }
}

/** Cents say nothing at this size. */
const wholeEuros = (amount: string): string => amount.replace(/[.,]00(?=\D*$)/, "");

/** The change is since a month of the same year, as a rule: "août 2015" → "août". */
const monthOnly = (period: string): string => period.replace(/ \d{4}$/, "");

interface FigureProps {
  readonly label: string;
  readonly base?: string;
  readonly value: string;
  readonly severity: Severity | null;
  readonly note: string;
}

function Figure({ label, base, value, severity, note }: FigureProps) {
  const { texts } = useWording();
  const styles = useStyles();
  return (
    <div className={styles.figure}>
      <dt>
        <span className={styles.label}>{label}</span>
        {base !== undefined && <span className={styles.label}>({base})</span>}
      </dt>
      <dd className={styles.value}>
        {value}
        {severity && (
          <span role="img" aria-label={texts.severity[severity]} title={texts.severity[severity]}>
            <SeverityIcon severity={severity} />
          </span>
        )}
      </dd>
      {note !== "" && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}
