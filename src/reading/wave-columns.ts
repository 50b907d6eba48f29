import { normalise } from "../cells/heading.ts";
import type { TableColumn } from "./table-columns.ts";

const NUMBERED =
  /^(?:(?:vague|wave|tranche|palier|phase|lot)s?(?: n)? \d+|\d+(?:re|er|ere|e|eme|nde|nd|st|rd|th)? (?:vague|wave|tranche))/;
const LIST = /\b(?:vagues?|waves?)\b/;

const headingOf = ({ heading }: TableColumn): string => normalise(heading?.text ?? "");

/** "Vague 1", "2e vague", "Wave 3", in their order. */
export const waveColumns = (columns: readonly TableColumn[]): readonly TableColumn[] =>
  columns.filter((column) => NUMBERED.test(headingOf(column)));

/** "Vagues d'établissements": a column whose cells list the waves. */
export const waveListColumn = (columns: readonly TableColumn[]): TableColumn | null =>
  columns.find((column) => LIST.test(headingOf(column))) ?? null;
