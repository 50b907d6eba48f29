// Serves what was built, and Office.js as npm brought it, to this machine only.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { root } from "./set-up.mjs";

export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Where an address lies: Office.js straight from its package, all else in the build. */
const FOLDERS = [
  ["/office-js/", join(root, "node_modules/@microsoft/office-js/dist")],
  ["/", join(root, "dist")],
];

const CONTENT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const headers = (styles) => ({
  "Content-Security-Policy": `${CONTENT}; style-src ${styles}`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cache-Control": "no-store",
});
// Fluent UI fills style elements that are born empty: the digest is the empty text's, so that no text is ever let in.
const PANE = headers("'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
const PAGE = headers("'self'");

const OFFICE_JS = /<script\b[^>]*\bsrc="[^"]*\/office\.js"[^>]*><\/script>/;

/**
 * The production pane's page, but for its Office.js: what stands beside this server, after the script by which the page
 * around the frame becomes its Excel (as Excel for Mac puts itself into a pane before the pane's own scripts).
 */
export function paneHere(page) {
  if (!OFFICE_JS.test(page)) throw new Error("dist/taskpane.html loads no office.js");
  return page.replace(
    OFFICE_JS,
    '<script src="/workbench/connect.js"></script><script src="/office-js/office.js"></script>',
  );
}

/** The file of an address, or null. */
export function fileAt(path) {
  for (const [prefix, folder] of FOLDERS) {
    if (!path.startsWith(prefix)) continue;
    const file = normalize(join(folder, path.slice(prefix.length)));
    if (!file.startsWith(folder + sep) || file.includes("\0")) return null;
    try {
      return statSync(file).isFile() ? file : null;
    } catch {
      return null;
    }
  }
  return null;
}

function answer(request, response) {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    path = "";
  }
  const refuse = (status) => {
    response.writeHead(status, { ...PAGE, "Content-Type": "text/plain; charset=utf-8" });
    response.end(status === 404 ? "Not found\n" : "Not allowed\n");
  };
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
  if (path === "/workbench-pane.html") {
    const pane = fileAt("/taskpane.html");
    if (!pane) return refuse(404);
    response.writeHead(200, { ...PANE, "Content-Type": TYPES[".html"] });
    return response.end(paneHere(readFileSync(pane, "utf8")));
  }
  const file = fileAt(path === "/" ? "/workbench/index.html" : path);
  if (!file) return refuse(404);
  response.writeHead(200, {
    ...PAGE,
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": statSync(file).size,
  });
  if (request.method === "HEAD") return response.end();
  return createReadStream(file).pipe(response);
}

/** Listens on the first free port from `port` on; 0: any. */
export function serve(port) {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE" && port > 0 && port < 65_535) resolve(serve(port + 1));
      else reject(error);
    });
    server.listen(port, "localhost", () => {
      resolve({
        url: `http://localhost:${server.address().port}/`,
        close: () =>
          new Promise((done) => {
            server.close(done);
            server.closeAllConnections();
          }),
      });
    });
  });
}
