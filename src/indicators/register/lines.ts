import type { Serial } from "../../cells/units.ts";
import type { RegisterStatement } from "../../reading/statement.ts";

export type RegisterItem = RegisterStatement["rows"][number];

/**
 * An action past its day, one whose day is to come, one without a true date, one that its column of progress says is done;
 * decisions and information wait for nothing.
 */
export type RegisterState = "overdue" | "next" | "undated" | "done" | "none";

export function registerState({ type, due, status }: RegisterItem, asOf: Serial | null): RegisterState {
  if (type !== "A") return "none";
  if (status?.done) return "done";
  if (asOf === null || !due || due.serial === null) return "undated";
  return due.serial < Math.floor(asOf) ? "overdue" : "next";
}

/** By the legend; a code that it lacks stays as it is. */
export const actorName = ({ legend }: RegisterStatement, code: string): string => legend[code] ?? code;
