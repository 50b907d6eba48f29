import { customPropertiesType } from "./custom-properties.ts";
import { fail } from "../failure.ts";
import { integer, text } from "../argument.ts";
import type { HostObject, ObjectType, Property } from "../member.ts";
import type { WorkbookModel } from "../../model/workbook.ts";

function property(name: string): Property<WorkbookModel> {
  return {
    get: ({ properties }) => properties[name] ?? "",
    set(workbook, value) {
      workbook.properties[name] = text(value, name);
      workbook.touched.add("properties");
    },
  };
}

export const documentPropertiesType: ObjectType<WorkbookModel> = {
  name: "DocumentProperties",
  members: {
    author: property("author"),
    category: property("category"),
    comments: property("comments"),
    company: property("company"),
    custom: { navigate: (workbook) => ({ type: customPropertiesType, target: workbook }) as HostObject },
    creationDate: { get: ({ properties }) => properties["creationDate"] ?? null },
    keywords: property("keywords"),
    lastAuthor: { get: ({ properties }) => properties["lastAuthor"] ?? "" },
    manager: property("manager"),
    revisionNumber: {
      get: ({ properties }) => Number(properties["revisionNumber"] ?? 0),
      set(workbook, value) {
        const number = integer(value, "revisionNumber");
        if (number < 0) fail("InvalidArgument");
        workbook.properties["revisionNumber"] = String(number);
        workbook.touched.add("properties");
      },
    },
    subject: property("subject"),
    title: property("title"),
  },
};
