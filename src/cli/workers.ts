import { fileURLToPath } from "node:url";
import { parentPort, Worker } from "node:worker_threads";
import type { Request } from "./arguments.ts";
import { carryOut, explain } from "./one-workbook.ts";
import { sentences } from "./sentences.ts";

/** How the work on one workbook ended: its exit code, or one line that says why there is none. */
export type Outcome = { readonly code: number } | { readonly failure: string };

/** In a worker: carries out each request that comes, one at a time. */
export function workHere(): void {
  parentPort?.on("message", (request: Request) => {
    const text = sentences(request.locale ?? "fr");
    carryOut(request, text).then(
      (code) => parentPort?.postMessage({ code } satisfies Outcome),
      (error: unknown) => parentPort?.postMessage({ failure: explain(error, request, text) } satisfies Outcome),
    );
  });
}

/**
 * Hands the requests to `jobs` threads; `done` is told of each as it ends. A thread that dies (out of memory) fails its
 * workbook alone, with the sentence `stopped`, and another takes its place.
 */
export async function inWorkers(
  requests: readonly Request[],
  jobs: number,
  stopped: string,
  done: (request: Request, outcome: Outcome) => Promise<void>,
): Promise<void> {
  let next = 0;
  const line = async (): Promise<void> => {
    let worker: Worker | null = null;
    while (next < requests.length) {
      const request = requests[next]!;
      next += 1;
      worker ??= new Worker(fileURLToPath(import.meta.url));
      const outcome: Outcome = await one(worker, request).catch(() => ({ failure: stopped }));
      if ("failure" in outcome && outcome.failure === stopped) {
        await worker.terminate();
        worker = null;
      }
      await done(request, outcome);
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, requests.length) }, line));
}

const one = (worker: Worker, request: Request): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const onMessage = (outcome: Outcome): void => end(() => resolve(outcome));
    const onError = (error: unknown): void => end(() => reject(error instanceof Error ? error : new Error("error")));
    const onExit = (): void => end(() => reject(new Error("exit")));
    const end = (settle: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(request);
  });
