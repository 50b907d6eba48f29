import { refFormula } from "../cells/address.ts";
import type { SourceCell } from "../reading/statement.ts";
import { liveText } from "./live-formula.ts";
import { quoteText, type Live } from "./live.ts";

const SEPARATORS = ["/", " / ", ", ", ",", "; ", ";", " ; ", "+", " + ", " et "] as const;
/** Stands around the list while it is taken apart; no register writes it. */
const EDGE = "¦";

/**
 * The actors of a cell by their names, "A/C" as "Amue, Cocktail", so that a changed cell changes them; null where a formula
 * would not give those names.
 */
export function liveActors(
  cell: SourceCell | undefined,
  codes: readonly string[],
  legend: Readonly<Record<string, string>>,
  names: string,
): Live<string> | null {
  const raw = cell?.raw;
  if (!cell || typeof raw !== "string") return null;
  if (raw === names) return liveText(cell, names);
  const separator = SEPARATORS.find((each) => codes.join(each) === raw);
  if (separator === undefined) return null;
  const steps: readonly (readonly [string, string])[] = [
    ...Object.entries(legend).map(
      ([code, name]) => [`${separator}${code}${separator}`, `${separator}${name}${separator}`] as const,
    ),
    [EDGE + separator, ""],
    [separator + EDGE, ""],
    ...(separator === ", " ? [] : [[separator, ", "] as const]),
  ];
  const shown = steps.reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    `${EDGE}${separator}${raw}${separator}${EDGE}`,
  );
  if (shown !== names) return null;
  const edges = [quoteText(EDGE + separator), quoteText(separator + EDGE)] as const;
  const formula = steps.reduce(
    (inner, [from, to]) => `SUBSTITUTE(${inner},${quoteText(from)},${quoteText(to)})`,
    `${edges[0]}&${refFormula(cell.ref)}&${edges[1]}`,
  );
  return { formula, value: names };
}
