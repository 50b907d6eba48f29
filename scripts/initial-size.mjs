import { gzipSync } from "node:zlib";

/** Fails the build when what an entry loads at first is larger than `limit` bytes, gzipped. */
export class InitialSize {
  constructor({ entry, limit }) {
    this.entry = entry;
    this.limit = limit;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("InitialSize", (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "InitialSize", stage }, (assets) => {
        const scripts = compilation.entrypoints
          .get(this.entry)
          .getFiles()
          .filter((file) => file.endsWith(".js"));
        const size = scripts.reduce((sum, file) => sum + gzipSync(assets[file].buffer()).length, 0);
        const said = `${this.entry}: ${(size / 1024).toFixed(1)} KB gzipped at first, of ${this.limit / 1024} KB`;
        if (size > this.limit) compilation.errors.push(new compiler.webpack.WebpackError(said));
        else compilation.getLogger("InitialSize").info(said);
      });
    });
  }
}
