import type { Finding } from "../cells/finding.ts";
import { formatter } from "../locales/format.ts";
import { live, text } from "./cells.ts";
import { liveRequirement } from "./live-formula.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { indicatorCell, QUALITY_COLUMNS, type QualitySheet } from "./quality.ts";

type Shown = Omit<PlanCell, "row" | "column">;
type Kind = "amount" | "percent";

/** Which parameters of a finding are the value found and the value expected. */
const FIGURES: Readonly<Record<string, readonly [kind: Kind, value: string, expected: string | null]>> = {
  "budget.overCommitted": ["amount", "amount", "ceiling"],
  "budget.paidOverBudget": ["amount", "amount", "ceiling"],
  "budget.paidOverCommitted": ["amount", "amount", "ceiling"],
  "budget.totalDisagrees": ["amount", "printed", "sum"],
  "budget.rateDisagrees": ["percent", "printed", "computed"],
  "budget.commitmentHigh": ["percent", "rate", "threshold"],
  "budget.paymentLow": ["percent", "rate", "threshold"],
  "budget.timeGap": ["percent", "rate", "elapsed"],
  "budget.decommitment": ["amount", "amount", null],
  "budget.paidFalling": ["amount", "amount", null],
  "budget.signError": ["amount", "amount", null],
  "budget.changed": ["amount", "budget", null],
};

/** The value found and the one expected, as cells still without a place; null where a finding compares nothing. */
export function checkedFigures(
  pack: Pack,
  quality: QualitySheet | null,
  finding: Finding,
): { readonly value: Shown | null; readonly expected: Shown | null } {
  return ofIndicator(pack, quality, finding) ?? ofParams(pack, finding);
}

function ofIndicator(pack: Pack, quality: QualitySheet | null, finding: Finding) {
  if (!finding.code.startsWith("service.")) return null;
  const row = Number(/(?<!\d)\d+$/.exec(finding.cell ?? "")?.[0]) - 1;
  const placed = quality?.indicators.find(
    ({ indicator: { source } }) => source.labelRef.sheet === finding.sheet && source.row === row,
  );
  if (!placed) return null;
  const { observed, requirement } = placed.indicator;
  const expected = liveRequirement(placed.indicator, pack.locale);
  return {
    value:
      observed.value === null
        ? null
        : shown(live(indicatorCell(pack, placed, QUALITY_COLUMNS.observed, observed.value)), observed.unit === "ratio"),
    expected: requirement.text === "" ? null : { content: live(expected), style: "rightTop" },
  };
}

const shown = (content: Shown["content"], isRatio: boolean): Shown => ({
  content,
  style: isRatio ? "rateTop" : "generalTop",
});

function ofParams(pack: Pack, { code, params }: Finding) {
  const figures = FIGURES[code];
  if (!figures) return { value: null, expected: null };
  const [kind, value, expected] = figures;
  const format = formatter(pack.locale);
  const said = (name: string | null): Shown | null => {
    const param = name === null ? null : params[name];
    if (typeof param !== "number") return null;
    return { content: text(kind === "amount" ? format.amount(param) : format.percent(param)), style: "rightTopDated" };
  };
  return { value: said(value), expected: said(expected) };
}
