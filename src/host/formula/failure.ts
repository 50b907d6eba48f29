import type { CellError } from "../model/cells.ts";

/** Carries an error value out of a function to where the function was called. */
class Failure extends Error {
  readonly value: CellError;

  constructor(value: CellError) {
    super(value.error);
    this.value = value;
  }
}

/** Made once a code: thousands of cells of an array may fail, and each new one would record the stack. */
const failures = new Map<CellError, Failure>();

export function fail(error: CellError): never {
  let failure = failures.get(error);
  if (!failure) failures.set(error, (failure = new Failure(error)));
  throw failure;
}

/** What `run` gives, or the error value that it failed with. */
export function attempt<T>(run: () => T): T | CellError {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.value;
    throw thrown;
  }
}
