import { useAnnounce } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Severity } from "../cells/finding.ts";
import { usePaneState } from "./pane-context.ts";
import { situationOf, type State } from "./state.ts";
import { statusText } from "./status-text.ts";
import { useWording, type Wording } from "./texts.ts";

/** Steps and results, said once each. Failures are said by their message bar. */
export function Announcements() {
  const { announce } = useAnnounce();
  const state = usePaneState();
  const wording = useWording();
  const text = announced(state, wording);
  const before = useRef(text);
  useEffect(() => {
    if (text === before.current) return;
    before.current = text;
    if (text !== "") announce(text, { polite: true });
  }, [text, announce]);
  return null;
}

const BY_MESSAGE_BAR = ["failed", "partial", "structure-protected", "own-sheet-protected"];

function announced(state: State, wording: Wording): string {
  const situation = situationOf(state);
  if (situation === "opening" || BY_MESSAGE_BAR.includes(situation)) return "";
  const { results } = wording.texts;
  const count = (severity: Severity): number =>
    state.facts?.results.findings.filter((finding) => finding.severity === severity).length ?? 0;
  if (situation === "current" && state.wrote)
    return results.announced(count("breach"), count("warning"), count("info"));
  if (situation === "checked") return results.announcedCheck(count("breach"), count("warning"), count("info"));
  return statusText(state, wording);
}
