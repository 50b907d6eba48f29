// npm run bench
import { join } from "node:path";
import { build, install, root, run } from "./set-up.mjs";

install();
build("node");
process.exit(run(process.execPath, [join(root, "dist/bench/main.js")], { stdio: "inherit" }));
