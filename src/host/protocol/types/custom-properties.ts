import { collectionType } from "../collection.ts";
import { fail } from "../failure.ts";
import { text } from "../argument.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { WorkbookModel } from "../../model/workbook.ts";

interface PropertyTarget {
  readonly workbook: WorkbookModel;
  readonly key: string;
}

type Value = WorkbookModel["customProperties"][string];

/** Excel's longest name or text of a property. */
const MAX_LENGTH = 255;

function valueGiven(value: unknown): Value {
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  const given = text(value, "value");
  return given.length > MAX_LENGTH ? fail("InvalidArgument", "value") : given;
}

function typeOf(value: Value | undefined): string {
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "Number" : "Float";
  return "String";
}

function store({ workbook, key }: PropertyTarget, value: unknown): void {
  workbook.customProperties[key] = valueGiven(value);
  workbook.touched.add("properties");
}

const customPropertyType: ObjectType<PropertyTarget> = {
  name: "CustomProperty",
  identity: ({ key }) => ({ _Id: key }),
  exists: ({ workbook, key }) => Object.hasOwn(workbook.customProperties, key),
  members: {
    key: { get: ({ key }) => key },
    type: { get: ({ workbook, key }) => typeOf(workbook.customProperties[key]) },
    value: { get: ({ workbook, key }) => workbook.customProperties[key], set: store },
    delete: {
      call({ workbook, key }) {
        delete workbook.customProperties[key];
        workbook.touched.add("properties");
      },
    },
  },
};

const property = (workbook: WorkbookModel, key: string): HostObject =>
  ({ type: customPropertyType, target: { workbook, key } }) as HostObject;

/** Keys don't heed the letter case, and keep the one that they were first given. */
const keyAmong = ({ customProperties }: WorkbookModel, wanted: string): string | undefined =>
  Object.keys(customProperties).find((key) => key.toLowerCase() === wanted.toLowerCase());

export const customPropertiesType = collectionType<WorkbookModel>({
  name: "CustomPropertyCollection",
  items: (workbook) => Object.keys(workbook.customProperties).map((key) => property(workbook, key)),
  find(workbook, wanted) {
    const key = keyAmong(workbook, String(wanted));
    return key === undefined ? null : property(workbook, key);
  },
  members: {
    /** A key that is there already takes the new value. */
    add: {
      make(workbook, [key, value]) {
        const given = text(key, "key");
        if (given === "" || given.length > MAX_LENGTH) fail("InvalidArgument", "key");
        const name = keyAmong(workbook, given) ?? given;
        store({ workbook, key: name }, value);
        return property(workbook, name);
      },
    },
    deleteAll: {
      call(workbook) {
        workbook.customProperties = {};
        workbook.touched.add("properties");
      },
    },
  },
});
