import { bytesOf, workbookCreatedType } from "./workbook-created.ts";
import { cultureInfoType } from "./culture-info.ts";
import { oneOf } from "../argument.ts";
import { separatorsOf } from "../locale.ts";
import type { ObjectType } from "../member.ts";
import type { WorkbookModel } from "../../model/workbook.ts";

export const applicationType: ObjectType<WorkbookModel> = {
  name: "Application",
  members: {
    cultureInfo: { navigate: () => ({ type: cultureInfoType, target: null }) },

    calculationMode: {
      get: (workbook) => workbook.calculationMode,
      set(workbook, value) {
        workbook.calculationMode = oneOf(value, ["Automatic", "AutomaticExceptTables", "Manual"], "calculationMode");
        workbook.touched.add("calculation");
      },
    },
    calculationState: { get: () => "Done" },
    decimalSeparator: { get: (_workbook, { locale }) => separatorsOf(locale).decimal },
    thousandsSeparator: { get: (_workbook, { locale }) => separatorsOf(locale).group },
    useSystemSeparators: { get: () => true },

    calculate: {
      call(_workbook, [kind], { changes }) {
        const full = oneOf(kind, ["Recalculate", "Full", "FullRebuild"], "calculationType") !== "Recalculate";
        changes.calculate = full ? "all" : (changes.calculate ?? "pending");
      },
    },
    createWorkbook: { make: (_workbook, [base64]) => ({ type: workbookCreatedType, target: bytesOf(base64) }) },
    // Both only hold something back until the request is over, and this host does everything then anyway.
    suspendApiCalculationUntilNextSync: { call: () => null },
    suspendScreenUpdatingUntilNextSync: { call: () => null },
  },
};
