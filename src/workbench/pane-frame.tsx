import { useEffect, useRef } from "react";
import { installOfficeBridge } from "../host/page.ts";
import type { OfficeBridge } from "../host/page.ts";
import type { RunningExcel } from "./excel.ts";

interface PaneFrameProps {
  readonly excel: RunningExcel;
  readonly name: string;
  /** The pane has found its Excel, or lost it. */
  onBridge(bridge: OfficeBridge | null): void;
  /** F6 in the pane, which goes to the grid in Excel. */
  onLeave(): void;
}

/** Sent by the pane's page before office.js runs there, as Excel for Mac puts itself into a pane before its scripts. */
const CONNECTING = "jauge-connect";

const addressOf = (locale: string): string =>
  `/workbench-pane.html?_host_Info=${encodeURIComponent(`Excel$Mac$16.00$${locale}$$$$0`)}`;

/** The production pane in a frame, connected to an Excel; another Excel loads it anew. */
export function PaneFrame({ excel, name, onBridge, onLeave }: PaneFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let bridge: OfficeBridge | null = null;
    const connect = () => {
      bridge?.remove();
      const inside = element.contentWindow;
      if (!inside) return;
      bridge = installOfficeBridge(inside, excel.host, excel.bridge);
      inside.addEventListener("keydown", (event) => {
        if (event.key !== "F6") return;
        event.preventDefault();
        onLeave();
      });
      onBridge(bridge);
    };
    element.addEventListener(CONNECTING, connect);
    element.src = addressOf(excel.locale);
    return () => {
      element.removeEventListener(CONNECTING, connect);
      bridge?.remove();
      onBridge(null);
    };
  }, [excel, onBridge, onLeave]);
  return <iframe ref={frame} title={name} className="pane" />;
}
