import { defineConfig } from "vitest/config";

const tests = ["test/**/*.test.ts", "test/**/*.test.tsx"];
/** Tests of the command line as people run it, from `dist`. */
const commandLine = "test/cli/process/**/*.test.ts";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "source", include: tests, exclude: [commandLine] } },
      { extends: true, test: { name: "built", include: [commandLine], globalSetup: "test/cli/process/build.ts" } },
    ],
  },
});
