import type { FunctionDefinition, FunctionTable } from "../function-definition.ts";
import { aggregateFunctions } from "./aggregate.ts";
import { arithmeticFunctions } from "./arithmetic.ts";
import { conditionalFunctions } from "./conditional.ts";
import { dateFunctions } from "./date.ts";
import { informationFunctions } from "./information.ts";
import { logicFunctions } from "./logic.ts";
import { lookupFunctions } from "./lookup.ts";
import { statisticsFunctions } from "./statistics.ts";
import { textFunctions } from "./text.ts";
import { workdayFunctions } from "./workdays.ts";

const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  (
    [
      aggregateFunctions,
      arithmeticFunctions,
      conditionalFunctions,
      dateFunctions,
      informationFunctions,
      logicFunctions,
      lookupFunctions,
      statisticsFunctions,
      textFunctions,
      workdayFunctions,
    ] satisfies FunctionTable[]
  ).flatMap((table) => Object.entries(table)),
);

/** By its English name in capitals, or undefined when it cannot be computed here. */
export const functionNamed = (name: string): FunctionDefinition | undefined => functions.get(name);
