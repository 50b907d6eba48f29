// The job of `jauge recompute`, as one would script it with exceljs: node compare.mjs IN.xlsx OUT.xlsx.
// No charts: exceljs has none. Figures go to standard output as JSON, so that they can be compared with Jauge's.
import ExcelJS from "exceljs";

const DAY = 86_400_000;
const OPENS = 9 * 60;
const CLOSES = 18 * 60;

function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const k = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * k) / 451);
  const sum = h + k - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / DAY;
}

const FIXED = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
];

/** Working days before each day, from the first of `from` to the end of `to`. */
function calendar(from, to) {
  const holidays = new Set();
  for (let year = from; year <= to; year += 1) {
    for (const [month, day] of FIXED) holidays.add(Date.UTC(year, month - 1, day) / DAY);
    for (const days of [1, 39, 50]) holidays.add(easter(year) + days);
  }
  const first = Date.UTC(from, 0, 1) / DAY;
  const before = [0];
  for (let day = first; day < Date.UTC(to + 1, 0, 1) / DAY; day += 1)
    before.push(before.at(-1) + ((day + 4) % 7 === 0 || (day + 4) % 7 === 6 || holidays.has(day) ? 0 : 1));
  const minutes = (stamp) => {
    const day = Math.floor(stamp / DAY) - first;
    if (before[day + 1] === before[day]) return 0;
    const ofDay = Math.round((stamp % DAY) / 1000) / 60;
    return Math.min(Math.max(ofDay, OPENS), CLOSES) - OPENS;
  };
  return (opened, closed) => {
    const days = before[Math.floor(closed / DAY) - first] - before[Math.floor(opened / DAY) - first];
    return days + (minutes(closed) - minutes(opened)) / (CLOSES - OPENS);
  };
}

function rowsOf(sheet) {
  const rows = [];
  sheet.eachRow((row) => rows.push(row.values.slice(1)));
  return rows;
}

function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at - Math.floor(at));
}

function figures(tickets) {
  const delays = tickets.flatMap(({ delay }) => (delay === null ? [] : [delay])).sort((a, b) => a - b);
  return {
    count: tickets.length,
    meanWorkingDays: delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
    medianWorkingDays: quantile(delays, 0.5),
    p90WorkingDays: quantile(delays, 0.9),
  };
}

const [source, target] = process.argv.slice(2);
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(source);

const log = rowsOf(workbook.getWorksheet("DA"));
const header = log.findIndex((row) => row.includes("Criticité"));
const column = Object.fromEntries(log[header].map((name, index) => [name, index]));
const lines = log.slice(header + 1);
const years = lines.flatMap((row) =>
  [row[column["Ouverture"]], row[column["Clôture"]]].filter((at) => at instanceof Date),
);
const [from, to] = years.reduce(
  ([low, high], at) => [Math.min(low, at.getUTCFullYear()), Math.max(high, at.getUTCFullYear())],
  [Infinity, -Infinity],
);
const workingDays = calendar(from, to);
const tickets = lines.map((row) => {
  const closed = row[column["Clôture"]];
  return {
    blocking: row[column["Criticité"]] === "Bloquante",
    establishment: row[column["Établissement"]],
    delay: closed instanceof Date ? workingDays(row[column["Ouverture"]].getTime(), closed.getTime()) : null,
  };
});
const groups = {
  "DA.blocking": figures(tickets.filter(({ blocking }) => blocking)),
  "DA.nonBlocking": figures(tickets.filter(({ blocking }) => !blocking)),
};
const byEstablishment = new Map();
for (const { establishment } of tickets)
  byEstablishment.set(establishment, (byEstablishment.get(establishment) ?? 0) + 1);

const budget = rowsOf(workbook.getWorksheet("Exécution"));
const start = budget.findIndex(([first]) => String(first ?? "").trim() === "Janvier");
const rates = budget
  .slice(start)
  .filter(([, amount]) => typeof amount === "number" && amount > 0)
  .map(([month, amount, committed, paid]) => [month, committed / amount, paid / committed, paid / amount]);
const verdicts = [
  ["DA bloquante", groups["DA.blocking"].meanWorkingDays < 2],
  ["DA non bloquante", groups["DA.nonBlocking"].meanWorkingDays < 4],
];

const summary = workbook.addWorksheet("Synthèse");
summary.addRows([["Mois", "Engagement", "Mandatement", "Exécution"], ...rates]);
const delays = workbook.addWorksheet("Délais");
delays.addRow(["Groupe", "Nombre", "Moyenne", "Médiane", "90e centile"]);
for (const [name, group] of Object.entries(groups)) delays.addRow([name, ...Object.values(group)]);
for (const [name, met] of verdicts) delays.addRow([name, met ? "Conforme" : "Non conforme"]);
const assistance = workbook.addWorksheet("Assistance");
assistance.addRow(["Établissement", "Nb DA"]);
for (const pair of [...byEstablishment].sort((a, b) => b[1] - a[1])) assistance.addRow(pair);
await workbook.xlsx.writeFile(target);
process.stdout.write(
  JSON.stringify({
    groups,
    total: tickets.length,
    establishments: byEstablishment.size,
    executionRate: rates.at(-1)[3],
  }),
);
