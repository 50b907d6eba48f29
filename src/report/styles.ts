import { AXIS, GRID, HEADER, INK, INPUT, LINK, SECONDARY, TAB, WATCH, WHITE } from "./palette.ts";
import type { PlanStyle } from "./plan.ts";

/** White and ink are explicit, so that dark mode and print agree. */
export const BASE: PlanStyle = {
  font: { name: "Calibri", size: 10, bold: false, italic: false, underline: false, color: INK },
  fill: WHITE,
  vertical: "Center",
};

const rule = { weight: "Hairline", color: GRID } as const;
const row = { border: { bottom: rule } } as const;

/** Gaps in percent, with a decimal where one of them would round to nothing. */
export const GAP_FORMATS = {
  gap: '+0"\u00a0"%;-0"\u00a0"%;0"\u00a0"%',
  gapFine: '+0.0"\u00a0"%;-0.0"\u00a0"%;0"\u00a0"%',
} as const;

const NUMBERS = {
  amount: '#,##0.00"\u00a0€"',
  signedAmount: '+#,##0.00"\u00a0€";-#,##0.00"\u00a0€"',
  rate: '0.00"\u00a0"%',
  gap: GAP_FORMATS.gap,
  gapFine: GAP_FORMATS.gapFine,
  points: '+0.00"\u00a0pt";-0.00"\u00a0pt";0"\u00a0pt"',
  decimal: "#,##0.00",
  signedDecimal: "+#,##0.00;-#,##0.00;0.00",
  whole: "#,##0",
  signedWhole: "+#,##0;-#,##0;0",
  date: "dd/mm/yyyy",
} as const;

type NumberName = keyof typeof NUMBERS;

const numbers = (): Record<NumberName | `${NumberName}Dated`, PlanStyle> => {
  const entries = Object.entries(NUMBERS).flatMap(([name, numberFormat]): [string, PlanStyle][] => {
    const live: PlanStyle = { numberFormat, horizontal: "Right", ...row };
    return [
      [name, live],
      [`${name}Dated`, { ...live, font: { italic: true } }],
    ];
  });
  return Object.fromEntries(entries) as Record<NumberName | `${NumberName}Dated`, PlanStyle>;
};

export const isNumberStyle = (name: string): name is NumberName => name in NUMBERS;

/** Names ending in "Dated" are for values that no formula gives: italic, their date stands in row 2. */
export const STYLES = {
  title: { font: { size: 18, bold: true } },
  situation: { font: { color: SECONDARY } },
  link: { font: { color: LINK, underline: true } },
  rowLink: { font: { color: LINK, underline: true }, ...row },
  rowLinkRight: { font: { color: LINK, underline: true }, horizontal: "Right", ...row },
  linkAfter: { font: { color: LINK, underline: true }, horizontal: "Left", indent: 1, ...row },
  totalLabel: { font: { bold: true }, border: { top: { weight: "Thin", color: AXIS }, bottom: rule } },
  totalWhole: {
    font: { bold: true },
    numberFormat: NUMBERS.whole,
    horizontal: "Right",
    border: { top: { weight: "Thin", color: AXIS }, bottom: rule },
  },
  wholeTop: { numberFormat: NUMBERS.whole, horizontal: "Right", vertical: "Top", ...row },
  stateAfter: { horizontal: "Left", vertical: "Top", indent: 1, ...row },
  linkOff: { font: { color: SECONDARY } },
  message: { font: { size: 13, bold: true } },
  section: { font: { size: 12, bold: true }, border: { bottom: { weight: "Thin", color: AXIS } } },
  header: {
    font: { bold: true },
    fill: HEADER,
    wrap: true,
    vertical: "Center",
    border: { bottom: { weight: "Thin", color: AXIS } },
  },
  headerRight: {
    font: { bold: true },
    fill: HEADER,
    wrap: true,
    vertical: "Center",
    horizontal: "Right",
    border: { bottom: { weight: "Thin", color: AXIS } },
  },
  headerAfter: {
    font: { bold: true },
    fill: HEADER,
    wrap: true,
    vertical: "Center",
    indent: 1,
    horizontal: "Left",
    border: { bottom: { weight: "Thin", color: AXIS } },
  },
  text: row,
  /** Beside a number, which stands at the right of its cell. */
  textAfter: { horizontal: "Left", indent: 1, ...row },
  wrappedAfter: { horizontal: "Left", indent: 1, wrap: true, vertical: "Top", ...row },
  verdict: { horizontal: "Left", indent: 1, ...row },
  centred: { horizontal: "Center", ...row },
  headerCentred: {
    font: { bold: true },
    fill: HEADER,
    vertical: "Center",
    horizontal: "Center",
    border: { bottom: { weight: "Thin", color: AXIS } },
  },
  label: { wrap: true, ...row },
  labelAfter: { wrap: true, horizontal: "Left", indent: 1, ...row },
  watch: { font: { bold: true, color: WATCH.font }, ...row },
  wrapped: { wrap: true, vertical: "Top", ...row },
  wrappedLink: { font: { color: LINK, underline: true }, wrap: true, vertical: "Top", ...row },
  right: { horizontal: "Right", ...row },
  rightTop: { horizontal: "Right", vertical: "Top", wrap: true, ...row },
  rightTopDated: { font: { italic: true }, horizontal: "Right", vertical: "Top", wrap: true, ...row },
  generalTop: { numberFormat: "General", horizontal: "Right", vertical: "Top", ...row },
  rateTop: { numberFormat: NUMBERS.rate, horizontal: "Right", vertical: "Top", ...row },
  dueDate: { numberFormat: NUMBERS.date, horizontal: "Left", vertical: "Top", wrap: true, ...row },
  dueDateDated: {
    font: { italic: true },
    numberFormat: NUMBERS.date,
    horizontal: "Left",
    vertical: "Top",
    wrap: true,
    ...row,
  },
  dueMonth: { font: { italic: true }, horizontal: "Left", vertical: "Top", wrap: true, ...row },
  dateLeft: { numberFormat: NUMBERS.date, horizontal: "Left", ...row },
  dateLink: { font: { color: LINK, underline: true }, numberFormat: NUMBERS.date, horizontal: "Left", ...row },
  monthLink: { font: { color: LINK, underline: true }, numberFormat: "mmmm", horizontal: "Left", ...row },
  month: { numberFormat: "mmmm", horizontal: "Left", ...row },
  note: { font: { size: 9, color: SECONDARY } },
  noteAfter: { font: { size: 9, color: SECONDARY }, horizontal: "Left", indent: 1 },
  noteRate: { font: { size: 9, color: SECONDARY }, numberFormat: NUMBERS.rate, horizontal: "Right" },
  severity: row,
  severityTop: { vertical: "Top", ...row },
  kpiLabel: { font: { color: SECONDARY }, vertical: "Bottom", border: { top: { weight: "Medium", color: TAB } } },
  kpiLink: {
    font: { color: LINK, underline: true },
    vertical: "Bottom",
    border: { top: { weight: "Medium", color: TAB } },
  },
  kpiVerdict: { font: { bold: true }, horizontal: "Left" },
  kpiText: { font: { size: 20, bold: true }, horizontal: "Left" },
  kpiRate: { font: { size: 20, bold: true }, horizontal: "Left", numberFormat: NUMBERS.rate },
  kpiAmount: { font: { size: 20, bold: true }, horizontal: "Left", numberFormat: '#,##0"\u00a0€"' },
  kpiMillions: { font: { size: 20, bold: true }, horizontal: "Left", numberFormat: '0.00,,"\u00a0M€"' },
  kpiNote: { font: { color: SECONDARY } },
  kpiWatch: { font: { bold: true, color: WATCH.font } },
  input: { fill: INPUT, vertical: "Top", ...row },
  inputRight: { fill: INPUT, horizontal: "Right", vertical: "Top", ...row },
  inputRate: { fill: INPUT, horizontal: "Right", vertical: "Top", numberFormat: '0"\u00a0"%', ...row },
  inputFineRate: { fill: INPUT, horizontal: "Right", vertical: "Top", numberFormat: '0.0#"\u00a0"%', ...row },
  inputAmount: { fill: INPUT, horizontal: "Right", vertical: "Top", numberFormat: "#,##0", ...row },
  inputDate: { fill: INPUT, horizontal: "Right", vertical: "Top", numberFormat: NUMBERS.date, ...row },
  inputClock: { fill: INPUT, horizontal: "Right", vertical: "Top", numberFormat: "hh:mm", ...row },
  /** In a row of one line. */
  stampRow: { horizontal: "Right", numberFormat: "dd/mm/yyyy hh:mm", ...row },
  stampLeft: { horizontal: "Left", numberFormat: "dd/mm/yyyy hh:mm", ...row },
  stamp: { horizontal: "Right", vertical: "Top", numberFormat: "dd/mm/yyyy hh:mm:ss", ...row },
  /** Says when the figures changed: no part of them (`fingerprint.ts`). */
  fingerprint: { font: { color: SECONDARY }, horizontal: "Right", vertical: "Top", ...row },
  ...numbers(),
} as const satisfies Record<string, PlanStyle>;

export type StyleName = keyof typeof STYLES;
/** Styles of numbers, which have a dated twin. */
export type NumberStyle = NumberName;
