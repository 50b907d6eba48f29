// Reads which requirement set brought each member of the Excel API from the comments of @types/office-js,
// and writes src/host/protocol/api-levels.json. `--check` compares instead, and fails when they differ.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const output = fileURLToPath(new URL("../src/host/protocol/api-levels.json", import.meta.url));
const source = createRequire(import.meta.url).resolve("@types/office-js/index.d.ts");

/** "1.9" for ExcelApi, "ExcelApiDesktop 1.1" for another set; two levels where setting came later than reading. */
function levelOf(comment) {
  const text = /\[Api set: (ExcelApi\w*) ([^\]]*)\]/.exec(comment);
  if (!text) return null;
  const [, set, rest] = text;
  const versions = rest.match(/\d+\.\d+/g) ?? [];
  const [first, second] = versions;
  if (first === undefined) return null;
  const name = (version) => (set === "ExcelApi" ? version : `${set} ${version}`);
  const settable = /for (reading|getting|get\b)[^;,]*[;,] (\d+\.\d+) for set/.test(rest);
  return settable ? { read: name(first), write: name(second) } : name(first);
}

/** Class → member → level. A member without a comment of its own has its class's. */
export function apiLevels(declarations) {
  const start = declarations.indexOf("\ndeclare namespace Excel {");
  const end = declarations.indexOf("\n    namespace Interfaces {", start);
  const levels = {};
  let current = null;
  let classLevel = null;
  let comment = "";
  let inComment = false;
  for (const line of declarations.slice(start, end).split("\n")) {
    if (inComment || /^\s*\/\*\*/.test(line)) {
      comment = inComment ? `${comment}\n${line}` : line;
      inComment = !line.includes("*/");
      continue;
    }
    const opening = /^ {4}class (\w+) extends OfficeExtension\.ClientObject/.exec(line);
    if (opening) {
      current = levels[opening[1]] = {};
      classLevel = levelOf(comment);
    } else if (/^ {4}\}/.test(line)) {
      current = null;
    } else if (current) {
      const member = /^ {8}(?:readonly )?(\w+)[(?:<]/.exec(line)?.[1];
      const own = member && !["context", "load", "set", "toJSON", "track", "untrack"].includes(member);
      const level = levelOf(comment) ?? classLevel;
      if (own && level && !(member in current)) current[member] = level;
    }
    if (line.trim() !== "") comment = "";
  }
  return Object.fromEntries(
    Object.entries(levels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, members]) => [
        name,
        Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1))),
      ]),
  );
}

const generate = () => `${JSON.stringify(apiLevels(readFileSync(source, "utf8")), null, 1)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = generate();
  if (!process.argv.includes("--check")) writeFileSync(output, text);
  else if (readFileSync(output, "utf8") !== text) {
    console.error("src/host/protocol/api-levels.json is out of date: run node scripts/api-levels.mjs");
    process.exitCode = 1;
  }
}
