import { Failure } from "./failure.ts";
import { FLAG_WAITS_FOR_CELL_EDIT, FLAG_WRITES } from "./wire.ts";
import type { ErrorCode } from "./failure.ts";
import type { RequestBody, ResponseBody } from "./wire.ts";

/** A request that failed as a whole: nothing of its answer reaches the client. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly status: number };
}

export type Reply = { readonly body: ResponseBody } | Refusal;

export interface NumberedRequest {
  /** From 1, clean-up requests not counted. */
  readonly number: number;
  readonly body: RequestBody;
  readonly flags: number;
}

/** Stands before and after every request: a refusal before leaves the workbook alone, one after loses the answer. */
export interface Interceptor {
  before?(request: NumberedRequest): Refusal | undefined | Promise<Refusal | undefined>;
  after?(request: NumberedRequest, response: ResponseBody): Refusal | undefined | Promise<Refusal | undefined>;
}

/** By any code, those of the line to Excel included. */
export const refused = (code: string, status: number): Refusal => ({
  error: { code, message: `${code}.`, status },
});

export function refusal(code: ErrorCode): Refusal {
  const { message, status } = new Failure(code);
  return { error: { code, message, status } };
}

/** A slow connection. */
export const latency = (milliseconds: number): Interceptor => ({
  before: () => new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds)),
});

/** What Excel on the web takes in one request, or gives in one answer. */
const MOST_BYTES = 5_000_000;

/** A host that refuses larger requests before it does anything, and larger answers once it has done everything. */
export const sizeLimit = (most = MOST_BYTES): Interceptor => ({
  before: ({ body }) => (bytesOf(body) > most ? refused("RequestPayloadSizeLimitExceeded", 413) : undefined),
  after: (_request, response) =>
    bytesOf(response) > most ? refused("ResponsePayloadSizeLimitExceeded", 413) : undefined,
});

const bytesOf = (body: object): number => new TextEncoder().encode(JSON.stringify(body)).length;

/** A request of which nobody ever hears again: left undone, or done. */
export const unanswered = (number: number, when: "before" | "after"): Interceptor => {
  const silence = (request: NumberedRequest): Promise<undefined> | undefined =>
    request.number === number ? new Promise(() => undefined) : undefined;
  return when === "before" ? { before: silence } : { after: silence };
};

/** The client flags worksheet functions as writing; asking for one changes nothing. */
const onlyReads = ({ Actions, ObjectPaths }: RequestBody): boolean =>
  Actions.every(({ ActionType }) => [1, 2, 5, 7].includes(ActionType)) &&
  Object.values(ObjectPaths).every(
    ({ ObjectPathType, Name, ParentObjectPathId }) =>
      ObjectPathType !== 3 || Name.startsWith("Get") || ObjectPaths[ParentObjectPathId ?? 0]?.Name === "Functions",
  );

/** A workbook open for reading only: what writes is refused. */
export const readOnly = (): Interceptor => ({
  before: ({ flags, body }) => ((flags & FLAG_WRITES) !== 0 && !onlyReads(body) ? refusal("AccessDenied") : undefined),
});

/** Request `number` fails before anything of it is done. */
export const failBefore = (number: number, code: ErrorCode): Interceptor => ({
  before: (request) => (request.number === number ? refusal(code) : undefined),
});

/** Request `number` is done, and its answer is lost. */
export const failAfter = (number: number, code: ErrorCode): Interceptor => ({
  after: (request) => (request.number === number ? refusal(code) : undefined),
});

/**
 * A person who is typing in a cell between `begin` and `end`: requests are refused meanwhile, or, when the add-in asked
 * for it (`delayForCellEdit`), wait.
 */
export function cellEditing(): Interceptor & { begin(): void; end(): void } {
  let editing = false;
  const waiting: (() => void)[] = [];
  return {
    begin: () => void (editing = true),
    end() {
      editing = false;
      for (const resume of waiting.splice(0)) resume();
    },
    before({ flags }) {
      if (!editing) return undefined;
      if ((flags & FLAG_WAITS_FOR_CELL_EDIT) === 0) return refusal("InvalidOperationInCellEditMode");
      return new Promise((resolve) => waiting.push(() => resolve(undefined)));
    },
  };
}
