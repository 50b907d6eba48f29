import type { Scalar } from "../../model/cells.ts";
import { MAX_COLUMNS, MAX_ROWS } from "../../../cells/address.ts";
import { both, compileCriterion, countSelected, eachSelected, selectCells, type Selection } from "../criteria.ts";
import type { Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, type EagerFunction, type FunctionTable } from "../function-definition.ts";
import { addTo, startSum, sumOf } from "../sum.ts";
import { DIV0, heightOf, isError, isReference, VALUE, widthOf, type Range, type Value } from "../value.ts";

const rangeArgument = (value: Value | undefined): Range =>
  value !== undefined && isReference(value) && value.kind === "range" ? value : fail(VALUE);

const sameShape = (a: Range, b: Range): boolean => heightOf(a) === heightOf(b) && widthOf(a) === widthOf(b);

/** Cells that meet every pair of range and criterion. */
function selectAll(pairs: readonly Value[], place: Place): { selection: Selection; shape: Range } {
  if (pairs.length % 2 !== 0) return fail(VALUE);
  const shape = rangeArgument(pairs[0]);
  let selection: Selection | null = null;
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const range = rangeArgument(pairs[i]);
    if (!sameShape(range, shape)) return fail(VALUE);
    const next = selectCells(range, compileCriterion(pairs[i + 1] as Scalar, place.engine), place.engine);
    selection = selection ? both(selection, next) : next;
  }
  return { selection: selection!, shape };
}

/** The numbers of a range at the selected places; an error value among them is the answer. */
function selectedNumbers(selection: Selection, range: Range, place: Place, visit: (x: number) => void): void {
  eachSelected(selection, range, place.engine, (value) => {
    if (isError(value)) fail(value);
    if (typeof value === "number") visit(value);
  });
}

type Figure = (selection: Selection, range: Range, place: Place) => Value;

const total: Figure = (selection, range, place) => {
  const sum = startSum();
  selectedNumbers(selection, range, place, (x) => addTo(sum, x));
  return sumOf(sum);
};

const average: Figure = (selection, range, place) => {
  const sum = startSum();
  let count = 0;
  selectedNumbers(selection, range, place, (x) => {
    addTo(sum, x);
    count += 1;
  });
  return count === 0 ? DIV0 : sumOf(sum) / count;
};

const extreme =
  (pick: (a: number, b: number) => number): Figure =>
  (selection, range, place) => {
    let best: number | null = null;
    selectedNumbers(selection, range, place, (x) => (best = best === null ? x : pick(best, x)));
    return best ?? 0;
  };

/** SUMIF and AVERAGEIF: the range of values has the criterion range's shape, whatever its own lower corner. */
const byOne = (figure: Figure): EagerFunction =>
  eager("rer", 2, ([where, criterion, values = where], place) => {
    const range = rangeArgument(where);
    const from = rangeArgument(values);
    const bottom = Math.min(MAX_ROWS - 1, from.top + heightOf(range) - 1);
    const right = Math.min(MAX_COLUMNS - 1, from.left + widthOf(range) - 1);
    const selection = selectCells(range, compileCriterion(criterion as Scalar, place.engine), place.engine);
    return figure(selection, { ...from, bottom, right }, place);
  });

const byAll = (figure: Figure): EagerFunction =>
  eager("r(re)", 3, ([values, ...pairs], place) => {
    const { selection, shape } = selectAll(pairs, place);
    const range = rangeArgument(values);
    return sameShape(range, shape) ? figure(selection, range, place) : VALUE;
  });

const counted = eager("(re)", 2, (pairs, place) => {
  const { selection, shape } = selectAll(pairs, place);
  return countSelected(selection, shape);
});

export const conditionalFunctions: FunctionTable = {
  COUNTIF: counted,
  COUNTIFS: counted,
  COUNTBLANK: eager("r", 1, ([where], { engine }) => {
    const range = rangeArgument(where);
    return countSelected(selectCells(range, { kind: "empty", texts: true, negate: false }, engine), range);
  }),
  SUMIF: byOne(total),
  AVERAGEIF: byOne(average),
  SUMIFS: byAll(total),
  AVERAGEIFS: byAll(average),
  MINIFS: byAll(extreme(Math.min)),
  MAXIFS: byAll(extreme(Math.max)),
};
