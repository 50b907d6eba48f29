/**
 * How long a property is tried: a fixed seed and `count` cases in the gate; with JAUGE_FUZZ_SECONDS, that many seconds
 * each from a seed of the moment, which a failure prints.
 */
export function runs(count: number): { seed?: number; numRuns: number; interruptAfterTimeLimit?: number } {
  const seconds = Number(process.env["JAUGE_FUZZ_SECONDS"] ?? 0);
  if (seconds > 0) return { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1_000 };
  return { seed: 20_150_930, numRuns: count };
}
