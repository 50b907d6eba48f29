import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Dropdown,
  Field,
  Link,
  makeStyles,
  Option,
  tokens,
  useAnnounce,
} from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useEffect, useRef, useState } from "react";
import { areaA1 } from "../cells/address.ts";
import { isoDay } from "../cells/civil.ts";
import { serial } from "../cells/units.ts";
import type { Results } from "../indicators/results.ts";
import { columnRoles as enRoles } from "../locales/en/column-roles.ts";
import type { Formatter } from "../locales/format.ts";
import { report as enReport } from "../locales/en/report.ts";
import { columnRoles as frRoles } from "../locales/fr/column-roles.ts";
import { report as frReport } from "../locales/fr/report.ts";
import { CONTENT_OF, type Content, type Role } from "../reading/roles.ts";
import type { SheetKind, SheetReading } from "../reading/statement.ts";
import { edited } from "./edits.ts";
import { usePane, usePaneState } from "./pane-context.ts";
import { choiceOf, columnOf, KINDS, overrideOf, placeOf, rolesOf, type SourceChoice } from "./source-choices.ts";
import { useWording, type Wording } from "./texts.ts";

const WORDS = {
  fr: { kinds: frReport.kinds, roles: frRoles },
  en: { kinds: enReport.kinds, roles: enRoles },
} as const;

const useStyles = makeStyles({
  back: {
    minHeight: "32px",
    paddingInline: tokens.spacingHorizontalXS,
    justifyContent: "start",
    textAlign: "start",
    maxWidth: "100%",
    overflowWrap: "anywhere",
    whiteSpace: "normal",
  },
  field: { marginTop: tokens.spacingVerticalS },
  dropdown: {
    minWidth: 0,
    width: "100%",
    "& > button": { minHeight: "32px", overflow: "hidden", textOverflow: "ellipsis" },
  },
  evidence: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
  },
  heading: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  unread: { margin: `${tokens.spacingVerticalS} 0 0` },
  link: {
    display: "inline-flex",
    alignItems: "center",
    minHeight: "32px",
    textAlign: "start",
    overflowWrap: "anywhere",
  },
  others: { marginInline: `calc(-1 * ${tokens.spacingHorizontalS})` },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
    "@container pane (max-width: 239px)": { flexDirection: "column" },
  },
  action: { minHeight: "32px", minWidth: 0, flexGrow: 1, whiteSpace: "normal" },
});

/** One sheet: what it was taken for and why, with a list for its kind and one for each of its columns. */
export function SourceEditor({ reading, results }: { readonly reading: SheetReading; readonly results: Results }) {
  const pane = usePane();
  const { edits, run } = usePaneState();
  const wording = useWording();
  const { texts, locale } = wording;
  const { announce } = useAnnounce();
  const styles = useStyles();
  const settings = edited(results.settings, edits);
  const [choice, setChoice] = useState<SourceChoice>(() => choiceOf(reading, settings));
  const back = useRef<HTMLElement>(null);
  useEffect(() => {
    back.current?.focus();
  }, []);
  const { sheet } = reading;
  const block = reading.blocks[0];
  const kinds = WORDS[locale].kinds;
  const roles = rolesOf(reading, choice);
  const apply = (override: ReturnType<typeof overrideOf>, said: string): void => {
    pane.setSheet(sheet, override);
    announce(said, { polite: true });
  };
  return (
    <>
      <Button
        ref={(element: HTMLElement | null) => void (back.current = element)}
        className={styles.back}
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label={`${texts.sources.back(sheet)}. ${texts.sources.backToList}`}
        onClick={() => pane.dispatch({ type: "source", sheet: null })}
      >
        {texts.sources.back(sheet)}
      </Button>
      {reading.kind === "unrecognised" && <p className={styles.unread}>{texts.sources.unread}</p>}
      <Field className={styles.field} label={texts.sources.kind}>
        <Dropdown
          clearButton={null}
          className={styles.dropdown}
          value={choice.kind === "" ? automatic(reading, kinds, wording) : kinds[choice.kind]}
          selectedOptions={[choice.kind]}
          onOptionSelect={(_, { optionValue }) =>
            setChoice({ kind: (optionValue ?? "") as SheetKind | "", columns: {} })
          }
        >
          <Option value="" text={automatic(reading, kinds, wording)}>
            {automatic(reading, kinds, wording)}
          </Option>
          {KINDS.map((kind) => (
            <Option key={kind} value={kind}>
              {kinds[kind]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {roles
        .filter(({ column }) => column !== null)
        .map((line) => (
          <ColumnField key={line.role} line={line} reading={reading} choice={choice} change={setChoice} />
        ))}
      {roles.some(({ column }) => column === null) && reading.headings.length > 0 && (
        <Accordion collapsible className={styles.others}>
          <AccordionItem value="others">
            <AccordionHeader as="h2" size="small">
              {texts.sources.otherColumns}
            </AccordionHeader>
            <AccordionPanel>
              {roles
                .filter(({ column }) => column === null)
                .map((line) => (
                  <ColumnField key={line.role} line={line} reading={reading} choice={choice} change={setChoice} />
                ))}
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
      <div className={styles.actions}>
        <Button
          className={styles.action}
          appearance="primary"
          disabledFocusable={run !== null}
          onClick={() => apply(overrideOf(sheet, choice), texts.sources.applied(sheet))}
        >
          {texts.sources.apply}
        </Button>
        <Button
          className={styles.action}
          disabledFocusable={run !== null}
          onClick={() => {
            setChoice({ kind: "", columns: {} });
            apply(null, texts.sources.wasReset(sheet));
          }}
        >
          {texts.sources.reset}
        </Button>
      </div>
      {block && <Evidence reading={reading} results={results} />}
      <Link as="button" className={styles.link} onClick={() => void pane.goTo(sheet, null)}>
        {texts.sources.goTo(sheet)}
      </Link>
    </>
  );
}

/** "Détection automatique · Tickets" */
function automatic(reading: SheetReading, kinds: Readonly<Record<SheetKind, string>>, { texts }: Wording): string {
  return [texts.sources.automatic, ...(reading.kind === "unrecognised" ? [] : [kinds[reading.kind]])].join(" · ");
}

interface ColumnFieldProps {
  readonly line: ReturnType<typeof rolesOf>[number];
  readonly reading: SheetReading;
  readonly choice: SourceChoice;
  readonly change: (choice: SourceChoice) => void;
}

function ColumnField({ line, reading, choice, change }: ColumnFieldProps) {
  const { texts, locale, format } = useWording();
  const styles = useStyles();
  const { role, column } = line;
  const transposed = reading.blocks[0]?.transposed ?? false;
  const label = (at: number): string => {
    const { text, sample } = columnOf(reading, at);
    return transposed
      ? texts.sources.rowOption(placeOf(at, true), text)
      : texts.sources.option(placeOf(at, false), text, shownSample(sample, contentOf(reading, at), format));
  };
  const select = (value: string): void => {
    const others = Object.entries(choice.columns).filter(([name]) => name !== role);
    const columns = Object.fromEntries(value === "" ? others : [...others, [role, Number(value)]]);
    change({ ...choice, columns: columns as Partial<Record<Role, number>> });
  };
  const unset = line.detected === null ? texts.sources.noColumn : texts.sources.automatic;
  const offered = column === null || reading.headings.some((heading) => heading.column === column) ? [] : [{ column }];
  return (
    <Field className={styles.field} label={capital(WORDS[locale].roles[role])}>
      <Dropdown
        clearButton={null}
        className={styles.dropdown}
        value={column === null ? unset : label(column)}
        selectedOptions={[choice.columns[role] === undefined ? String(column ?? "") : String(choice.columns[role])]}
        onOptionSelect={(_, { optionValue }) => select(optionValue ?? "")}
      >
        <Option value="">{unset}</Option>
        {[...offered, ...reading.headings].map((heading) => (
          <Option key={heading.column} value={String(heading.column)}>
            {label(heading.column)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

/** A number of a cell comes as a program writes it. */
function shownSample(sample: string, content: Content | null, format: Formatter): string {
  if (!/^-?\d+(\.\d+)?$/.test(sample)) return sample;
  const value = Number(sample);
  if (content === "date") return format.date(isoDay(serial(value)));
  if (content === "rate") return format.percent(value);
  return content === "amount" ? format.plain(value) : sample;
}

/** What the column was taken to hold. */
function contentOf(reading: SheetReading, column: number): Content | null {
  const columns = Object.entries(reading.blocks[0]?.columns ?? {});
  const role = columns.find(([, at]) => at === column)?.[0];
  return role !== undefined && role in CONTENT_OF ? CONTENT_OF[role as Role] : null;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Why the sheet was read so, in words and counts. */
function Evidence({ reading, results }: { readonly reading: SheetReading; readonly results: Results }) {
  const { texts, format } = useWording();
  const styles = useStyles();
  const { sources, sheetNote } = texts;
  const [block] = reading.blocks;
  if (!block) return null;
  const budget = results.budget.find(({ statement }) => statement.block.sheet === reading.sheet);
  const lines = [
    `${sources.range(areaA1(block.data))}, ${sources.header(block.headerRows.map((row) => row + 1).join("-"))}`,
    [
      sheetNote.rows(block.rows.read, format.number(block.rows.read)),
      ...(block.rows.ignored > 0 ? [sources.ignored(block.rows.ignored, format.number(block.rows.ignored))] : []),
    ].join(", "),
    ...(block.transposed ? [sources.transposed] : []),
    ...(budget && budget.paymentRateDenominator !== "unknown" && budget.denominatorEvidence.checked > 0
      ? [
          sources.agree(
            sources.denominator[budget.paymentRateDenominator],
            format.number(budget.denominatorEvidence.agree),
            format.number(budget.denominatorEvidence.checked),
          ),
        ]
      : []),
    ...(budget?.statement.cumulative === true ? [sources.cumulative] : []),
    ...(budget?.statement.cumulative === false ? [sources.monthly] : []),
    sources.confidence(format.percent(reading.confidence, 0)),
  ];
  return (
    <>
      <h2 className={styles.heading}>{sources.evidence}</h2>
      <ul className={styles.evidence}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
