// The licences of the packages in use: which are allowed, and the notice that goes beside what is shipped.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./set-up.mjs";

const ALLOWED = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"]);

const TOOL = "a tool of the build or of the tests, none of it shipped";

/** By name, with the licence for which the exception was made: another one is looked at again. */
const EXCEPTIONS = {
  "@microsoft/office-js": ["LICENSE", "Microsoft's own terms for Office.js: used with Office and with its development"],
  "@isaacs/nonrecursive-glob-match": ["BlueOak-1.0.0", TOOL],
  argparse: ["Python-2.0", TOOL],
  "axe-core": ["MPL-2.0", TOOL],
  "big-integer": ["Unlicense", TOOL],
  buffers: ["", `${TOOL}; MIT in its read-me`],
  "caniuse-lite": ["CC-BY-4.0", TOOL],
  chainsaw: ["MIT/X11", TOOL],
  "graceful-fs": ["BlueOak-1.0.0", TOOL],
  lightningcss: ["MPL-2.0", TOOL],
  minimatch: ["BlueOak-1.0.0", TOOL],
  pako: ["(MIT AND Zlib)", TOOL],
};

const exceptionOf = (name) =>
  EXCEPTIONS[name] ?? (name.startsWith("lightningcss-") ? EXCEPTIONS.lightningcss : undefined);

/** Whether an SPDX expression (without "WITH") leaves a choice that is allowed: "(MIT OR GPL-3.0)". */
export const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((id) => ALLOWED.has(id.trim())));

/** Licences of the older spellings too: `{ type }`, or a list of these. */
function licenceOf({ license, licenses }) {
  const said = license ?? licenses ?? "";
  return Array.isArray(said)
    ? `(${said.map((one) => one.type ?? one).join(" OR ")})`
    : String(typeof said === "object" ? (said.type ?? "") : said);
}

/** Every package of the lock file; of those that this machine has, the licence is the one that the package says itself. */
export function packages() {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages)
    .filter(([path]) => path !== "")
    .map(([path, { dev = false, license = "", version }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const file = join(root, path, "package.json");
      const about = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { license };
      return { name, version, path, shipped: !dev, licence: licenceOf(about), author: authorOf(about) };
    });
}

const authorOf = ({ author }) => (typeof author === "string" ? author : (author?.name ?? "its authors"));

/** One line for each package whose licence is neither allowed nor excepted. */
export const refused = (list) =>
  list
    .filter(({ name, licence, shipped }) => {
      const [expected, why] = exceptionOf(name) ?? [];
      const excepted = expected === licence && !(shipped && why.startsWith(TOOL));
      return !isAllowed(licence) && !excepted;
    })
    .map(({ name, version, licence }) => `${name} ${version}: ${licence === "" ? "no licence said" : licence}`);

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The licence as the package brings it; a few name MIT and forget its text. */
function textOf({ name, path, licence, author }) {
  const folder = join(root, path);
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.|$)/i.test(one));
  if (file) return readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  if (licence !== "MIT") throw new Error(`${name}: ${licence}, without its text`);
  return `Copyright (c) ${author}\n\n${MIT}`;
}

/** What is shipped, each licence's text once with the packages under it. */
export function notice(list) {
  const byText = new Map();
  for (const one of list.filter(({ shipped }) => shipped)) {
    const text = textOf(one);
    byText.set(text, [...(byText.get(text) ?? []), `${one.name} ${one.version}`]);
  }
  const parts = [...byText].map(([text, names]) => `${[...new Set(names)].sort().join("\n")}\n\n${text}\n`);
  return `Jauge is made with the packages below; their licences follow their names.\n\n${parts.join(`\n${"-".repeat(72)}\n\n`)}`;
}

/** Ends the process where a licence is not allowed; else writes the notice. */
export function noteLicences(file) {
  const list = packages();
  const faults = refused(list);
  if (faults.length > 0) {
    process.stderr.write(`Jauge: licences that are not allowed (scripts/licences.mjs):\n  ${faults.join("\n  ")}\n`);
    process.exit(1);
  }
  writeFileSync(file, notice(list));
}
