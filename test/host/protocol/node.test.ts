import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openWorkbook } from "../../../src/host/node.ts";

const samples = fileURLToPath(new URL("../../../assets/samples/", import.meta.url));

describe("a workbook from a file", () => {
  it.each(readdirSync(samples).filter((name) => name.endsWith(".xlsx")))(
    "%s is read, written and saved",
    async (name) => {
      const bytes = new Uint8Array(readFileSync(samples + name));
      const book = await openWorkbook(bytes, { fileName: name, locale: "fr-FR" });
      const read = async (opened: typeof book) =>
        opened.Excel.run(async (context) => {
          const { worksheets } = context.workbook;
          context.workbook.load("name");
          worksheets.load("items/name");
          await context.sync();
          const ranges = worksheets.items.map((sheet) =>
            sheet.getUsedRange(true).load("values,text,numberFormat,formulas,address"),
          );
          await context.sync();
          return ranges.map(({ address, values, text, numberFormat, formulas }) => ({
            address,
            values,
            text,
            numberFormat,
            formulas,
          }));
        });
      const before = await read(book);
      expect(before.length).toBeGreaterThan(0);
      expect(
        before.every(
          ({ values, text }) =>
            values.length === text.length && text.flat().every((shown) => typeof shown === "string"),
        ),
      ).toBe(true);
      await book.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add("Synthèse de l'essai");
        sheet.names.add("JAUGE", "essai").visible = false;
        const range = sheet.getRange("B2:C3");
        range.values = [
          ["Taux", 0.125],
          ["Écart", -1234.5],
        ];
        range.format.font.bold = true;
        sheet.getRange("C2").numberFormat = [["0.0%"]];
        sheet.getRange("D2").formulas = [["=C2*2"]];
        sheet.getRange("A:A").format.columnWidth = 24;
        await context.sync();
      });
      const again = await openWorkbook(await book.save(), { locale: "fr-FR" });
      book.close();
      const after = await read(again);
      expect(after.slice(0, -1)).toEqual(before);
      const { values, text, formulas } = after.at(-1)!;
      expect(values).toEqual([
        ["Taux", 0.125, 0.25],
        ["Écart", -1234.5, ""],
      ]);
      expect(text[0]).toEqual(["Taux", "12,5%", "0,25"]);
      expect(formulas[0]![2]).toBe("=C2*2");
      const name_ = await again.Excel.run(async (context) => {
        const item = context.workbook.worksheets.getLast().names.getItem("JAUGE").load("visible,value");
        await context.sync();
        return [item.visible, item.value];
      });
      expect(name_).toEqual([false, "essai"]);
      again.close();
    },
  );
});
