import { fail } from "../failure.ts";
import { isStructureProtected, refusePassword } from "../protection.ts";
import { optionalText } from "../argument.ts";
import type { ObjectType } from "../member.ts";
import type { WorkbookModel } from "../../model/workbook.ts";

export const workbookProtectionType: ObjectType<WorkbookModel> = {
  name: "WorkbookProtection",
  members: {
    protected: { get: isStructureProtected },
    protect: {
      call(workbook, [password]) {
        if (isStructureProtected(workbook)) fail("AccessDenied");
        if (optionalText(password, "password") !== null)
          fail("NotImplemented", "WorkbookProtection.protect with a password");
        workbook.structureProtection = { attributes: { lockStructure: "1" } };
        workbook.touched.add("protection");
        return null;
      },
    },
    unprotect: {
      call(workbook, [password]) {
        if (!isStructureProtected(workbook)) return null;
        const { attributes } = workbook.structureProtection!;
        if (attributes["workbookPassword"] !== undefined || attributes["workbookHashValue"] !== undefined)
          refusePassword(password, "WorkbookProtection.unprotect");
        workbook.structureProtection = null;
        workbook.touched.add("protection");
        return null;
      },
    },
  },
};
