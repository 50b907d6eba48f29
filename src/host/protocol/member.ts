import type { Context } from "./context.ts";

/**
 * An object as the client sees it: a type (its table of members) and the piece of the model that it stands for.
 * It lives for one request, or longer when the client keeps a reference to it.
 */
export interface HostObject<T = unknown> {
  readonly type: ObjectType<T>;
  readonly target: T;
}

/** A value that `load` reads and, with `set`, an add-in may write. `value` comes straight from the wire. */
export interface Property<T> {
  get?(target: T, context: Context): unknown;
  set?(target: T, value: unknown, context: Context): void;
}

/** A property that is an object; `null` is a null object. */
export interface Navigation<T> {
  navigate(target: T, context: Context): HostObject | null;
}

/** A method with an effect or a plain result. Arguments that were objects arrive as `HostObject`. */
export interface Call<T> {
  call(target: T, args: readonly unknown[], context: Context): unknown;
  /** Of a hidden method: the public member whose requirement set counts. */
  as?: string;
}

/** A method that gives an object; `null` is a null object (…OrNullObject). */
export interface Factory<T> {
  make(target: T, args: readonly unknown[], context: Context): HostObject | null;
}

export type Member<T> = Property<T> | Navigation<T> | Call<T> | Factory<T>;

/** What the client learns of an object when it is made: `Id` where it has a public id, `_Id` where it has not. */
export interface Identity {
  readonly Id?: string | number;
  readonly _Id?: string | number;
}

/**
 * One class of Office.js. `name` is its name there ("Range"), `members` are by their JavaScript name ("formulasR1C1"):
 * a member that Office.js knows and this table doesn't is answered `NotImplemented`, with its name.
 */
export interface ObjectType<T> {
  readonly name: string;
  readonly members: Readonly<Record<string, Member<T>>>;
  /** Answered when the object is made, and in each item of a loaded collection. */
  identity?(target: T, context: Context): Identity;
  /** False once it was deleted: then everything on it is `ItemNotFound`. */
  exists?(target: T, context: Context): boolean;
  /** Of a collection: its items in order. */
  items?(target: T, context: Context): HostObject[];
  /** Of a collection: the item for a name or an id, or null. */
  find?(target: T, key: string | number, context: Context): HostObject | null;
  /** Of a range: the client keeps it by a reference id. */
  readonly kept?: boolean;
}

export const isHostObject = (value: unknown): value is HostObject =>
  typeof value === "object" && value !== null && "type" in value && "target" in value;

/** The target of an argument that must be an object of that type, else null. */
export function targetOf<T>(value: unknown, type: ObjectType<T>): T | null {
  return isHostObject(value) && value.type.name === type.name ? (value.target as T) : null;
}
