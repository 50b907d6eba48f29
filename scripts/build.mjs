// npm run build: the static folder dist/ that any web server or CDN can host, and the command line beside it.
// JAUGE_ORIGIN: its address (https://localhost:3000 unless said). JAUGE_OFFICE_JS=self: Office.js from that address too.
import { join } from "node:path";
import { noteLicences } from "./licences.mjs";
import { build, install, root } from "./set-up.mjs";

install();
// Two addresses make two manifests.
process.env.JAUGE_BUILD = [process.env.JAUGE_ORIGIN ?? "", process.env.JAUGE_OFFICE_JS ?? ""].join(" ").trim();
build("pane");
build("node");
noteLicences(join(root, "dist", "THIRD-PARTY.txt"));
