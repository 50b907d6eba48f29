// npm start: the add-in beside a workbook, in a browser, without Excel.
import { spawn } from "node:child_process";
import { build, install } from "./set-up.mjs";

install();
build("pane");
build("workbench");
const { serve } = await import("./serve.mjs");
const { url } = await serve(Number(process.env.PORT ?? 3000));
process.stdout.write(`Jauge: ${url} (Ctrl+C ends it)\n`);

const hasDesktop = process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) === true;
if (hasDesktop && process.stdout.isTTY) {
  const [command, args] =
    process.platform === "win32"
      ? ["cmd", ["/c", "start", "", url]]
      : [process.platform === "darwin" ? "open" : "xdg-open", [url]];
  spawn(command, args, { detached: true, stdio: "ignore" })
    .on("error", () => process.stderr.write("Jauge: no browser could be opened; open the address yourself.\n"))
    .unref();
}
