import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import CopyPlugin from "copy-webpack-plugin";
import { EsbuildPlugin } from "esbuild-loader";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";
import { functionsMetadata } from "./scripts/functions-metadata.mjs";
import { InitialSize } from "./scripts/initial-size.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

const common = {
  mode: "production",
  context: root,
  devtool: false,
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "esbuild-loader",
        options: { target: "es2022", tsconfig: resolve(root, "tsconfig.json") },
      },
    ],
  },
  plugins: [new webpack.DefinePlugin({ JAUGE_VERSION: JSON.stringify(version) })],
  performance: { hints: false },
};

/** The embedded Excel as a module, and the command line. Office.js itself is loaded from node_modules at run time, unmodified. */
const node = {
  ...common,
  name: "node",
  target: "node20",
  entry: { "host/node": "./src/host/node.ts", "cli/jauge": "./src/cli/jauge.ts", "bench/main": "./bench/main.ts" },
  // Office.js, the worker's file and the samples are found from where the module runs: webpack must not answer in its place.
  module: {
    ...common.module,
    parser: { javascript: { createRequire: false, importMeta: false, url: false, worker: false } },
  },
  experiments: { outputModule: true },
  output: {
    path: resolve(root, "dist"),
    filename: "[name].js",
    module: true,
    chunkFormat: "module",
    library: { type: "module" },
  },
  optimization: { minimize: false },
  plugins: [
    ...common.plugins,
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: /^cli\/jauge\.js$/ }),
  ],
};

/** The page that previews the add-in without Excel; the pane in it is the "pane" build, untouched. */
const workbench = {
  ...common,
  name: "workbench",
  target: "web",
  entry: { workbench: "./src/workbench/index.tsx", connect: "./src/workbench/connect.ts" },
  output: { path: resolve(root, "dist/workbench"), filename: "[name].js", publicPath: "/workbench/" },
  plugins: [
    ...common.plugins,
    new CopyPlugin({
      patterns: [
        "src/workbench/index.html",
        "src/workbench/workbench.css",
        { from: "assets/samples/copil-2015-09.xlsx", to: "sample.xlsx" },
      ],
    }),
  ],
};

/** Where the add-in is hosted: the manifest's every address begins with it. */
const origin = (process.env.JAUGE_ORIGIN ?? "https://localhost:3000").replace(/\/+$/, "");
/** Office.js comes from Microsoft, or, for closed networks (JAUGE_OFFICE_JS=self), unmodified from beside the pane. */
const hostsOfficeJs = process.env.JAUGE_OFFICE_JS === "self";
const microsoft = "https://appsforoffice.microsoft.com";
const officeDist = resolve(root, "node_modules/@microsoft/office-js/dist");

/** What Excel loads, as a folder that any web server can give. */
const pane = {
  ...common,
  name: "pane",
  target: ["web", "es2022"],
  entry: { taskpane: "./src/taskpane/index.tsx" },
  output: {
    path: resolve(root, "dist"),
    // The manifest names it; the page adds a digest, so that caches let go of it.
    filename: "[name].js",
    chunkFilename: "pane/[name].[contenthash:8].js",
    publicPath: "auto",
    // The other builds stand in the same folder.
    clean: { keep: (file) => !/^pane[\\/]/.test(file) },
  },
  optimization: { minimizer: [new EsbuildPlugin({ target: "es2022", legalComments: "none" })] },
  plugins: [
    ...common.plugins,
    new HtmlPlugin({
      filename: "taskpane.html",
      template: "src/taskpane/taskpane.html",
      chunks: ["taskpane"],
      hash: true,
      templateParameters: {
        officeJs: hostsOfficeJs ? "office-js/office.js" : `${microsoft}/lib/1/hosted/office.js`,
        officeSource: hostsOfficeJs ? "" : microsoft,
      },
    }),
    new CopyPlugin({
      patterns: [
        { from: "manifest.xml", transform: (text) => String(text).replaceAll("https://localhost:3000", origin) },
        { from: "src/functions/table.json", to: "functions.json", transform: functionsMetadata },
        { from: "assets/*.png" },
        { from: "assets/samples", to: "samples" },
        { from: "src/taskpane/*.css", to: "[name][ext]" },
        { from: "src/taskpane/help.*.html", to: "[name][ext]" },
        ...(hostsOfficeJs
          ? [
              { from: "office.js", context: officeDist, to: "office-js" },
              {
                from: "{excel-*16.*,excel,o15apptofilemappingtable,custom-functions-runtime,es6-promise}.js",
                context: officeDist,
                to: "office-js",
                globOptions: { ignore: ["**/*.debug.js"] },
              },
              { from: "*/office_strings.js", context: officeDist, to: "office-js" },
              { from: "telemetry/*.js", context: officeDist, to: "office-js", noErrorOnMissing: true },
            ]
          : []),
      ],
    }),
    new InitialSize({ entry: "taskpane", limit: 200 * 1024 }),
  ],
};

export default [node, pane, workbench];
