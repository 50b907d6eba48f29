// Makes assets/samples from the figures of the steering committee of 23/10/2015 and from made-up ticket logs (said so in
// their titles). Same figures, same bytes: run it again after a change and commit the result.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, install, root } from "./set-up.mjs";

install();
build("node");
const { blankWorkbook, openWorkbook } = await import(join(root, "dist/host/node.js"));

const MONTHS = ["Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre"];
/** Budget, engagé, mandaté, eng, mand: as printed, cumulative since 1 January 2015. */
const EXECUTION = [
  [2271500, 134285.15, 0, "5,91%", ""],
  [2271500, 946652.64, 24576.1, "41,68%", "2,60%"],
  [2271500, 1120677.28, 144755.13, "49,34%", "12,92%"],
  [2275500, 1121547.26, 211098.15, "49,29%", "18,82%"],
  [2275500, 1290075.84, 453191.77, "56,69%", "35,13%"],
  [2275500, 1568838.93, 458321.09, "68,94%", "29,21%"],
  [2275500, 1568820.78, 490754.91, "68,94%", "31,28%"],
  [2275500, 1589118.59, 666331.72, "69,84%", "41,93%"],
  [2275500, 1619175.16, 990220.08, "71,16%", "61,16%"],
];
const QUALITY = [
  ["Nombre d'incidents traités en procédure bloquante", "1", "6"],
  ["Nombre d'incidents traités en procédure non bloquante", "10", "21"],
  ["Délai moyen de traitement des incidents bloquants", "< 3,5 j", "5,79"],
  ["Délai moyen de traitement d'une DA bloquante", "< 2 j", "1,8 j"],
  ["Délai moyen de traitement d'une DA non bloquante", "< 4 j", "1,48 j"],
];
const REGISTER = [
  ["A", "Séminaire de plusieurs jours permettant une présentation approfondie de la solution", "Avant l'été", "A/C/E"],
  ["I", "Poursuite du développement de la solution pendant la migration technique", "Sans objet", "C"],
  [
    "D",
    "Ne pas engager de coûts de migration technique pour rallonger la durée de vie au-delà de 2023",
    "Prochain COPIL SIESR",
    "M/A/C",
  ],
  [
    "I",
    "La construction nécessite une montée en charge importante et rapide de l'équipe projet, opérationnelle dès janvier 2016",
    "Sans Objet",
    "A/C",
  ],
  ["D", "Principe de co-construction avec apport de ressources d'établissements", "Sans objet", "A/C/E"],
  [
    "A",
    "Recrutement par mise à disposition à 100 % ; profils de postes à communiquer aux établissements",
    "ASAP",
    "A/C/E",
  ],
  ["A", "Intégrer au CoOS des adhérents n'ayant aucun produit de l'Amue", "Prochain CoOS", "A/C"],
];
const ROADMAP = [
  ["4.60.10", "Migration JDK"],
  ["4.60.30", "Sécurisation des services numériques ; amélioration du flux synchrone ; remontées SISE ; DMA diverses"],
  ["4.60.60", "Simulation des charges de gestion lot 1 ; DMA diverses"],
  ["4.70.00", "Évolution des modèles de diplôme ; supplément au diplôme ; migration BO ; DMA diverses"],
  ["4.00.00", "Migration JDK, CAS"],
  ["4.50.00", "Version technique amélioration des performances, évolutions diverses, ajout de champs"],
];

// --- made-up logs -----------------------------------------------------------------------------------------------------

/** mulberry32: the same sequence everywhere. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const serialOf = (year, month, day) => Date.UTC(year, month - 1, day) / 86_400_000 + 25569;
const HOLIDAYS = new Set(
  [
    [2014, 11, 11],
    [2014, 12, 25],
    [2015, 1, 1],
    [2015, 4, 6],
    [2015, 5, 1],
    [2015, 5, 8],
    [2015, 5, 14],
    [2015, 5, 25],
    [2015, 7, 14],
    [2015, 8, 15],
    [2015, 11, 11],
    [2015, 12, 25],
  ].map(([y, m, d]) => serialOf(y, m, d)),
);
const OPENS = 9 * 60;
const CLOSES = 18 * 60;
// Serial 7 is a Saturday, 1 a Sunday.
const isWorked = (day) => day % 7 > 1 && !HOLIDAYS.has(day);

/** A stamp on a whole minute: day serial + minutes of the day. */
const stamp = (day, minute) => day + minute / 1440;

/** The moment `minutes` of service time after (day, minute), which lies in service hours. */
function after(day, minute, minutes) {
  let left = minutes;
  for (;;) {
    const today = isWorked(day) ? CLOSES - minute : 0;
    if (left <= today) return stamp(day, minute + left);
    left -= today;
    day += 1;
    minute = OPENS;
  }
}

/** Lengths in minutes, spread around `mean`, that add up to `mean * count`. */
function delays(next, count, mean) {
  const raw = Array.from({ length: count }, () => 0.15 + 2.2 * next() ** 2);
  const sum = raw.reduce((a, b) => a + b, 0);
  const lengths = raw.map((part) => Math.max(10, Math.round((part / sum) * mean * count)));
  lengths[0] += Math.round(mean * count) - lengths.reduce((a, b) => a + b, 0);
  if (lengths[0] < 10) throw new Error("the first delay cannot take the difference");
  return lengths;
}

const workedDays = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(isWorked);

/** Seventy-two establishments, 1,012 requests, median 10: many ask little, few ask much. */
function requestsByEstablishment() {
  const low = Array.from({ length: 35 }, (_, i) => 1 + Math.floor((i * 9) / 34));
  const high = [
    150, 62, 48, 41, 36, 33, 30, 28, 26, 24, 24, 22, 21, 20, 19, 18, 17, 16, 16, 15, 15, 14, 14, 13, 13, 12, 12, 12, 11,
    11, 11, 10, 10, 10, 10,
  ];
  const counts = [...low, 10, 10, ...high];
  const rest = 1012 - counts.reduce((a, b) => a + b, 0);
  counts[counts.indexOf(62)] += rest;
  return counts;
}

const SUBJECTS = [
  "Inscription administrative",
  "Édition d'un diplôme",
  "Droits d'accès",
  "Remontée SISE",
  "Calcul de notes",
  "Import de candidatures",
  "Paiement en ligne",
  "Emploi du temps",
];

function requestLog() {
  const next = random(20150831);
  const counts = requestsByEstablishment();
  const names = counts.map((_, i) => `Université ${String(i + 1).padStart(3, "0")}`);
  // Shuffled, so that names say nothing of size.
  const order = counts.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  const days = workedDays(serialOf(2014, 9, 1), serialOf(2015, 8, 31));
  const rows = counts.flatMap((count, i) =>
    Array.from({ length: count }, () => ({
      name: names[order[i]],
      day: days[Math.floor(next() * days.length)],
      minute: OPENS + Math.floor(next() * (CLOSES - OPENS)),
      blocking: next() < 0.115,
      subject: SUBJECTS[Math.floor(next() * SUBJECTS.length)],
    })),
  );
  rows.sort((a, b) => a.day - b.day || a.minute - b.minute);
  const thirdQuarter = serialOf(2015, 7, 1);
  // The last committee's table covers the third quarter: the log's means there are the ones it prints.
  for (const [blocking, inQuarter, mean] of [
    [true, true, 1.8],
    [false, true, 1.48],
    [true, false, 1.62],
    [false, false, 1.57],
  ]) {
    const group = rows.filter((row) => row.blocking === blocking && row.day >= thirdQuarter === inQuarter);
    const lengths = delays(next, group.length, mean * (CLOSES - OPENS));
    group.forEach((row, i) => (row.closed = after(row.day, row.minute, lengths[i])));
  }
  // Three requests of the last days are still open.
  for (const row of rows.filter(({ blocking }) => !blocking).slice(-3)) row.closed = null;
  return rows.map((row, i) => [
    `DA-${String(i + 1).padStart(5, "0")}`,
    row.name,
    row.blocking ? "Bloquante" : "Non bloquante",
    row.subject,
    stamp(row.day, row.minute),
    row.closed ?? "",
    row.closed === null ? "En cours" : "Clôturée",
  ]);
}

function incidentLog() {
  const next = random(20150930);
  const quarters = [
    { from: [2014, 10, 1], to: [2014, 12, 31], blocking: 15, other: 30, mean: 4.9 },
    { from: [2015, 1, 1], to: [2015, 3, 31], blocking: 11, other: 27, mean: 4.4 },
    { from: [2015, 4, 1], to: [2015, 6, 30], blocking: 9, other: 24, mean: 4.7 },
    { from: [2015, 7, 1], to: [2015, 9, 30], blocking: 6, other: 21, mean: 5.79 },
  ];
  const rows = quarters.flatMap(({ from, to, blocking, other, mean }) => {
    const days = workedDays(serialOf(...from), serialOf(...to));
    const group = (count, isBlocking, average) => {
      const lengths = delays(next, count, average * (CLOSES - OPENS));
      return lengths.map((length) => {
        const day = days[Math.floor(next() * (days.length - 15))];
        const minute = OPENS + Math.floor(next() * (CLOSES - OPENS));
        return { day, minute, isBlocking, closed: after(day, minute, length) };
      });
    };
    return [...group(blocking, true, mean), ...group(other, false, 6.3)];
  });
  rows.sort((a, b) => a.day - b.day || a.minute - b.minute);
  return rows.map((row, i) => [
    `INC-${String(i + 1).padStart(4, "0")}`,
    row.isBlocking ? "Bloquant" : "Non bloquant",
    SUBJECTS[Math.floor(next() * SUBJECTS.length)],
    stamp(row.day, row.minute),
    row.closed,
    "Résolu",
  ]);
}

// --- writing ----------------------------------------------------------------------------------------------------------

const HEADER = { bold: true, fill: "#DDE6EF" };

/** Text stays text ("1" is how the committee's table has it): an apostrophe, as one types it. */
const asText = (value) => (typeof value === "string" && value !== "" ? `'${value}` : value);

function put(sheet, row, column, table, { textColumns = [] } = {}) {
  const range = sheet.getRangeByIndexes(row, column, table.length, table[0].length);
  range.values = table.map((line) =>
    line.map((value, i) => (textColumns.includes(i) || typeof value === "string" ? asText(value) : value)),
  );
  return range;
}

function heading(range) {
  range.format.font.bold = HEADER.bold;
  range.format.fill.color = HEADER.fill;
  range.format.wrapText = true;
  range.format.verticalAlignment = "Center";
}

function title(sheet, text, row = 0) {
  const cell = sheet.getRangeByIndexes(row, 0, 1, 1);
  cell.values = [[asText(text)]];
  cell.format.font.bold = true;
  cell.format.font.size = 14;
}

const widths = (sheet, points) =>
  points.forEach((width, i) => (sheet.getRangeByIndexes(0, i, 1, 1).getEntireColumn().format.columnWidth = width));

async function sample(file, fill) {
  const book = await openWorkbook(blankWorkbook(), { locale: "fr-FR" });
  await book.Excel.run(async (context) => {
    const blank = context.workbook.worksheets.getFirst();
    fill((name) => {
      return context.workbook.worksheets.add(name);
    });
    await context.sync();
    blank.delete();
    context.workbook.worksheets.getFirst().activate();
    await context.sync();
  });
  const bytes = await book.save();
  book.close();
  mkdirSync(join(root, "assets/samples"), { recursive: true });
  writeFileSync(join(root, "assets/samples", file), bytes);
}

await sample("copil-2015-09.xlsx", (add) => {
  const execution = add("Exécution");
  title(execution, "Exécution par rapport au budget au 30/09");
  heading(
    put(execution, 1, 0, [
      ["", "Données", "", "", "Taux", ""],
      ["Mois", "Budget", "Engagé", "Mandaté", "eng", "mand"],
    ]),
  );
  put(
    execution,
    3,
    0,
    EXECUTION.map((row, i) => [MONTHS[i], ...row]),
  );
  execution.getRange("B4:D12").numberFormat = EXECUTION.map(() => ["#,##0.00", "#,##0.00", "#,##0.00"]);
  execution.getRange("E4:F12").format.horizontalAlignment = "Right";
  widths(execution, [80, 90, 90, 90, 60, 60]);

  const quality = add("Qualité");
  title(quality, "Indicateurs qualité : maintenance et assistance 2015 (3ème trimestre)");
  heading(put(quality, 2, 0, [["INDICATEUR", "Exigences du marché", "Constaté"]]));
  put(quality, 3, 0, QUALITY);
  widths(quality, [320, 110, 80]);

  const requests = requestLog();
  const assistance = add("DA");
  title(assistance, "Demandes d'assistance du 01/09/2014 au 31/08/2015 – journal synthétique (données inventées)");
  heading(put(assistance, 2, 0, [["N°", "Établissement", "Criticité", "Objet", "Ouverture", "Clôture", "Statut"]]));
  put(assistance, 3, 0, requests);
  assistance.getRangeByIndexes(3, 4, requests.length, 2).numberFormat = requests.map(() => [
    "dd/mm/yyyy hh:mm",
    "dd/mm/yyyy hh:mm",
  ]);
  assistance.freezePanes.freezeRows(3);
  widths(assistance, [70, 110, 85, 160, 105, 105, 70]);

  const faults = incidentLog();
  const incidents = add("Incidents");
  title(incidents, "Incidents du 01/10/2014 au 30/09/2015 – journal synthétique (données inventées)");
  heading(
    put(incidents, 2, 0, [["N°", "Type d'anomalie", "Objet", "Date de déclaration", "Date de résolution", "État"]]),
  );
  put(incidents, 3, 0, faults);
  incidents.getRangeByIndexes(3, 3, faults.length, 2).numberFormat = faults.map(() => [
    "dd/mm/yyyy hh:mm",
    "dd/mm/yyyy hh:mm",
  ]);
  incidents.freezePanes.freezeRows(3);
  widths(incidents, [70, 95, 160, 115, 115, 70]);

  const register = add("Registre");
  title(register, "Conclusions du CoOS et prochaines étapes");
  heading(put(register, 2, 0, [["", "Description", "Échéance", "Acteurs"]]));
  put(register, 3, 0, REGISTER);
  register.getRange("B4:B10").format.wrapText = true;
  put(register, 11, 0, [
    ["A : Action ; D : Décision ; I : Information"],
    ["Acteurs : A = Amue, C = Cocktail, E = Établissements, M = Ministère"],
  ]);
  widths(register, [30, 420, 130, 60]);

  const roadmap = add("Feuille de route");
  title(roadmap, "Plan produit 2015");
  const months = ["Janv", "Fév", "Mars", "Avr", "Mai", "Juin", "Juil", "Aout", "Sept", "Oct", "Nov", "Déc"];
  heading(put(roadmap, 2, 0, [["Version", "Lot", ...months]]));
  put(
    roadmap,
    3,
    0,
    ROADMAP.map(([release, lot]) => [release, lot, ...months.map(() => "")]),
  );
  roadmap.getRange("B4:B9").format.wrapText = true;
  put(roadmap, 10, 0, [["Jalons", "14/09", "20/11", "20/11"]]);
  widths(roadmap, [60, 320, ...months.map(() => 36)]);
});

await sample("autre-presentation.xlsx", (add) => {
  // The same kind of table as another office lays it out: titles above, other headings, amounts as text with the narrow
  // no-break space that Windows' French settings print.
  const narrow = (value) =>
    value
      .toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      .replaceAll(",", "\u202f")
      .replace(".", ",");
  const next = random(2016);
  const budget = add("Suivi 2016");
  title(budget, "Université de démonstration – Direction des affaires financières (données inventées)");
  put(budget, 1, 0, [["Exercice 2016, montants cumulés en euros"]]);
  put(budget, 2, 0, [["Édité le 04/07/2016"]]);
  heading(
    put(budget, 4, 1, [
      [
        "Situation au",
        "Crédits ouverts",
        "Engagements",
        "Mandats émis",
        "Disponible",
        "Taux d'engagement",
        "Taux de mandatement",
      ],
    ]),
  );
  let committed = 0;
  let paid = 0;
  const ends = ["31/01/2016", "29/02/2016", "31/03/2016", "30/04/2016", "31/05/2016", "30/06/2016"];
  put(
    budget,
    5,
    1,
    ends.map((end, i) => {
      const open = i < 3 ? 1845000 : 1862350.4;
      committed += Math.round((0.09 + 0.06 * next()) * open * 100) / 100;
      paid += Math.round((0.55 + 0.3 * next()) * (committed - paid) * 60) / 100;
      const cents = (value) => Math.round(value * 100) / 100;
      const percent = (value) => `${(100 * value).toFixed(1).replace(".", ",")}\u00a0%`;
      return [
        end,
        narrow(open),
        narrow(cents(committed)),
        narrow(cents(paid)),
        narrow(cents(open - committed)),
        percent(committed / open),
        percent(paid / committed),
      ];
    }),
  );
  put(budget, 12, 1, [["Source : extraction du logiciel financier, hors opérations pluriannuelles."]]);
  widths(budget, [24, 90, 100, 100, 100, 100, 80, 80]);

  const service = add("Engagements de service");
  title(service, "Niveaux de service – 1er semestre 2016 (données inventées)");
  heading(put(service, 3, 0, [["Critère", "Niveau requis", "Réalisé", "Commentaire"]]));
  put(service, 4, 0, [
    ["Disponibilité du service", "≥ 99,5 %", "99,72 %", ""],
    ["Délai de prise en compte d'un incident bloquant", "moins de 4 h ouvrées", "3,2 h", ""],
    ["Demandes résolues dans les délais", "au moins 95 %", "91,4 %", "Plan d'action en cours"],
    ["Satisfaction des utilisateurs", "à définir", "4,1 / 5", ""],
    ["Nombre de rejets", "au plus 5", "5", ""],
  ]);
  widths(service, [280, 130, 80, 160]);

  const volumes = add("Volumétrie");
  title(volumes, "Assistance par établissement (données inventées)");
  heading(put(volumes, 2, 0, [["Organisme", "Nb DA"]]));
  put(
    volumes,
    3,
    0,
    ["Alpha", "Bêta", "Gamma", "Delta", "Epsilon", "Zêta", "Êta", "Thêta", "Iota", "Kappa", "Lambda", "Mu", "Nu"].map(
      (name) => [`Université ${name}`, 2 + Math.floor(next() * 40)],
    ),
  );
  widths(volumes, [160, 60]);
});
