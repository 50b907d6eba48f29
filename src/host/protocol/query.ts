import { Failure, fail } from "./failure.ts";
import type { Context } from "./context.ts";
import type { Gate } from "./gate.ts";
import type { HostObject, Member } from "./member.ts";
import type { QueryInfo } from "./wire.ts";

/** What to read of an object: `all` its plain properties, and named ones, each with what to read below it. */
interface Wish {
  all: boolean;
  readonly children: Map<string, Wish>;
}

const emptyWish = (): Wish => ({ all: false, children: new Map() });

const names = (list: QueryInfo["Select"]): string[] =>
  (typeof list === "string" ? list.split(",") : [...(list ?? [])]).map((name) => name.trim()).filter(Boolean);

function addPath(wish: Wish, path: string): void {
  let at = wish;
  for (const step of path.split("/").filter((part) => part !== "" && part !== "items")) {
    if (step === "$none") return;
    if (step === "*" || step === "$all") {
      at.all = true;
      return;
    }
    let child = at.children.get(step);
    if (!child) at.children.set(step, (child = emptyWish()));
    at = child;
  }
}

function wishOf(query: QueryInfo): Wish {
  const wish = emptyWish();
  const select = names(query.Select);
  if (query.Select === undefined) wish.all = true;
  for (const path of select) addPath(wish, path);
  for (const path of names(query.Expand)) addPath(wish, `${path}/*`);
  return wish;
}

/** PascalCase keys and `_Items` for an ordinary load, camelCase and `items` for a query as JSON. */
export interface Naming {
  key(member: string): string;
  readonly items: string;
}

export const PASCAL: Naming = { key: (name) => name.charAt(0).toUpperCase() + name.slice(1), items: "_Items" };
export const CAMEL: Naming = { key: (name) => name, items: "items" };

/**
 * Answers a load. Property names are case-blind, as Excel takes them; one that the class doesn't have is
 * `InvalidArgument`, one that is newer than the simulated Excel `ApiNotFound`.
 */
export function readQuery(object: HostObject, query: QueryInfo, naming: Naming, context: Context, gate: Gate): unknown {
  const wish = wishOf(query);
  const window = { skip: query.Skip ?? 0, top: query.Top ?? Infinity };
  return readObject(object, wish, { naming, context, gate }, window);
}

interface Reading {
  readonly naming: Naming;
  readonly context: Context;
  readonly gate: Gate;
}

function readObject(
  object: HostObject,
  wish: Wish,
  reading: Reading,
  window: { skip: number; top: number } = { skip: 0, top: Infinity },
): Record<string, unknown> {
  const { type, target } = object;
  const { naming, context } = reading;
  if (!type.items) return { ...identity(object, reading), ...readMembers(object, wish, reading) };
  const own = emptyWish();
  const perItem = emptyWish();
  perItem.all = wish.all;
  for (const [name, child] of wish.children) {
    const mine = name.toLowerCase() === "count" && "count" in type.members;
    (mine ? own : perItem).children.set(name, child);
  }
  const items = type.items(target, context).slice(window.skip, window.skip + window.top);
  return {
    ...readMembers(object, own, reading),
    [naming.items]: items.map((item) => readObject(item, perItem, reading)),
  };
}

function identity({ type, target }: HostObject, { naming, context }: Reading): Record<string, unknown> {
  return naming === PASCAL ? { ...type.identity?.(target, context) } : {};
}

function readMembers(object: HostObject, wish: Wish, reading: Reading): Record<string, unknown> {
  const { type, target } = object;
  const { naming, context, gate } = reading;
  const answer: Record<string, unknown> = {};
  if (wish.all) {
    for (const [name, member] of Object.entries(type.members)) {
      const read = "get" in member ? member.get : undefined;
      if (!read || !gate.readable(type.name, name)) continue;
      answer[naming.key(name)] = read(target, context);
    }
  }
  for (const [asked, below] of wish.children) {
    const [name, member] = memberNamed(object, asked, gate);
    if ("navigate" in member) {
      const next = located(type.name, name, () => member.navigate(target, context));
      const deep = below.all || below.children.size > 0 ? below : { ...below, all: true };
      answer[naming.key(name)] = next && readObject(next, deep, reading);
    } else if ("get" in member && member.get) {
      const read = member.get;
      answer[naming.key(name)] = located(type.name, name, () => read(target, context));
    } else {
      fail("InvalidArgument", `${type.name}.${asked}`);
    }
  }
  return answer;
}

function memberNamed({ type }: HostObject, asked: string, gate: Gate): [string, Member<unknown>] {
  const exact = type.members[asked];
  const name = exact ? asked : Object.keys(type.members).find((own) => own.toLowerCase() === asked.toLowerCase());
  const found = name === undefined ? undefined : type.members[name];
  if (name === undefined || !found || name.startsWith("_")) return gate.missing(type.name, asked, "load");
  gate.check(type.name, name, "read");
  return [name, found];
}

/** Names the property in a failure that comes out of reading it. */
function located<R>(type: string, member: string, read: () => R): R {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) error.location ??= `${type}.${member}`;
    throw error;
  }
}
