import type { Serial } from "../../cells/units.ts";
import type { RegisterStatement } from "../../reading/statement.ts";
import type { RegisterResult } from "../results.ts";
import { actorName, registerState, type RegisterItem, type RegisterState } from "./lines.ts";

export interface AgendaLine {
  readonly statement: RegisterStatement;
  readonly item: RegisterItem;
  readonly state: RegisterState;
  /** Names by the legend. */
  readonly actors: readonly string[];
}

const BY_STATE: readonly RegisterState[] = ["overdue", "next", "undated", "done", "none"];
const BY_TYPE: readonly RegisterItem["type"][] = ["D", "I", null];

/**
 * The lines of all registers: overdue actions, oldest first, the next ones, those without a date, those done, then
 * decisions and information; else as the registers have them.
 */
export function agenda(registers: readonly RegisterResult[], asOf: Serial | null): readonly AgendaLine[] {
  const lines = registers.flatMap(({ statement }) =>
    statement.rows.map((item): AgendaLine => ({
      statement,
      item,
      state: registerState(item, asOf),
      actors: item.actors.map((code) => actorName(statement, code)),
    })),
  );
  return lines
    .map((line, index) => ({ line, index }))
    .sort(
      (a, b) =>
        BY_STATE.indexOf(a.line.state) - BY_STATE.indexOf(b.line.state) ||
        (isDated(a.line) ? (a.line.item.due?.serial ?? 0) - (b.line.item.due?.serial ?? 0) : 0) ||
        BY_TYPE.indexOf(a.line.item.type) - BY_TYPE.indexOf(b.line.item.type) ||
        a.index - b.index,
    )
    .map(({ line }) => line);
}

const isDated = ({ state }: AgendaLine): boolean => state === "overdue" || state === "next";

export interface ActorLoad {
  readonly actor: string;
  readonly overdue: number;
  readonly next: number;
  readonly undated: number;
}

/** Open actions by actor, most overdue first, then most open ones; an action of several actors counts for each. */
export function actorLoads(lines: readonly AgendaLine[]): readonly ActorLoad[] {
  const open = lines.filter(({ state }) => state === "overdue" || state === "next" || state === "undated");
  const count = (actor: string, state: RegisterState): number =>
    open.filter((line) => line.state === state && line.actors.includes(actor)).length;
  return [...new Set(open.flatMap(({ actors }) => actors))]
    .map((actor) => ({
      actor,
      overdue: count(actor, "overdue"),
      next: count(actor, "next"),
      undated: count(actor, "undated"),
    }))
    .sort((a, b) => b.overdue - a.overdue || total(b) - total(a) || a.actor.localeCompare(b.actor, "fr"));
}

const total = ({ overdue, next, undated }: ActorLoad): number => overdue + next + undated;
