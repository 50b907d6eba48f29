// npm run recompute -- FILE.xlsx [options]
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build, install, root } from "./set-up.mjs";

install();
build("node");
const done = spawnSync(process.execPath, [join(root, "dist/cli/jauge.js"), "recompute", ...process.argv.slice(2)], {
  // A relative FILE is meant from where npm was called.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: "inherit",
});
process.exit(done.status ?? 1);
