import type { HostObject } from "./member.ts";

/** Ranges that the client keeps beyond a request, by the id that it was given. */
export interface References {
  keep(object: HostObject): string;
  resolve(id: string): HostObject | null;
  release(id: string): void;
  /** Replaces what an id stands for: rows were inserted above a kept range. */
  update(change: (object: HostObject) => HostObject): void;
  readonly size: number;
}

export function createReferences(): References {
  const kept = new Map<string, HostObject>();
  let last = 0;
  return {
    keep(object) {
      last += 1;
      const id = `ref${last}`;
      kept.set(id, object);
      return id;
    },
    resolve: (id) => kept.get(id) ?? null,
    release: (id) => void kept.delete(id),
    update(change) {
      for (const [id, object] of kept) kept.set(id, change(object));
    },
    get size() {
      return kept.size;
    },
  };
}
