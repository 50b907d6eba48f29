/** Thrown where a formula turns out, while it is evaluated, to ask for what cannot be computed here. */
export class Uncomputable extends Error {
  readonly functionName: string;

  constructor(functionName: string) {
    super(`${functionName} cannot be computed here`);
    this.name = "Uncomputable";
    this.functionName = functionName;
  }
}
