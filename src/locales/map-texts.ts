/** A dictionary whose every text went through `change`: those that its functions make, too. */
export function mapTexts<Texts>(texts: Texts, change: (text: string) => string): Texts {
  const mapped = (value: unknown): unknown => {
    if (typeof value === "string") return change(value);
    if (typeof value === "function")
      return (...params: unknown[]) => mapped((value as (...params: unknown[]) => unknown)(...params));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapped(part)]));
    return value;
  };
  return mapped(texts) as Texts;
}
