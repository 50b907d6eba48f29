/** The text is no formula: Excel refuses it with `InvalidArgument`. `offset` is where reading stopped. */
export class FormulaError extends Error {
  readonly code = "InvalidArgument";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "FormulaError";
    this.offset = offset;
  }
}
