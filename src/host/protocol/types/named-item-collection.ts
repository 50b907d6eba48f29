import { addName } from "../names.ts";
import { collectionType } from "../collection.ts";
import { nameNamed } from "../range-target.ts";
import { namedItemType } from "./named-item.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { NameModel, SheetModel } from "../../model/workbook.ts";
import type { NameScope } from "../names.ts";

const namedItem = (scope: SheetModel | null, item: NameModel): HostObject => ({
  type: namedItemType,
  target: { scope, item },
});

/** Print areas and titles are names in the file, not in Office.js. */
const listed = ({ names }: NameScope) => names.filter(({ name }) => !name.startsWith("_xlnm."));

export const namedItemsType: ObjectType<NameScope> = collectionType({
  name: "NamedItemCollection",
  items: (scope) => listed(scope).map((item) => namedItem(scope.scope, item)),
  find(scope, key) {
    const item = nameNamed(listed(scope), String(key));
    return item && namedItem(scope.scope, item);
  },
  members: {
    add: {
      make: (scope, [name, reference, comment], context) =>
        namedItem(scope.scope, addName(scope, name, reference, comment, context)),
    },
  },
});
