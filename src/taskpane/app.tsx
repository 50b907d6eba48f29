import {
  AriaLiveAnnouncer,
  FluentProvider,
  makeStyles,
  ProgressBar,
  Skeleton,
  SkeletonItem,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { ActionBar } from "./action-bar.tsx";
import { Announcements } from "./announcements.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { HostDetailsContext } from "./host-details.ts";
import { LanguageContext } from "./language.ts";
import { Notices } from "./notices.tsx";
import { PaneContext, usePane, usePaneState } from "./pane-context.ts";
import { PANEL_ID, PaneTabs, tabId } from "./pane-tabs.tsx";
import type { Pane } from "./pane.ts";
import { situationOf, type TabName } from "./state.ts";
import { StatusLine } from "./status-line.tsx";
import { useWording, WordingContext, wordingOf } from "./texts.ts";
import { useNarrow } from "./use-narrow.ts";

const TABS = {
  summary: lazy(() => import(/* webpackChunkName: "summary" */ "./summary-tab.tsx")),
  findings: lazy(() => import(/* webpackChunkName: "findings" */ "./findings-tab.tsx")),
  sources: lazy(() => import(/* webpackChunkName: "sources" */ "./sources-tab.tsx")),
  settings: lazy(() => import(/* webpackChunkName: "settings" */ "./settings-tab.tsx")),
} as const satisfies Readonly<Record<TabName, unknown>>;

const useStyles = makeStyles({
  pane: {
    containerType: "inline-size",
    containerName: "pane",
    height: "100%",
    "@media (max-height: 400px)": { height: "auto", minHeight: "100%" },
    minWidth: "150px",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  frame: {
    display: "grid",
    gridTemplateRows: "auto minmax(0, 1fr) auto auto",
    gridTemplateColumns: "minmax(0, 1fr)",
    height: "100%",
    // Nothing is left to scroll in a lower window: the whole does.
    "@media (max-height: 400px)": { height: "auto", gridTemplateRows: "auto auto auto auto" },
  },
  progress: { height: "3px" },
  content: {
    padding: "12px",
    overflowY: "auto",
    overflowX: "hidden",
    boxSizing: "border-box",
    "@container pane (max-width: 319px)": { padding: "8px" },
    "@media (max-height: 400px)": { overflowX: "visible", overflowY: "visible" },
  },
  footer: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    padding: "0 12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "@container pane (max-width: 319px)": { paddingInline: "8px" },
  },
  help: {
    display: "inline-flex",
    alignItems: "center",
    minHeight: "32px",
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "underline",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  skeleton: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

export interface AppProps {
  readonly pane: Pane;
  readonly version: string;
  /** Excel's own language. */
  readonly hostLanguage: "fr" | "en";
  /** What the user chose before. */
  readonly savedLanguage: "fr" | "en" | null;
  readonly saveLanguage: (language: "fr" | "en" | null) => void;
  readonly dark: boolean;
  readonly hostDetails: () => Promise<string>;
}

export function App({ pane, version, hostLanguage, savedLanguage, saveLanguage, dark, hostDetails }: AppProps) {
  const [chosen, setChosen] = useState(savedLanguage);
  const locale = chosen ?? hostLanguage;
  const wording = useMemo(() => wordingOf(locale), [locale]);
  const language = useMemo(
    () => ({
      chosen,
      choose: (next: "fr" | "en" | null) => {
        setChosen(next);
        saveLanguage(next);
      },
    }),
    [chosen, saveLanguage],
  );
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    pane.setLanguage(locale);
  }, [locale, dark, pane]);
  return (
    <WordingContext value={wording}>
      <LanguageContext value={language}>
        <HostDetailsContext value={hostDetails}>
          <ErrorBoundary>
            <PaneContext value={pane}>
              <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className="fluent">
                <AriaLiveAnnouncer>
                  <Frame version={version} />
                  <Announcements />
                </AriaLiveAnnouncer>
              </FluentProvider>
            </PaneContext>
          </ErrorBoundary>
        </HostDetailsContext>
      </LanguageContext>
    </WordingContext>
  );
}

function Frame({ version }: { readonly version: string }) {
  const pane = usePane();
  const { run, tab, tooOld } = usePaneState();
  const { texts, locale } = useWording();
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(root, 240);
  const cancelOnEscape = ({ key, defaultPrevented }: KeyboardEvent): void => {
    if (key === "Escape" && !defaultPrevented && run && run.work !== "open") pane.cancel();
  };
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    if (content.current) content.current.scrollTop = 0;
  }, [tab]);
  const Shown = TABS[tab];
  return (
    <div ref={root} className={styles.pane} onKeyDown={cancelOnEscape}>
      <div className={styles.frame}>
        <header>
          <StatusLine />
          <PaneTabs vertical={narrow} />
          <RunProgress />
        </header>
        <main ref={content} className={styles.content} tabIndex={tooOld ? 0 : undefined}>
          <Notices />
          <div role="tabpanel" id={PANEL_ID} aria-labelledby={tabId(tab)}>
            <ErrorBoundary key={tab}>
              <Suspense fallback={<Waiting />}>
                <Opened>
                  <Shown />
                </Opened>
              </Suspense>
            </ErrorBoundary>
          </div>
        </main>
        <ActionBar />
        <footer className={styles.footer}>
          <span>{texts.footer.product}</span>
          <span aria-hidden>·</span>
          <span>{version}</span>
          <span aria-hidden>·</span>
          <a className={styles.help} href={`help.${locale}.html`} target="_blank" rel="noopener noreferrer">
            {texts.footer.help}
          </a>
        </footer>
      </div>
    </div>
  );
}

const STEPS_DONE = { reading: 1, computing: 2, sheets: 3, charts: 4 } as const;

/** A line that is always there, so that nothing moves when a run begins. */
function RunProgress() {
  const { run } = usePaneState();
  const { texts } = useWording();
  const styles = useStyles();
  return (
    <div className={styles.progress}>
      {run && run.work !== "open" && (
        <ProgressBar
          aria-label={texts.progress.label}
          thickness="large"
          shape="square"
          max={4}
          value={STEPS_DONE[run.step]}
        />
      )}
    </div>
  );
}

/** Until the workbook has been read once, its tabs have nothing to show. */
function Opened({ children }: { readonly children: ReactNode }) {
  const state = usePaneState();
  return situationOf(state) === "opening" && !state.facts ? <Waiting /> : children;
}

function Waiting() {
  const { texts } = useWording();
  const styles = useStyles();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 500);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Skeleton className={styles.skeleton} aria-label={texts.opening}>
      <SkeletonItem size={16} />
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
    </Skeleton>
  );
}
