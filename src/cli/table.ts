import { formatter } from "../locales/format.ts";
import { findingSentence } from "../locales/finding-sentence.ts";
import type { Results } from "../indicators/results.ts";
import type { Severity } from "../cells/finding.ts";
import { sentences } from "./sentences.ts";

/** Text from a cell may hold terminal codes and line breaks; a person's table shows neither. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, " ");

const pad = (rows: readonly (readonly string[])[]): string[] => {
  const width = Math.max(0, ...rows.map(([first = ""]) => [...first].length));
  return rows.map(([first = "", ...rest]) =>
    `  ${first}${" ".repeat(width - [...first].length)}  ${rest.join("  ")}`.trimEnd(),
  );
};

/** Indicators, then findings by severity with their cells, for a person at a terminal. */
export function tableOf(results: Results, locale: "fr" | "en"): string {
  const text = sentences(locale);
  const format = formatter(locale);
  const rows: string[][] = [];
  for (const { statement, latest, paymentRateDenominator } of results.budget) {
    if (!latest) continue;
    const { sheet } = statement.block;
    const rate = (value: number | null): string => (value === null ? "–" : format.percent(value));
    const money = (value: number | null): string => (value === null ? "–" : format.amount(value / 100));
    const place = [sheet, latest.source.label].filter((part) => part !== "").join(" · ");
    rows.push([text.commitmentRate, rate(latest.commitmentRate.value), place]);
    rows.push([
      text.paymentRate[paymentRateDenominator === "budget" ? "budget" : "committed"],
      rate(latest.paymentRate.value),
      place,
    ]);
    rows.push([text.executionRate, rate(latest.executionRate.value), place]);
    rows.push([text.availableToCommit, money(latest.availableToCommit), place]);
    rows.push([text.outstanding, money(latest.outstanding), place]);
  }
  for (const { indicators } of results.service) {
    for (const { source, requirement, observed, verdict, assumed } of indicators) {
      const mark = assumed ? `${text.verdict[verdict]} (${text.toConfirm})` : text.verdict[verdict];
      rows.push([source.label, `${observed.text ?? "–"} / ${requirement.text}`, mark]);
    }
  }
  for (const { groups } of results.tickets) {
    for (const [name, { count, open, meanWorkingDays, medianWorkingDays }] of Object.entries(groups)) {
      const days = (value: number | null): string => (value === null ? "–" : format.number(value, 2));
      rows.push([
        text.tickets(name),
        text.ticketDelays(
          format.number(count, 0),
          days(meanWorkingDays),
          days(medianWorkingDays),
          format.number(open, 0),
        ),
      ]);
    }
  }
  if (results.assistance) {
    const { total, establishments, mean, median } = results.assistance;
    rows.push([
      text.assistance,
      text.assistanceFigures(
        format.number(total, 0),
        format.number(establishments, 0),
        format.number(mean, 2),
        format.number(median, 1),
      ),
    ]);
  }
  for (const { quarter, blocking } of results.reliability?.byQuarter ?? []) {
    rows.push([text.blocking(quarter), format.number(blocking, 0)]);
  }
  const lines = [text.indicators, ...pad(rows.map((row) => row.map(plain))), "", text.findings];
  if (results.asOf !== null) lines.unshift(text.asOf(format.date(results.asOf)), "");
  if (results.findings.length === 0) lines.push(`  ${text.noFindings}`);
  for (const severity of ["breach", "warning", "info"] satisfies Severity[]) {
    const found = results.findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) continue;
    lines.push(`  ${text.severity[severity]} (${found.length})`);
    for (const finding of found) {
      const place =
        finding.sheet === null ? "" : finding.cell === null ? finding.sheet : `${finding.sheet}!${finding.cell}`;
      lines.push(`    ${plain(findingSentence(finding, locale))}${place === "" ? "" : `  [${plain(place)}]`}`);
    }
  }
  return lines.join("\n");
}
