import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type KeyboardEvent } from "react";
import { usePane, usePaneState } from "./pane-context.ts";
import type { TabName } from "./state.ts";
import { useWording } from "./texts.ts";

const NAMES: readonly TabName[] = ["summary", "findings", "sources", "settings"];

const useStyles = makeStyles({
  tabs: {
    display: "flex",
    flexWrap: "wrap",
    paddingInline: "4px",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "@container pane (max-width: 319px)": { paddingInline: "2px" },
  },
  vertical: { flexDirection: "column" },
  tab: {
    position: "relative",
    minHeight: "32px",
    padding: "0 8px",
    border: "none",
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    textAlign: "start",
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    "@container pane (max-width: 319px)": { paddingInline: "6px" },
    "@container pane (max-width: 289px)": { paddingInline: "4px" },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": {
      content: '""',
      position: "absolute",
      left: "6px",
      right: "6px",
      bottom: 0,
      // A border, so that forced colours keep it.
      borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  selectedVertical: {
    "::after": {
      left: 0,
      right: "auto",
      top: "6px",
      bottom: "6px",
      borderBottom: "none",
      borderLeft: `2px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
});

export const tabId = (name: TabName): string => `jauge-tab-${name}`;
export const PANEL_ID = "jauge-panel";

/**
 * The four tabs, one tab stop, arrows between them. Fluent's own tab list puts focusable elements that are hidden from
 * screen readers around its tabs, which axe refuses.
 */
export function PaneTabs({ vertical }: { readonly vertical: boolean }) {
  const pane = usePane();
  const { tab, facts, shown } = usePaneState();
  const { texts, format } = useWording();
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const count = facts && shown ? format.number(facts.results.findings.length) : null;
  const labels: Readonly<Record<TabName, string>> = { ...texts.tabs, findings: texts.tabs.findings(count) };
  const move = (event: KeyboardEvent): void => {
    const at = NAMES.indexOf(tab);
    const keys: Readonly<Record<string, number>> = {
      [vertical ? "ArrowUp" : "ArrowLeft"]: at - 1 + NAMES.length,
      [vertical ? "ArrowDown" : "ArrowRight"]: at + 1,
      Home: 0,
      End: NAMES.length - 1,
    };
    const target = keys[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const name = NAMES[target % NAMES.length]!;
    pane.dispatch({ type: "tab", tab: name });
    list.current?.querySelector<HTMLElement>(`#${tabId(name)}`)?.focus();
  };
  return (
    <div
      ref={list}
      className={mergeClasses(styles.tabs, vertical && styles.vertical)}
      role="tablist"
      aria-label={texts.tabsLabel}
      aria-orientation={vertical ? "vertical" : "horizontal"}
      onKeyDown={move}
    >
      {NAMES.map((name) => {
        const selected = name === tab;
        return (
          <button
            key={name}
            type="button"
            role="tab"
            id={tabId(name)}
            className={mergeClasses(
              styles.tab,
              selected && styles.selected,
              selected && vertical && styles.selectedVertical,
            )}
            aria-selected={selected}
            aria-controls={selected ? PANEL_ID : undefined}
            tabIndex={selected ? 0 : -1}
            onClick={() => pane.dispatch({ type: "tab", tab: name })}
          >
            {labels[name]}
          </button>
        );
      })}
    </div>
  );
}
