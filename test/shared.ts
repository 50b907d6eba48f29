import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const root = fileURLToPath(new URL("../../shared", import.meta.url));

/** Path of a file of the design folder that may stand beside the checkout. */
export const sharedPath = (...parts: string[]): string => join(root, ...parts);

/** Tests that need it skip, visibly, where it is absent. */
export const hasShared = (...parts: string[]): boolean => existsSync(sharedPath(...parts));
