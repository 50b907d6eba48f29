const LONGEST_NAME = 31;

/** A title as a tab name that no other sheet bears: Excel compares names without case and takes 31 characters. */
export function sheetName(title: string, suffix: string, used: readonly string[]): string {
  const taken = new Set(used.map((name) => name.toLowerCase()));
  const candidate = (end: string) => title.slice(0, LONGEST_NAME - end.length) + end;
  let name = candidate("");
  for (let n = 1; taken.has(name.toLowerCase()); n += 1) name = candidate(n === 1 ? suffix : `${suffix} ${n}`);
  return name;
}
