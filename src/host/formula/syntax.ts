import type { Area } from "../model/workbook.ts";
import type { Scalar } from "../model/cells.ts";

export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=";

/** Rows of a table that a structured reference means; "ThisRow" is "@". */
export type TablePart = "Data" | "Headers" | "Totals" | "All" | "ThisRow";

export type Expression =
  | { readonly kind: "constant"; readonly value: Scalar }
  /** An argument left out between two commas. */
  | { readonly kind: "missing" }
  /** `sheet` null: the formula's own. */
  | { readonly kind: "range"; readonly sheet: string | null; readonly area: Area }
  | { readonly kind: "name"; readonly sheet: string | null; readonly name: string }
  | {
      readonly kind: "structured";
      /** Empty: the table around the formula. */
      readonly table: string;
      readonly parts: readonly TablePart[];
      /** First and last column; null: all. */
      readonly columns: readonly [string, string] | null;
    }
  | { readonly kind: "array"; readonly rows: readonly (readonly Scalar[])[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "unary"; readonly operator: "-" | "+" | "%" | "@"; readonly operand: Expression }
  /** ":" between computed ends, " " and "," between references. */
  | {
      readonly kind: "reference";
      readonly operator: "span" | "intersection" | "union";
      readonly left: Expression;
      readonly right: Expression;
    }
  /** Another workbook, several sheets, a spilled range: understood, not computed. */
  | { readonly kind: "foreign"; readonly text: string };
