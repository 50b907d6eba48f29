import { Button, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Finding, Severity } from "../cells/finding.ts";
import { findingSentence } from "../locales/finding-sentence.ts";
import { FindingCard } from "./finding-card.tsx";
import { usePaneState } from "./pane-context.ts";
import { SeverityIcon } from "./severity-mark.tsx";
import { useWording } from "./texts.ts";

const useStyles = makeStyles({
  search: { width: "100%", maxWidth: "none", marginBottom: tokens.spacingVerticalS },
  heading: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase400,
    ":first-child": { marginTop: 0 },
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  none: { display: "flex", columnGap: tokens.spacingHorizontalS, margin: 0 },
  more: { width: "100%", minHeight: "32px", marginTop: tokens.spacingVerticalM },
});

const PAGE = 50;
const SEARCHED_FROM = 20;
const SEVERITIES: readonly Severity[] = ["breach", "warning", "info"];

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

export default function FindingsTab() {
  const { facts, shown } = usePaneState();
  const { texts } = useWording();
  if (!facts || !shown) return <p>{texts.findings.notYet}</p>;
  return <Findings findings={facts.results.findings} />;
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { texts, format, locale } = useWording();
  const styles = useStyles();
  const [words, setWords] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const content = useRef<HTMLDivElement>(null);
  const firstNew = useRef<number | null>(null);

  const ordered = useMemo(
    () => SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity)),
    [findings],
  );
  const matching = useMemo(() => {
    const wanted = plain(words).split(/\s+/);
    return ordered.filter((finding) => {
      const said = plain(`${findingSentence(finding, locale)} ${finding.sheet ?? ""} ${finding.cell ?? ""}`);
      return wanted.every((word) => said.includes(word));
    });
  }, [ordered, words, locale]);
  const visible = matching.slice(0, limit);

  // The button that showed more may be gone: focus goes to the first of the findings that it showed.
  useEffect(() => {
    if (firstNew.current === null) return;
    const cards = content.current?.querySelectorAll<HTMLElement>("[data-finding]");
    cards?.[firstNew.current]?.focus();
    firstNew.current = null;
  }, [limit]);

  if (findings.length === 0)
    return (
      <p className={styles.none}>
        <CheckmarkCircleRegular aria-hidden fontSize={20} />
        {texts.findings.none}
      </p>
    );
  return (
    <div ref={content}>
      {findings.length > SEARCHED_FROM && (
        <SearchBox
          className={styles.search}
          aria-label={texts.findings.search}
          placeholder={texts.findings.search}
          dismiss={{ "aria-label": texts.findings.clearSearch }}
          value={words}
          onChange={(_, { value }) => {
            setWords(value);
            setLimit(PAGE);
          }}
        />
      )}
      {matching.length === 0 && <p>{texts.findings.noMatch}</p>}
      {SEVERITIES.map((severity) => {
        const group = visible.filter((finding) => finding.severity === severity);
        if (group.length === 0) return null;
        const all = matching.filter((finding) => finding.severity === severity).length;
        return (
          <section key={severity}>
            <h2 className={styles.heading}>
              <SeverityIcon severity={severity} />
              {texts.findings.group(texts.severity[severity], format.number(all))}
            </h2>
            <ul className={styles.list}>
              {group.map((finding, index) => (
                <FindingCard
                  key={`${finding.code} ${finding.sheet} ${finding.cell} ${index}`}
                  finding={finding}
                  among={findings}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {matching.length > visible.length && (
        <Button
          className={styles.more}
          onClick={() => {
            firstNew.current = visible.length;
            setLimit(limit + PAGE);
          }}
        >
          {texts.findings.more(format.number(Math.min(PAGE, matching.length - visible.length)))}
        </Button>
      )}
    </div>
  );
}
