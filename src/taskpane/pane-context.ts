import { createContext, useContext, useSyncExternalStore } from "react";
import type { Pane } from "./pane.ts";
import type { State } from "./state.ts";

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("A part of the pane stands outside it.");
  return pane;
}

export function usePaneState(): State {
  const { subscribe, state } = usePane();
  return useSyncExternalStore(subscribe, state, state);
}
