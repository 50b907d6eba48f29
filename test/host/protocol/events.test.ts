import { describe, expect, it } from "vitest";
import { opened } from "./opened.ts";

/** Events leave after the reply, in their own turn. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("events", () => {
  it("tell of a person's edit, with what was there before, and of an add-in's", async () => {
    const { Excel, host } = opened({ locale: "fr-FR" });
    const heard: Excel.WorksheetChangedEventArgs[] = [];
    const everywhere: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [[1]];
      sheet.onChanged.add(async (args) => void heard.push(args));
      context.workbook.worksheets.onChanged.add(async (args) => void everywhere.push(args.address));
      await context.sync();
    });
    await settled();
    heard.length = everywhere.length = 0;
    host.editCell(host.workbook.sheets[0]!, 0, 0, "2,5");
    await settled();
    expect(heard.map(({ address, triggerSource, source, type }) => [address, triggerSource, source, type])).toEqual([
      ["A1", "Unknown", "Local", "WorksheetChanged"],
    ]);
    expect(heard[0]!.details).toMatchObject({ valueBefore: 1, valueAfter: 2.5, valueTypeAfter: "Double" });
    await Excel.run(async (context) => {
      const range = heard[0]!.getRange(context).load("address");
      context.workbook.worksheets.getFirst().getRange("B1:C2").values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
      expect(range.address).toBe("Feuil1!A1");
    });
    await settled();
    expect(heard.slice(1).map(({ address, triggerSource }) => [address, triggerSource])).toEqual([
      ["B1:C2", "ThisLocalAddin"],
    ]);
    expect(everywhere).toEqual(["A1", "B1:C2"]);
  });

  it("tell of a large matrix once", async () => {
    const { Excel } = opened();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.onChanged.add(async ({ address }) => void heard.push(address));
      await context.sync();
      sheet.getRange("A1:B2000").values = Array.from({ length: 2000 }, () => [1, 2]);
      await context.sync();
    });
    await settled();
    expect(heard).toEqual(["A1:B2000"]);
  });

  it("stop when the handler is removed, or events are off", async () => {
    const { Excel, host } = opened();
    const sheet = host.workbook.sheets[0]!;
    let count = 0;
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.getFirst().onChanged.add(async () => void (count += 1));
      await context.sync();
      return added;
    });
    host.editCell(sheet, 0, 0, "1");
    await settled();
    await Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      await context.sync();
    });
    host.editCell(sheet, 0, 0, "2");
    await settled();
    await Excel.run(async (context) => {
      context.runtime.enableEvents = true;
      await context.sync();
    });
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    host.editCell(sheet, 0, 0, "3");
    await settled();
    expect(count).toBe(1);
  });

  it("tell of sheets that come, go, are shown, selected, renamed, moved, computed", async () => {
    const { Excel, host } = opened();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(async () => void heard.push("added"));
      worksheets.onDeleted.add(async () => void heard.push("deleted"));
      worksheets.onActivated.add(async () => void heard.push("activated"));
      worksheets.onDeactivated.add(async () => void heard.push("deactivated"));
      worksheets.onSelectionChanged.add(async ({ address }) => void heard.push(`selected ${address}`));
      worksheets.onNameChanged.add(
        async ({ nameBefore, nameAfter }) => void heard.push(`${nameBefore} → ${nameAfter}`),
      );
      worksheets.onMoved.add(async ({ positionAfter }) => void heard.push(`moved to ${positionAfter}`));
      worksheets.onVisibilityChanged.add(async ({ visibilityAfter }) => void heard.push(visibilityAfter));
      worksheets.onCalculated.add(async () => void heard.push("calculated"));
      worksheets.onFormatChanged.add(async ({ address }) => void heard.push(`format ${address}`));
      context.workbook.onSelectionChanged.add(async () => void heard.push("workbook selection"));
      await context.sync();
      const sheet = worksheets.add("N");
      sheet.getRange("A1").formulas = [["=1+1"]];
      sheet.activate();
      sheet.getRange("B2").format.font.bold = true;
      sheet.name = "M";
      sheet.position = 0;
      sheet.visibility = "Hidden";
      await context.sync();
      sheet.visibility = "Visible";
      sheet.delete();
      await context.sync();
    });
    host.select(host.workbook.sheets[0]!, { top: 1, left: 1, bottom: 2, right: 2 });
    await settled();
    expect(heard).toEqual([
      "added",
      "deactivated",
      "activated",
      "format B2",
      "N → M",
      "moved to 0",
      "deactivated",
      "activated",
      "Hidden",
      "calculated",
      "workbook selection",
      "Visible",
      "deleted",
      "selected B2:C3",
      "workbook selection",
    ]);
  });
});
