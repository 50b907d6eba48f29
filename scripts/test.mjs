// npm test: everything, from nothing installed. Lint, types, format, build, then every test.
import { build, install, root, run } from "./set-up.mjs";
import { join } from "node:path";

install();
const bin = (name) => join(root, "node_modules", name);
const step = (label, args) => {
  process.stderr.write(`Jauge: ${label}\n`);
  const code = run(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (code !== 0) process.exit(code);
};

step("types", [bin("typescript/bin/tsc"), "--noEmit", "-p", "."]);
step("lint", [bin("eslint/bin/eslint.js"), "."]);
step("format", [
  bin("prettier/bin/prettier.cjs"),
  "--check",
  "--log-level",
  "warn",
  "src",
  "test",
  "scripts",
  "*.{js,ts,json}",
]);
build("node");
build("pane");
build("workbench");
step("tests", [bin("vitest/vitest.mjs"), "run", ...process.argv.slice(2)]);
