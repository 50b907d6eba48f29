import { a1 } from "../../cells/address.ts";
import { isoDay } from "../../cells/civil.ts";
import type { Finding } from "../../cells/finding.ts";
import type { Serial } from "../../cells/units.ts";
import type { RegisterStatement } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { RegisterResult } from "../results.ts";
import { actorName, registerState } from "./lines.ts";

/**
 * Actions past their due date at the situation. Only true dates of actions can be overdue: decisions and information
 * have no deadline, and "ASAP" or "Avant l'été" are no dates (domain.md §3, register).
 */
export function registerResult(
  statement: RegisterStatement,
  asOf: Serial | null,
): { readonly result: RegisterResult; readonly findings: readonly Finding[] } {
  const findings = statement.rows.flatMap((item) => {
    const { due, description, actors, descriptionRef } = item;
    if (asOf === null || !due || due.serial === null || registerState(item, asOf) !== "overdue") return [];
    const params = {
      label: description,
      due: isoDay(due.serial),
      asOf: isoDay(asOf),
      actors: actors.map((code) => actorName(statement, code)).join(", "),
      action: a1(descriptionRef.row, descriptionRef.column),
    };
    return [findingAt(due.ref, "register.overdue", "warning", params)];
  });
  return { result: { statement, items: statement.rows.length, overdue: findings.length }, findings };
}
