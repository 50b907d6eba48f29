import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { serial } from "../../src/cells/units.ts";
import { canPicture, difference, picturesOf, type Picture } from "../pictures.ts";
import { edited, runLine, sampleBytes, SAMPLES, type Run } from "./line.ts";

/** `npm run pictures` sets it: what is printed now is then what later runs are compared with. */
const renews = process.env.JAUGE_PICTURES === "renew";
const KEPT = new URL("./pictures.json", import.meta.url);

/** By sample and language, then by sheet and page: deflated levels in base64. */
type Kept = Record<string, Record<string, string>>;
const kept = existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, "utf8")) as Kept) : {};

const packed = (picture: Picture): string => Buffer.from(deflateRawSync(picture, { level: 9 })).toString("base64");
const unpacked = (text: string | undefined): Picture | undefined =>
  text === undefined ? undefined : new Uint8Array(inflateRawSync(Buffer.from(text, "base64")));

/** Share of a page's fields. Other builds of the same fonts stay far under it, a chart or a column far above. */
const TOLERANCE = 0.003;

const SITUATIONS = { "copil-2015-09.xlsx": [42_247, 42_277], "autre-presentation.xlsx": [42_521, 42_551] } as const;

/** A pack with everything: the situation before was stored. */
async function packOf(sample: (typeof SAMPLES)[number], language: "fr" | "en"): Promise<Run> {
  const [before, now] = SITUATIONS[sample];
  const at = (asOf: number, freeze: boolean, bytes: Uint8Array) =>
    runLine(bytes, { language, freeze, override: (settings) => ({ ...settings, asOf: serial(asOf) }) });
  return at(now, false, (await at(before, true, sampleBytes(sample))).bytes);
}

const ownSheets = ({ plan }: Run): readonly string[] => plan.sheets.map(({ name }) => name);
const localeOf = (language: "fr" | "en") => (language === "fr" ? "fr-FR" : "en-US");

const differing = (
  pictures: ReadonlyMap<string, Picture>,
  before: ReadonlyMap<string, Picture>,
): readonly (readonly [string, number])[] =>
  [...new Set([...pictures.keys(), ...before.keys()])].flatMap((page) => {
    const share = difference(pictures.get(page), before.get(page));
    return share > TOLERANCE ? [[page, Number(share.toFixed(4))] as const] : [];
  });

const keptOf = (key: string): ReadonlyMap<string, Picture> =>
  new Map(Object.entries(kept[key] ?? {}).map(([page, text]) => [page, unpacked(text)!]));

describe.skipIf(!canPicture)("the printed pages", () => {
  it.each(SAMPLES.flatMap((sample) => (["fr", "en"] as const).map((language) => [sample, language] as const)))(
    "%s in “%s” look as they did",
    async (sample, language) => {
      const run = await packOf(sample, language);
      const pictures = await picturesOf(run.bytes, ownSheets(run), { locale: localeOf(language) });
      const key = `${sample} ${language}`;
      if (renews) {
        kept[key] = Object.fromEntries([...pictures].map(([page, picture]) => [page, packed(picture)]));
        writeFileSync(KEPT, `${JSON.stringify(kept, null, 2)}\n`);
      }
      expect(new Set([...pictures.keys()].map((page) => page.replace(/ \d+$/, "")))).toEqual(new Set(ownSheets(run)));
      expect(differing(pictures, keptOf(key))).toEqual([]);
    },
    180_000,
  );

  describe("are compared so that", () => {
    let run: Run;
    let pictures: ReadonlyMap<string, Picture>;
    beforeAll(async () => {
      run = await packOf("autre-presentation.xlsx", "fr");
      pictures = await picturesOf(run.bytes, ownSheets(run), { locale: "fr-FR" });
    }, 180_000);

    it("harder edges, as another build of the fonts gives, are no difference", async () => {
      const harder = await picturesOf(run.bytes, ownSheets(run), { locale: "fr-FR", smooth: false });
      expect(differing(harder, pictures)).toEqual([]);
    }, 180_000);

    it("a chart that vanishes and a column that moves are differences, of their pages alone", async () => {
      const damaged = await edited(run.bytes, (context) => {
        const { worksheets } = context.workbook;
        const assistance = worksheets.getItem("Assistance");
        assistance.charts.getItemAt(0).delete();
        worksheets.getItem("Indicateurs qualité").getRange("D:D").format.columnWidth = 110;
      });
      const found = differing(await picturesOf(damaged, ownSheets(run), { locale: "fr-FR" }), pictures);
      expect(found.map(([page]) => page)).toEqual(["Indicateurs qualité 1", "Assistance 1"]);
    }, 180_000);
  });
});
