import { fail } from "./failure.ts";
import type { ApiLevel, ApiLevels } from "./api-levels.ts";

/** Which members the simulated Excel has, from the requirement sets that it declares. */
export interface Gate {
  /** Refuses with `ApiNotFound` what is newer than the declared sets. */
  check(type: string, member: string, use: "read" | "write"): void;
  readable(type: string, member: string): boolean;
  /** Refuses a member that the type's table lacks: `NotImplemented` if Office.js has it, else that there is none. */
  missing(type: string, member: string, use: "load" | "call"): never;
}

/** Numbers of a set's version compare part by part: 1.10 is newer than 1.9. */
export function atLeast(version: string, wanted: string): boolean {
  const have = version.split(".").map(Number);
  const want = wanted.split(".").map(Number);
  for (let i = 0; i < Math.max(have.length, want.length); i += 1) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Whether declared sets take in a version of one of them; names of sets are case-blind. */
export function supports(apiSets: Readonly<Record<string, string>>, set: string, version: string): boolean {
  const declared =
    apiSets[set] ?? Object.entries(apiSets).find(([name]) => name.toLowerCase() === set.toLowerCase())?.[1];
  return declared !== undefined && atLeast(declared, version);
}

export function createGate(levels: ApiLevels, apiSets: Readonly<Record<string, string>>): Gate {
  const levelOf = (type: string, member: string): ApiLevel | undefined => levels[type]?.[member];
  const supported = (level: ApiLevel | undefined, use: "read" | "write") => {
    const needed = typeof level === "object" ? level[use] : level;
    if (needed === undefined) return true;
    const [set, version] = needed.includes(" ") ? (needed.split(" ") as [string, string]) : ["ExcelApi", needed];
    return supports(apiSets, set, version);
  };
  return {
    check(type, member, use) {
      if (!supported(levelOf(type, member), use)) fail("ApiNotFound", `${type}.${member}`);
    },
    readable: (type, member) => supported(levelOf(type, member), "read"),
    missing(type, member, use) {
      const known = Object.keys(levels[type] ?? {}).find((name) => name.toLowerCase() === member.toLowerCase());
      if (known !== undefined) {
        this.check(type, known, "read");
        return fail("NotImplemented", `${type}.${known}`);
      }
      return use === "load" ? fail("InvalidArgument", `${type}.${member}`) : fail("ApiNotFound", `${type}.${member}`);
    },
  };
}
