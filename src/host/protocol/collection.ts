import { fail } from "./failure.ts";
import { integer, key } from "./argument.ts";
import type { Context } from "./context.ts";
import type { HostObject, Member, ObjectType } from "./member.ts";

export interface CollectionSpec<T> {
  readonly name: string;
  items(target: T, context: Context): HostObject[];
  find(target: T, key: string | number, context: Context): HostObject | null;
  readonly members?: Readonly<Record<string, Member<T>>>;
}

/** A collection type with the members that all of Office.js' collections share. */
export function collectionType<T>(spec: CollectionSpec<T>): ObjectType<T> {
  const find = (target: T, wanted: unknown, context: Context) => spec.find(target, key(wanted, "key"), context);
  return {
    name: spec.name,
    items: (target, context) => spec.items(target, context),
    find: (target, wanted, context) => spec.find(target, wanted, context),
    members: {
      count: { get: (target, context) => spec.items(target, context).length },
      getCount: { call: (target, _args, context) => spec.items(target, context).length },
      getItem: { make: (target, [wanted], context) => find(target, wanted, context) ?? fail("ItemNotFound") },
      getItemOrNullObject: { make: (target, [wanted], context) => find(target, wanted, context) },
      getItemAt: {
        make: (target, [index], context) =>
          spec.items(target, context)[integer(index, "index")] ?? fail("InvalidArgument", "index"),
      },
      ...spec.members,
    },
  };
}
