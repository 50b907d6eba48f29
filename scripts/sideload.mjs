// npm run sideload: the add-in in this machine's own Excel (Windows, Mac), from a local server that Excel trusts.
// Microsoft's tools are fetched by npx at the versions named here: they are for these two systems only, and heavy.
import { createReadStream, readFileSync } from "node:fs";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { extname, join } from "node:path";
import { build, install, root, run } from "./set-up.mjs";
import { fileAt, TYPES } from "./serve.mjs";

const CERTIFICATES = "office-addin-dev-certs@3.0.0";
const SETTINGS = "office-addin-dev-settings@4.0.0";
const ORIGIN = "https://localhost:3000";

if (process.platform !== "win32" && process.platform !== "darwin") {
  process.stderr.write(
    "Jauge: desktop Excel runs on Windows and Mac only; here, “npm start” shows the pane beside a workbook.\n",
  );
  process.exit(1);
}
install();
process.env.JAUGE_BUILD = ORIGIN;
process.env.JAUGE_ORIGIN = ORIGIN;
build("pane");

const npx = (...words) => run("npx", ["--yes", ...words], { stdio: "inherit", shell: process.platform === "win32" });
if (npx(CERTIFICATES, "install") !== 0) {
  process.stderr.write(
    "Jauge: Excel needs a certificate that this machine trusts; accept it when it is asked for, then run again.\n",
  );
  process.exit(1);
}
const kept = (name) => readFileSync(join(homedir(), ".office-addin-dev-certs", name));
createServer({ key: kept("localhost.key"), cert: kept("localhost.crt") }, (request, response) => {
  const file = fileAt(decodeURIComponent(new URL(request.url ?? "/", ORIGIN).pathname));
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Cache-Control": "no-store",
  });
  return createReadStream(file).pipe(response);
}).listen(Number(new URL(ORIGIN).port), "localhost", () => {
  const code = npx(SETTINGS, "sideload", join(root, "dist/manifest.xml"), "desktop", "--app", "excel");
  process.stdout.write(
    code === 0
      ? `Jauge: Excel opens with the add-in, served from ${ORIGIN} (Ctrl+C ends it).\n`
      : "Jauge: Excel did not take the manifest; load dist/manifest.xml by hand (Insert › Add-ins › Upload).\n",
  );
});
