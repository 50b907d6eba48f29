import { Failure, fail } from "./failure.ts";
import { CAMEL, PASCAL, readQuery } from "./query.ts";
import { record } from "./argument.ts";
import { workbookType } from "./types/workbook.ts";
import type { Context } from "./context.ts";
import type { Gate } from "./gate.ts";
import type { HostObject, Member, ObjectType } from "./member.ts";
import type { Action, ActionResult, ArgumentInfo, ErrorBody, ObjectPath, RequestBody, ResponseBody } from "./wire.ts";

/** Objects such as the client's telemetry: whatever is asked of them succeeds and does nothing. */
const serviceType: ObjectType<null> = { name: "Service", members: {} };

/** The only two properties that the client sets by another name than it loads. */
const wireNames: Readonly<Record<string, string>> = { Gridlines: "showGridlines", Headings: "showHeadings" };

const memberName = (wire: string) => wireNames[wire] ?? wire.charAt(0).toLowerCase() + wire.slice(1);

/**
 * Serves one request: actions in order, each path resolved once, up to the first failing action; what was done before
 * it stays done.
 */
export function serve(body: RequestBody, context: Context, gate: Gate): ResponseBody {
  const results: ActionResult[] = [];
  const traces: number[] = [];
  const paths = createPaths(body.ObjectPaths, context, gate);
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (action.ActionType === 5) traces.push(action.Id);
      results.push({ ActionId: action.Id, Value: perform(action, paths, context, gate) });
    } catch (error) {
      return { Results: results, Error: errorBody(error, index), ...(traces.length > 0 && { TraceIds: traces }) };
    }
  }
  return { Results: results, ...(traces.length > 0 && { TraceIds: traces }) };
}

function errorBody(error: unknown, index: number): ErrorBody {
  const failure = error instanceof Failure ? error : new Failure("GeneralException", String(error));
  return {
    Code: failure.code,
    Message: failure.message,
    Location: failure.location ?? "",
    ActionIndex: index,
    HttpStatusCode: failure.status,
  };
}

interface Paths {
  /** The object at a path, `null` for a null object. */
  resolve(id: number): HostObject | null;
  /** The reference id given to the range at that path in this request. */
  readonly references: Map<number, string>;
}

function createPaths(paths: RequestBody["ObjectPaths"], context: Context, gate: Gate): Paths {
  const resolved = new Map<number, HostObject | null>();
  const resolve = (id: number): HostObject | null => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = paths[id] ?? fail("GeneralException", `No object path ${id}.`);
    const object = follow(path, resolve, context, gate);
    resolved.set(id, object);
    return object;
  };
  return { resolve, references: new Map() };
}

function follow(path: ObjectPath, resolve: Paths["resolve"], context: Context, gate: Gate): HostObject | null {
  if (path.ObjectPathType === 1) return { type: workbookType, target: context.workbook };
  if (path.ObjectPathType === 2) return { type: serviceType, target: null };
  if (path.ObjectPathType === 6) return context.references.resolve(path.Name) ?? fail("InvalidReference");
  if (path.ObjectPathType === 7) return null;
  const parent = resolve(path.ParentObjectPathId ?? 0);
  if (parent === null || parent.type.name === serviceType.name) return parent;
  if (path.ObjectPathType === 5) {
    const [key] = argumentsOf(path.ArgumentInfo, resolve);
    return at(parent, "getItem", () => {
      const find = parent.type.find ?? fail("NotImplemented", `${parent.type.name}.getItem`);
      return find(living(parent, context), key as string | number, context) ?? fail("ItemNotFound");
    });
  }
  const name = memberName(path.Name);
  const member = memberOf(parent.type, name, gate, "read");
  return at(parent, name, () => {
    if ("navigate" in member) return member.navigate(living(parent, context), context);
    if ("make" in member) {
      return member.make(living(parent, context), argumentsOf(path.ArgumentInfo, resolve), context);
    }
    return fail("NotImplemented", `${parent.type.name}.${name}`);
  });
}

function perform(action: Action, paths: Paths, context: Context, gate: Gate): unknown {
  if (action.ActionType === 5) return null;
  const object = paths.resolve(action.ObjectPathId);
  if (object === null || object.type.name === serviceType.name) return object && {};
  switch (action.ActionType) {
    case 1:
      return instantiated(object, paths.references.get(action.ObjectPathId), context);
    case 2:
    case 7: {
      living(object, context);
      const naming = action.ActionType === 2 ? PASCAL : CAMEL;
      return at(object, "load", () => readQuery(object, action.QueryInfo ?? {}, naming, context, gate));
    }
    case 3:
      return call(object, action, paths, context, gate);
    case 4: {
      const [value] = argumentsOf(action.ArgumentInfo, paths.resolve);
      return set(object, memberName(action.Name ?? ""), value, context, gate);
    }
    case 9:
      return update(object, record(action.ObjectState, "state"), context, gate);
    default:
      return fail("NotImplemented", `Action type ${action.ActionType}.`);
  }
}

function instantiated({ type, target }: HostObject, reference: string | undefined, context: Context): unknown {
  if (type.exists && !type.exists(target, context)) return {};
  return { ...type.identity?.(target, context), ...(reference !== undefined && { _ReferenceId: reference }) };
}

function call(object: HostObject, action: Action, paths: Paths, context: Context, gate: Gate): unknown {
  const wire = action.Name ?? "";
  if (wire === "_KeepReference") {
    if (object.type.kept) paths.references.set(action.ObjectPathId, context.references.keep(object));
    return null;
  }
  const name = memberName(wire);
  const member = memberOf(object.type, name, gate, "read");
  return at(object, name, () => {
    const args = argumentsOf(action.ArgumentInfo, paths.resolve);
    if ("call" in member) return member.call(living(object, context), args, context) ?? null;
    if (!("make" in member)) return fail("NotImplemented", `${object.type.name}.${name}`);
    member.make(living(object, context), args, context);
    return null;
  });
}

function set(object: HostObject, name: string, value: unknown, context: Context, gate: Gate): null {
  const member = memberOf(object.type, name, gate, "write");
  at(object, name, () => {
    const write =
      "set" in member && member.set ? member.set : fail("NotImplemented", `${object.type.name}.${name} = …`);
    write(living(object, context), value, context);
  });
  return null;
}

/** `object.update({…})`: leaves are set, objects are walked into. */
function update(object: HostObject, state: Record<string, unknown>, context: Context, gate: Gate): null {
  for (const [name, value] of Object.entries(state)) {
    const member = memberOf(object.type, name, gate, "write");
    if (!("navigate" in member)) set(object, name, value, context, gate);
    else {
      const next = at(object, name, () => member.navigate(living(object, context), context));
      if (next) update(next, record(value, name), context, gate);
    }
  }
  return null;
}

function memberOf(type: ObjectType<unknown>, name: string, gate: Gate, use: "read" | "write"): Member<unknown> {
  const member = Object.hasOwn(type.members, name) ? type.members[name] : undefined;
  try {
    if (!member) return gate.missing(type.name, name, "call");
    gate.check(type.name, "as" in member && member.as !== undefined ? member.as : name, use);
    return member;
  } catch (error) {
    if (error instanceof Failure) error.location ??= `${type.name}.${name}`;
    throw error;
  }
}

function living({ type, target }: HostObject, context: Context): unknown {
  if (type.exists && !type.exists(target, context)) fail("ItemNotFound");
  return target;
}

/** Names the member in a failure that comes out of it. */
function at<R>(object: HostObject, member: string, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (error instanceof Failure) error.location ??= `${object.type.name}.${member}`;
    throw error;
  }
}

function argumentsOf(info: ArgumentInfo | undefined, resolve: Paths["resolve"]): unknown[] {
  const references = info?.ReferencedObjectPathIds;
  return (info?.Arguments ?? []).map((value, index) => argument(value, references?.[index], resolve));
}

function argument(value: unknown, reference: unknown, resolve: Paths["resolve"]): unknown {
  if (typeof reference === "number" && reference !== 0) return resolve(reference);
  if (Array.isArray(value)) {
    return Array.isArray(reference) ? value.map((item, index) => argument(item, reference[index], resolve)) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if ("_ObjectPathId" in value && typeof value._ObjectPathId === "number") return resolve(value._ObjectPathId);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, argument(inner, undefined, resolve)]));
}
