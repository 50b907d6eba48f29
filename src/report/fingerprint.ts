import type { Plan, SheetPlan } from "./plan.ts";

/**
 * A short text that is the same for the same plan, whenever it was made (cyrb53: 53 bits, not for security). The cell
 * that shows it counts for nothing.
 */
export function fingerprint(plan: Plan): string {
  const text = JSON.stringify(plan, (_key, value: unknown) => {
    if (value instanceof Map) return [...value.entries()];
    if (isMemory(value))
      return { ...value, memoryFrom: undefined, cells: value.cells.filter(({ row }) => row < value.memoryFrom) };
    return isMark(value) ? null : value;
  });
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** Rows of the workbook's memory are written once: the next plan has them no more. */
const isMemory = (value: unknown): value is SheetPlan & { readonly memoryFrom: number } =>
  typeof value === "object" && value !== null && "memoryFrom" in value && value.memoryFrom !== undefined;

const isMark = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "style" in value && value.style === "fingerprint";
