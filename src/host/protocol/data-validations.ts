import { fail } from "./failure.ts";
import { intersection, without } from "./areas.ts";
import { isProtected } from "./protection.ts";
import type { Area, DataValidationModel } from "../model/workbook.ts";
import type { AreasTarget } from "./range-target.ts";

type Content = Pick<DataValidationModel, "rule" | "errorAlert" | "prompt" | "ignoreBlanks">;

/** What a cell without validation says. */
export const NO_VALIDATION: Content = {
  rule: {},
  errorAlert: { title: "", message: "", style: "Stop", showAlert: true },
  prompt: { title: "", message: "", showPrompt: true },
  ignoreBlanks: true,
};

/** Parts of the areas by what they say; null: cells that nothing validates. */
export function validationsIn({ sheet, areas }: AreasTarget): (DataValidationModel | null)[] {
  let rest: Area[] = [...areas];
  const found: (DataValidationModel | null)[] = [];
  for (const validation of sheet.dataValidations) {
    const touched = validation.areas.filter((own) => rest.some((area) => intersection(own, area)));
    if (touched.length === 0) continue;
    found.push(validation);
    for (const own of touched) rest = rest.flatMap((area) => without(area, own));
  }
  return rest.length > 0 ? [...found, null] : found;
}

/** Takes the areas out of every validation; one that is left without cells goes. */
export function clearValidations({ sheet, areas }: AreasTarget): void {
  if (!sheet.dataValidations.some((one) => one.areas.some((own) => areas.some((area) => intersection(own, area)))))
    return;
  sheet.dataValidations = sheet.dataValidations
    .map((validation) => ({
      ...validation,
      areas: areas.reduce((left, area) => left.flatMap((own) => without(own, area)), validation.areas),
    }))
    .filter((validation) => validation.areas.length > 0);
  sheet.touched.add("dataValidations");
}

/** Every change of a validation goes through here; what the cells said before is kept but for the change. */
export function validate(target: AreasTarget, change: Partial<Content>): void {
  const { sheet, areas } = target;
  if (isProtected(sheet)) fail("AccessDenied");
  const [first = null] = validationsIn(target);
  const { rule, errorAlert, prompt, ignoreBlanks } = first ?? NO_VALIDATION;
  clearValidations(target);
  sheet.dataValidations.push({ rule, errorAlert, prompt, ignoreBlanks, ...change, areas: [...areas], raw: null });
  sheet.touched.add("dataValidations");
}
