// Makes a fresh clone runnable with nothing but Node and npm: installs what the lock file names, builds what is stale.
// No dependency, because it runs before any is there.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Runs a command in the project's folder; its output goes to standard error, so that standard output stays the caller's. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
    ...options,
  });
  if (done.error) throw done.error;
  return done.status ?? 1;
}

function stampOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function fresh(stampFile, stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

export function install() {
  const stamp = stampOf(["package-lock.json"]) + process.version;
  const stampFile = join(root, "node_modules", ".jauge-stamp");
  if (fresh(stampFile, stamp)) return;
  process.stderr.write("Jauge: installing the packages of package-lock.json…\n");
  const code = run(npm, ["ci", "--no-fund", "--no-audit", "--loglevel=error"]);
  if (code !== 0) {
    process.stderr.write(
      "Jauge: the packages could not be installed; check the network or npm's settings, then run again.\n",
    );
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

/** `name` is a configuration of webpack.config.js. */
export function build(name) {
  const inputs = [
    "package-lock.json",
    "webpack.config.js",
    "tsconfig.json",
    ...filesUnder("src"),
    ...filesUnder("assets"),
    ...filesUnder("bench"),
  ];
  if (existsSync(join(root, "manifest.xml"))) inputs.push("manifest.xml");
  const stamp = stampOf(inputs) + (process.env.JAUGE_BUILD ?? "");
  const stampFile = join(root, "dist", `.stamp-${name}`);
  if (fresh(stampFile, stamp)) return;
  process.stderr.write(`Jauge: building (${name})…\n`);
  const code = run(process.execPath, [
    "node_modules/webpack-cli/bin/cli.js",
    "--config-name",
    name,
    "--stats",
    "errors-warnings",
  ]);
  if (code !== 0) process.exit(1);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stampFile, stamp);
}
