import { DEFAULT_SETTINGS } from "../cells/settings.ts";
import { hasExcelApiFloor, isReadOnly } from "../excel/capabilities.ts";
import { watchWorkbook } from "../excel/events.ts";
import { isEditingCell } from "../excel/exchange.ts";
import { ExcelFailure } from "../excel/failure.ts";
import { goTo } from "../excel/go-to.ts";
import { officePort } from "../excel/office-port.ts";
import { PATIENCE, type Patience } from "../excel/patience.ts";
import type { ExcelPort } from "../excel/port.ts";
import { removeOwnSheets } from "../excel/remove-sheets.ts";
import { openCopy } from "../excel/sample.ts";
import type { RunRequest, Services } from "./services.ts";

/** The pipeline is most of the code, and nothing needs it before the pane is painted. */
const pipeline = () => import(/* webpackChunkName: "pipeline" */ "../recompute.ts");

/** Long enough for the page to paint the step that begins, and to hear a cancel. */
const BREATH = 16;

/** The pane's world inside Excel. */
export function officeServices(
  office: typeof Office,
  excel: typeof Excel,
  version: string,
  patience: Patience = PATIENCE,
): Services {
  const port = officePort(excel, patience);
  /** Computing holds the page: it is told before it begins. */
  const announcing = ({ onStep }: RunRequest): ExcelPort => ({
    ...port,
    snapshot: async () => {
      const snapshot = await port.snapshot();
      onStep("computing");
      await new Promise((resolve) => setTimeout(resolve, BREATH));
      return snapshot;
    },
  });
  const completed = ({ language, ...request }: RunRequest) => ({
    ...request,
    defaults: { ...DEFAULT_SETTINGS, locale: language },
    version,
  });
  return {
    pauses: patience.pauses,
    tooOld: () => !hasExcelApiFloor(office),
    readOnly: () => isReadOnly(office),
    isEditingCell: () => isEditingCell(excel, patience),
    check: async (request) => {
      const { check } = await pipeline();
      return check(announcing(request), completed(request));
    },
    recompute: async (request, understood) => {
      const { recompute } = await pipeline();
      return recompute(port, completed(request), understood);
    },
    isCurrent: async (understood, request) => {
      const { isCurrent } = await pipeline();
      return isCurrent(understood, completed(request));
    },
    watch: (tell) => watchWorkbook(excel, tell, patience),
    goTo: (sheet, cell) => goTo(excel, sheet, cell, patience),
    removeSheets: (only) => removeOwnSheets(excel, only, patience),
    openSample: async () => {
      const answer = await fetch("samples/copil-2015-09.xlsx");
      if (!answer.ok) throw new ExcelFailure("offline", `${answer.status} ${answer.url}`);
      await openCopy(excel, base64Of(new Uint8Array(await answer.arrayBuffer())));
    },
    hostDetails: async () => {
      const { Utilities } = await import(/* webpackChunkName: "office-helpers" */ "@microsoft/office-js-helpers");
      const diagnostics = office.context.diagnostics as Office.ContextInformation | undefined;
      const newest = ["1.20", "1.17", "1.14", "1.12", "1.9"].find((level) =>
        office.context.requirements.isSetSupported("ExcelApi", level),
      );
      return [
        `Jauge ${version}`,
        `${Utilities.host} ${Utilities.platform} ${diagnostics?.version ?? ""}`.trim(),
        `ExcelApi ≥ ${newest ?? "?"}`,
        navigator.userAgent,
      ].join(" · ");
    },
  };
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  const slice = 0x8000;
  for (let at = 0; at < bytes.length; at += slice) text += String.fromCharCode(...bytes.subarray(at, at + slice));
  return btoa(text);
}
