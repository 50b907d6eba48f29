/** Listens on the first free port from `port` on; 0: any. */
export function serve(port: number): Promise<{ readonly url: string; close(): Promise<void> }>;
/** The production pane's page with the Office.js of this server. */
export function paneHere(page: string): string;
