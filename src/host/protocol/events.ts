import type { Call, Member } from "./member.ts";
import type { EventEntry } from "./wire.ts";

/**
 * Office.js' events: the code on the wire and the name that registers it (`_Register…` and `_Unregister…`). One code
 * can serve several classes: the target tells them apart (a worksheet's, table's or chart's id, or "Workbook").
 */
export const EVENTS = {
  worksheetChanged: { code: 10, registers: "DataChangedEvent", member: "onChanged" },
  worksheetActivated: { code: 11, registers: "ActivatedEvent", member: "onActivated" },
  worksheetDeactivated: { code: 12, registers: "DeactivatedEvent", member: "onDeactivated" },
  worksheetAdded: { code: 13, registers: "AddedEvent", member: "onAdded" },
  worksheetSelectionChanged: { code: 14, registers: "SelectionChangedEvent", member: "onSelectionChanged" },
  worksheetDeleted: { code: 15, registers: "DeletedEvent", member: "onDeleted" },
  worksheetCalculated: { code: 16, registers: "CalculatedEvent", member: "onCalculated" },
  worksheetFormatChanged: { code: 18, registers: "FormatChangedEvent", member: "onFormatChanged" },
  worksheetNameChanged: { code: 25, registers: "EventNameChanged", member: "onNameChanged" },
  worksheetVisibilityChanged: { code: 26, registers: "EventVisibilityChanged", member: "onVisibilityChanged" },
  worksheetMoved: { code: 27, registers: "EventMoved", member: "onMoved" },
  chartAdded: { code: 50, registers: "AddedEvent", member: "onAdded" },
  chartActivated: { code: 51, registers: "ActivatedEvent", member: "onActivated" },
  chartDeactivated: { code: 52, registers: "DeactivatedEvent", member: "onDeactivated" },
  chartDeleted: { code: 53, registers: "DeletedEvent", member: "onDeleted" },
  tableSelectionChanged: { code: 100, registers: "SelectionChangedEvent", member: "onSelectionChanged" },
  tableChanged: { code: 101, registers: "DataChangedEvent", member: "onChanged" },
  tableAdded: { code: 102, registers: "AddedEvent", member: "onAdded" },
  tableDeleted: { code: 103, registers: "DeletedEvent", member: "onDeleted" },
} as const;

export type EventName = keyof typeof EVENTS;

export const WORKBOOK_TARGET = "Workbook";

/** Something happened; who hears of it is decided by the subscriptions. */
export interface RaisedEvent {
  readonly event: EventName;
  /** Worksheet, table or chart id; the "Workbook" subscribers hear of it too. */
  readonly target: string;
  /** The sheet whose charts or tables hear of it as a collection. */
  readonly sheet?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** How many times each event of each target was asked for, by "code|target". */
export type Subscriptions = Map<string, number>;

const subscription = (event: EventName, target: string) => `${EVENTS[event].code}|${target}`;

export const isSubscribed = (subscriptions: Subscriptions, event: EventName, target: string): boolean =>
  (subscriptions.get(subscription(event, target)) ?? 0) > 0;

/** The hidden members by which the client turns events of a type on and off. */
export function eventMembers<T>(
  events: readonly EventName[],
  targetId: (target: T) => string,
): Record<string, Member<T>> {
  const change = (event: EventName, by: number): Call<T> => ({
    as: EVENTS[event].member,
    call(target, _args, { subscriptions }) {
      const name = subscription(event, targetId(target));
      subscriptions.set(name, Math.max(0, (subscriptions.get(name) ?? 0) + by));
      return null;
    },
  });
  return Object.fromEntries(
    events.flatMap((event) => [
      [`_Register${EVENTS[event].registers}`, change(event, 1)],
      [`_Unregister${EVENTS[event].registers}`, change(event, -1)],
    ]),
  );
}

/** The messages for those who subscribed: first the object's own, then its sheet's, then the whole workbook's. */
export function eventEntries(subscriptions: Subscriptions, raised: readonly RaisedEvent[]): EventEntry[] {
  return raised.flatMap(({ event, target, sheet = target, args }) =>
    [...new Set([target, sheet, WORKBOOK_TARGET])]
      .filter((id) => isSubscribed(subscriptions, event, id))
      .map((targetId) => ({
        messageCategory: 65536 as const,
        messageType: EVENTS[event].code,
        targetId,
        message: JSON.stringify(args),
      })),
  );
}
