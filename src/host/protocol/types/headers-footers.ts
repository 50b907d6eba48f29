import { text } from "../argument.ts";
import type { HostObject, ObjectType, Property } from "../member.ts";
import type { SheetModel } from "../../model/workbook.ts";

const part = (place: "header" | "footer", side: "left" | "center" | "right"): Property<SheetModel> => ({
  get: ({ page }) => page[place][side],
  set(sheet, value) {
    sheet.page[place] = { ...sheet.page[place], [side]: text(value, place) };
    sheet.touched.add("page");
  },
});

const headerFooterType: ObjectType<SheetModel> = {
  name: "HeaderFooter",
  members: {
    leftHeader: part("header", "left"),
    centerHeader: part("header", "center"),
    rightHeader: part("header", "right"),
    leftFooter: part("footer", "left"),
    centerFooter: part("footer", "center"),
    rightFooter: part("footer", "right"),
  },
};

export const headersFootersType: ObjectType<SheetModel> = {
  name: "HeaderFooterGroup",
  members: {
    defaultForAllPages: { navigate: (sheet) => ({ type: headerFooterType, target: sheet }) as HostObject },
  },
};
