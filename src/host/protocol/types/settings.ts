import { collectionType } from "../collection.ts";
import { text } from "../argument.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { WorkbookModel } from "../../model/workbook.ts";

interface SettingTarget {
  readonly workbook: WorkbookModel;
  readonly key: string;
}

/** What an add-in keeps with the document, as it came over the wire; keys heed the letter case. */
const settingType: ObjectType<SettingTarget> = {
  name: "Setting",
  identity: ({ key }) => ({ _Id: key }),
  exists: ({ workbook, key }) => Object.hasOwn(workbook.settings, key),
  members: {
    key: { get: ({ key }) => key },
    value: {
      get: ({ workbook, key }) => workbook.settings[key],
      set: ({ workbook, key }, value) => void (workbook.settings[key] = value),
    },
    delete: { call: ({ workbook, key }) => void delete workbook.settings[key] },
  },
};

const setting = (workbook: WorkbookModel, key: string): HostObject =>
  ({ type: settingType, target: { workbook, key } }) as HostObject;

export const settingsType = collectionType<WorkbookModel>({
  name: "SettingCollection",
  items: (workbook) => Object.keys(workbook.settings).map((key) => setting(workbook, key)),
  find: (workbook, key) => (Object.hasOwn(workbook.settings, key) ? setting(workbook, String(key)) : null),
  members: {
    /** A key that is there already takes the new value. */
    add: {
      make(workbook, [key, value]) {
        const name = text(key, "key");
        workbook.settings[name] = value;
        return setting(workbook, name);
      },
    },
  },
});
