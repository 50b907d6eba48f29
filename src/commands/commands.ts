import type { Pane } from "../taskpane/pane.ts";

/** The part of Office.js that the ribbon's buttons need. */
export interface RibbonHost {
  readonly associate: (name: string, handler: (event: { completed(): void }) => void) => void;
  readonly showPane: () => Promise<void>;
}

/**
 * The ribbon's buttons, in the page of the pane. Excel stays busy until an event is completed: it always is. A run that
 * succeeds shows the cover; one that cannot go on opens the pane, where its reason stands.
 */
export function associateCommands(host: RibbonHost, pane: Pane): void {
  const command = (name: string, work: () => Promise<boolean>): void =>
    host.associate(name, (event) => {
      void carryOut(host, work).finally(() => event.completed());
    });
  command("recompute", async () => (await pane.recompute()) === "done" && (await pane.showCover()));
  command("showCover", () => pane.showCover());
}

async function carryOut(host: RibbonHost, work: () => Promise<boolean>): Promise<void> {
  if (await work()) return;
  try {
    await host.showPane();
  } catch {
    // An Excel without a shared runtime cannot open the pane from a button: the reason waits there.
  }
}
