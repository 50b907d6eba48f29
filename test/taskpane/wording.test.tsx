import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { columnRoles } from "../../src/locales/fr/column-roles.ts";
import { failures as enFailures } from "../../src/locales/en/failures.ts";
import { pane as enPane } from "../../src/locales/en/pane.ts";
import { failures as frFailures } from "../../src/locales/fr/failures.ts";
import { pane as frPane } from "../../src/locales/fr/pane.ts";
import { report } from "../../src/locales/fr/report.ts";
import { settings } from "../../src/locales/fr/settings.ts";
import { formatter } from "../../src/locales/format.ts";
import { mapTexts } from "../../src/locales/map-texts.ts";
import { paneTexts } from "../../src/locales/pane-texts.ts";
import { ActionBar } from "../../src/taskpane/action-bar.tsx";
import FindingsTab from "../../src/taskpane/findings-tab.tsx";
import { Notices } from "../../src/taskpane/notices.tsx";
import { PaneContext } from "../../src/taskpane/pane-context.ts";
import type { Pane } from "../../src/taskpane/pane.ts";
import RemoveSheets from "../../src/taskpane/remove-sheets.tsx";
import SettingsTab from "../../src/taskpane/settings-tab.tsx";
import SourcesTab from "../../src/taskpane/sources-tab.tsx";
import { Situation } from "../../src/taskpane/situation.tsx";
import { HandEdits } from "../../src/taskpane/hand-edits.tsx";
import { serial } from "../../src/cells/units.ts";
import { INITIAL, reduce, type Action, type State } from "../../src/taskpane/state.ts";
import { StatusLine } from "../../src/taskpane/status-line.tsx";
import SummaryTab from "../../src/taskpane/summary-tab.tsx";
import { WordingContext } from "../../src/taskpane/texts.ts";
import { factsOf } from "./results.ts";

/** A language that marks every text of the pane's dictionary: letters outside the marks are hard-coded. */
const pseudo = {
  locale: "fr" as const,
  texts: mapTexts(paneTexts("fr"), (text) => `⟦${text}⟧`),
  format: formatter("fr"),
};

/** Names of the test's workbook, and the dictionaries that the tabs share with the summary sheets. */
const DATA = [
  "Exécution",
  "Qualité",
  "Notes",
  "Jauge cover",
  "Jauge checks",
  "Nombre d'incidents bloquants",
  // Of the details, for whoever helps.
  "unexpected · §",
  ...Object.values(settings.labels),
  ...Object.values(settings.explanations),
  ...Object.values(settings.units),
  ...Object.values(settings.words),
  ...Object.values(report.kinds),
  ...Object.values(columnRoles).map((role) => role.charAt(0).toLocaleUpperCase() + role.slice(1)),
];

const facts = factsOf(DEFAULT_SETTINGS, ["cover", "checks"]);
const coded = {
  ...facts,
  results: {
    ...facts.results,
    // Sentences of findings have a dictionary and tests of their own: unknown codes stand for themselves.
    findings: Array.from({ length: 60 }, (_, index) => ({ ...facts.results.findings[0]!, code: `§${index}` })),
  },
};
const at = (...actions: readonly Action[]): State => actions.reduce(reduce, INITIAL);
const current = at({ type: "opened", facts: coded, written: "current" });
const failed = (code: keyof typeof frFailures, detail = "§"): State =>
  [
    { type: "started", work: "recompute" } as const,
    { type: "failed", failure: { code, detail }, at: 0 } as const,
  ].reduce(reduce, current);

const markup = (state: State, content: ReactNode): string =>
  renderToStaticMarkup(
    <WordingContext value={pseudo}>
      <PaneContext value={{ state: () => state, subscribe: () => () => undefined } as unknown as Pane}>
        <FluentProvider theme={webLightTheme}>{content}</FluentProvider>
      </PaneContext>
    </WordingContext>,
  );

/** Visible texts, and those that only a screen reader gets. */
function textsOf(html: string): string[] {
  const shown = html.replace(/<(style|svg)\b[\s\S]*?<\/\1>/g, "");
  const between = [...shown.matchAll(/>([^<]+)</g)].map((match) => match[1]!);
  const said = [...shown.matchAll(/\b(?:aria-label|title|placeholder|value|alt)="([^"]*)"/g)].map((match) => match[1]!);
  return [...between, ...said].map((text) =>
    text.replaceAll("&#x27;", "'").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
  );
}

function withoutMarked(text: string): string {
  let rest = text;
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, "");
  }
  return rest;
}

function hardCoded(html: string): string[] {
  return textsOf(html)
    .map((text) =>
      [...DATA]
        .sort((a, b) => b.length - a.length)
        .reduce((rest, data) => rest.replaceAll(data, ""), withoutMarked(text)),
    )
    .filter((text) => /\p{L}{2,}/u.test(text));
}

it("markup in a workbook's texts is text in the pane", () => {
  const markupText = '<img src="x" onerror="alert(1)"><script>alert(2)</script>';
  const findings = facts.results.findings.map((finding) => ({
    ...finding,
    sheet: markupText,
    params: { ...finding.params, label: markupText, indicator: markupText },
  }));
  const sheets = coded.results.sheets.map((each) => ({ ...each, sheet: markupText }));
  const state = at({
    type: "opened",
    facts: { ...coded, results: { ...coded.results, findings, sheets } },
    written: "current",
  });
  for (const content of [<FindingsTab key="0" />, <SourcesTab key="0" />, <SummaryTab key="0" />]) {
    const html = markup(state, content);
    expect(html).not.toMatch(/<img|<script/);
  }
  expect(markup(state, <FindingsTab />)).toContain("&lt;script&gt;");
});

describe("no text of the pane is hard-coded", () => {
  it.each<[string, State, ReactNode]>([
    ["ready", at({ type: "opened", facts: coded, written: "never" }), <SummaryTab key="0" />],
    [
      "nothing",
      at({
        type: "opened",
        facts: { ...coded, results: { ...coded.results, sheets: coded.results.sheets.slice(2) } },
        written: "never",
      }),
      <SummaryTab key="0" />,
    ],
    ["summary", current, <SummaryTab key="0" />],
    ["checked", at({ type: "checked", facts: coded }), <SummaryTab key="0" />],
    ["findings", current, <FindingsTab key="0" />],
    ["sources", current, <SourcesTab key="0" />],
    ["a source", reduce(current, { type: "source", sheet: "Exécution" }), <SourcesTab key="0" />],
    ["settings", current, <SettingsTab key="0" />],
    ["a stored situation", current, <Situation key="0" date={serial(42_277)} frozen canFreeze />],
    ["edited cells", current, <HandEdits key="0" edits={[{ key: "cover", sheet: "A", cell: "B4" }]} />],
    [
      "removal",
      current,
      <RemoveSheets key="0" sheets={[{ id: "1", name: "A", own: "cover" }]} close={() => undefined} />,
    ],
    ["a failure", failed("unexpected"), <Notices key="0" />],
    ["a protected sheet", failed("protected", "Jauge checks"), <Notices key="0" />],
    ["status and buttons", current, [<StatusLine key="0" />, <ActionBar key="1" />]],
    [
      "running",
      reduce(current, { type: "started", work: "recompute" }),
      [<StatusLine key="0" />, <ActionBar key="1" />],
    ],
  ])("%s", (_label, state, content) => {
    const html = markup(state, content);
    expect(hardCoded(html)).toEqual([]);
  });

  it("would find one", () => {
    expect(hardCoded(markup(current, <p title="Hidden">Bonjour</p>))).toEqual(["Bonjour", "Hidden"]);
  });
});

describe("the two languages", () => {
  const paths = (value: unknown, path = ""): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, part]) => paths(part, `${path}.${key}`))
      : [path];
  const words = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(words)
        : [];

  it("have the same keys", () => {
    expect(paths(enPane)).toEqual(paths(frPane));
    expect(paths(enFailures)).toEqual(paths(frFailures));
  });

  it("share no sentence", () => {
    const french = new Set([...words(frPane), ...words(frFailures)].filter((text) => text.includes(" ")));
    expect([...words(enPane), ...words(enFailures)].filter((text) => french.has(text))).toEqual([]);
  });

  it("set French spaces", () => {
    const said = words(paneTexts("fr"));
    expect(said.filter((text) => / [:;!?%»]/.test(text))).toEqual([]);
    expect(paneTexts("fr").status.ready("4", "6")).toBe("Prêt\u00a0: 4 feuilles reconnues sur 6");
  });
});
