import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import CopyPlugin from "copy-webpack-plugin";
import webpack from "webpack";

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
  // Office.js is resolved where the module runs: webpack must not answer in its place.
  module: { ...common.module, parser: { javascript: { createRequire: false } } },
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

export default [node, workbench];
