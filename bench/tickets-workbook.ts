import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const ESTABLISHMENTS = 72;
/** Serial of 01/09/2014; the log spans a year. */
const FIRST_DAY = 41883;
const HEADINGS = ["N°", "Établissement", "Criticité", "Objet", "Ouverture", "Clôture", "Statut"];

/** mulberry32: the same log everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const text = (column: string, row: number, value: string): string =>
  `<c r="${column}${row}" t="inlineStr"><is><t>${value}</t></is></c>`;

function ticket(row: number, next: () => number, style: string): string {
  const opened = FIRST_DAY + Math.floor(next() * 360) + Math.round((9 + next() * 9) * 60) / 1440;
  const closed = opened + Math.round(next() ** 2 * 8 * 1440) / 1440;
  const stamp = (column: string, day: number) => `<c r="${column}${row}"${style}><v>${day}</v></c>`;
  return [
    `<row r="${row}">`,
    text("A", row, `DA-${String(row).padStart(6, "0")}`),
    text("B", row, `Université ${String(1 + Math.floor(next() ** 2 * ESTABLISHMENTS)).padStart(3, "0")}`),
    text("C", row, next() < 0.115 ? "Bloquante" : "Non bloquante"),
    text("D", row, "Inscription administrative"),
    stamp("E", opened),
    stamp("F", closed),
    text("G", row, "Clôturée"),
    "</row>",
  ].join("");
}

/** The sample, its log of requests (sheet `name`) replaced by one of `count` tickets. */
export function ticketsWorkbook(sample: Uint8Array, name: string, count: number): Uint8Array {
  const parts = unzipSync(sample);
  const workbook = strFromU8(parts["xl/workbook.xml"]!);
  const id = new RegExp(`<sheet [^>]*name="${name}"[^>]*r:id="([^"]*)"`).exec(workbook)?.[1];
  const relationships = strFromU8(parts["xl/_rels/workbook.xml.rels"]!);
  const relationship = relationships.match(/<Relationship [^>]*>/g)?.find((one) => one.includes(`Id="${id}"`)) ?? "";
  const target = /Target="([^"]*)"/.exec(relationship)?.[1]?.replace(/^\/?(xl\/)?/, "xl/") ?? "";
  const sheet = strFromU8(parts[target]!);
  const style = /<c r="E4"( s="\d+")/.exec(sheet)?.[1] ?? "";
  const next = random(20150831);
  const rows = [
    `<row r="1">${text("A", 1, "Demandes d'assistance (données inventées)")}</row>`,
    `<row r="3">${HEADINGS.map((heading, index) => text("ABCDEFG"[index]!, 3, heading)).join("")}</row>`,
  ];
  for (let i = 0; i < count; i += 1) rows.push(ticket(4 + i, next, style));
  const filled = sheet
    .replace(/<dimension [^>]*>/, `<dimension ref="A1:G${count + 3}"/>`)
    .replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${rows.join("")}</sheetData>`);
  return zipSync({ ...parts, [target]: strToU8(filled) }, { level: 6 });
}
