import type { Requirement } from "../../src/cells/requirement.ts";

/** One line a person can check: "≤ 2 day ouvre", "share ≥ 0.95 of < 4 hour", "?" for an assumed reading. */
export function said(requirement: Requirement): string {
  const sign = { lt: "<", le: "≤", eq: "=", ne: "≠", ge: "≥", gt: ">" };
  const { op, value, lo, hi, loIncl, hiIncl, itemOp, shareOp, share, unit, dayType, stat, per } = requirement;
  const measure = [value, unit, dayType === "unspecified" ? null : dayType].filter((part) => part !== null).join(" ");
  const of = (): string => {
    switch (op) {
      case "manual":
        return `manual: ${requirement.reason}`;
      case "range":
        return [
          `${loIncl ? "[" : "]"}${lo} ; ${hi}${hiIncl ? "]" : "["}`,
          unit,
          dayType === "unspecified" ? null : dayType,
        ]
          .filter((part) => part !== null)
          .join(" ");
      case "share":
        return `share ${sign[shareOp ?? "eq"]} ${share} of ${sign[itemOp ?? "eq"]} ${measure}`;
      case "none":
      case "pending":
      case "ref":
        return op;
      default:
        return `${sign[op]} ${measure}`;
    }
  };
  const extras = [stat === "percentile" ? `P${(requirement.percentile ?? 0) * 100}` : stat, per ? `per ${per}` : null];
  return [of(), ...extras.filter((part) => part !== null), requirement.status === "assumed" ? "?" : null]
    .filter((part) => part !== null)
    .join(" ");
}
