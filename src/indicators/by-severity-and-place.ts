import { parseArea } from "../cells/address.ts";
import type { Finding, Severity } from "../cells/finding.ts";

const ORDER: readonly Severity[] = ["breach", "warning", "info"];

/** Findings as they are read: gravest first, then in the workbook's tab order, then down each sheet. */
export function bySeverityAndPlace(findings: readonly Finding[], sheets: readonly string[]): readonly Finding[] {
  const tabs = new Map(sheets.map((sheet, index) => [sheet, index]));
  const keyed = findings.map((finding) => {
    const cell = finding.cell === null ? null : parseArea(finding.cell);
    const tab = finding.sheet === null ? sheets.length : (tabs.get(finding.sheet) ?? sheets.length);
    return { finding, key: [ORDER.indexOf(finding.severity), tab, cell?.top ?? -1, cell?.left ?? -1] as const };
  });
  keyed.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2] || a.key[3] - b.key[3]);
  return keyed.map(({ finding }) => finding);
}
