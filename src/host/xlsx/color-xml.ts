/** `color` is "#RRGGBB"; null: automatic. */
export function colorXml(name: string, color: string | null, p: string): string {
  return color === null ? `<${p}${name} auto="1"/>` : `<${p}${name} rgb="FF${color.slice(1).toUpperCase()}"/>`;
}
