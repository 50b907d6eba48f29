import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/** The line of the house: a room may import the rooms before it, never those after. */
const line = ["cells", "reading", "indicators", "report", "recompute"];
const addIn = [...line, "excel", "locales", "taskpane", "commands", "functions"];
const outside = ["host", "workbench", "cli"];

/** Rooms beside the line that a room of it may know. */
const allowedBeside = { report: ["locales"], recompute: ["locales", "excel"] };

const folders = (rooms) =>
  rooms.map((room) => ({ regex: `^(\\./|(\\.\\./)+(src/)?)${room}${room === "recompute" ? "\\.ts$" : "/"}` }));
const files = (room) => (room === "recompute" ? ["src/recompute.ts"] : [`src/${room}/**/*.{ts,tsx}`]);
const forbid = (room, rooms, why, typesAllowed = false) => ({
  files: files(room),
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      { patterns: folders(rooms).map((pattern) => ({ ...pattern, message: why, allowTypeImports: typesAllowed })) },
    ],
  },
});

const officeNames = ["Office", "Excel", "OfficeExtension", "CustomFunctions"];

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "coverage/**", "test-output/**"] },
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}", "bench/**/*.ts"],
    extends: [tseslint.configs.base],
    plugins: { "office-addins": officeAddins },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "Import from the file that holds it." },
      ],
      eqeqeq: "error",
      "no-console": "error",
      "prefer-const": "error",
    },
  },
  ...line.map((room, place) =>
    forbid(
      room,
      [
        ...addIn.filter((other) => !line.slice(0, place + 1).includes(other) && !allowedBeside[room]?.includes(other)),
        ...outside,
      ],
      `${room} knows only the rooms before it: ${line.join(" ← ")}.`,
    ),
  ),
  forbid(
    "excel",
    ["reading", "indicators", "recompute", "taskpane", "commands", "functions", ...outside],
    "excel knows the cells it reads and the plan it writes, nothing of budgets.",
  ),
  forbid(
    "locales",
    ["report", "excel", "recompute", "taskpane", "commands", "functions", ...outside],
    "A dictionary knows the types that it names, not who shows it.",
    true,
  ),
  ...["taskpane", "commands", "functions"].map((room) =>
    forbid(room, outside, "The add-in never knows its test host."),
  ),
  forbid("host", [...addIn.filter((room) => room !== "cells")], "The host is Excel: it knows nothing of the add-in."),
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/excel/**", "src/commands/**", "src/functions/**", "src/taskpane/index.tsx", "src/host/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...officeNames.map((name) => ({
          name,
          message: "Only excel, commands, functions and the pane's start-up name Office.js.",
        })),
      ],
    },
  },
  {
    files: ["src/excel/**/*.ts"],
    rules: {
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  {
    // It only hands navigation properties on, to be written to: these two rules take each for a read.
    files: ["src/excel/chart-look.ts"],
    rules: { "office-addins/call-sync-before-read": "off", "office-addins/load-object-before-read": "off" },
  },
);
