/** The messages of Office.js' rich API, as the client sends them (see the types' comments for the path and action codes). */

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** Parallel to `Arguments` and nested like them: where not 0, the argument is the object at that path. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

/** 1 root, 2 service object, 3 method, 4 property, 5 indexer, 6 reference handed out earlier, 7 known null object. */
export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[] | string;
  readonly Expand?: readonly string[] | string;
  readonly Top?: number;
  readonly Skip?: number;
}

/** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace, 7 query as JSON, 9 update. */
export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: unknown;
}

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface ErrorBody {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

export interface ResponseBody {
  readonly Results: ActionResult[];
  readonly Error?: ErrorBody;
  readonly TraceIds?: number[];
}

/** Bits of a request's flags that a host acts upon. */
export const FLAG_WRITES = 1;
export const FLAG_WAITS_FOR_CELL_EDIT = 64;

/** One event for the client: the message is JSON text, the target a worksheet or table id, or "Workbook". */
export interface EventEntry {
  readonly messageCategory: 65536;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}
