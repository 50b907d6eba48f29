/** Sentences of the command line. */
export const cli = {
  usage: [
    "jauge recompute CLASSEUR.xlsx [--out SORTIE.xlsx] [--json FICHIER|-] [--at AAAA-MM-JJ] [--locale fr|en]",
    '                [--sheet "FEUILLE=NATURE"]... [--freeze] [--strict] [--quiet]',
    "jauge recompute DOSSIER|CLASSEUR.xlsx... [--jobs N] [--out DOSSIER] [mêmes options, sans --json]",
    "jauge check CLASSEUR.xlsx [mêmes options, n'écrit pas de classeur]",
  ].join("\n"),
  help: "Voir « jauge --help ».",
  unknownCommand: (name: string) => `Commande inconnue : « ${name} ».`,
  unknownOption: (name: string) => `Option inconnue ou sans valeur : ${name}.`,
  noInput: "Indiquez le classeur à lire.",
  manyInputs: "Un seul classeur à la fois pour « check » ; « recompute » en prend plusieurs.",
  manyJson: "--json ne vaut que pour un classeur ; lancez une commande par classeur.",
  badJobs: (text: string) => `« ${text} » n'est pas un nombre de travaux ; écrivez --jobs 4.`,
  many: {
    written: "écrit",
    finished: "à jour",
    failed: "échec",
    noWorkbook: (path: string) => `${path} : aucun classeur .xlsx ou .xlsm dans ce dossier.`,
    outNotFolder: (path: string) =>
      `${path} n'est pas un dossier ; pour plusieurs classeurs, --out désigne un dossier.`,
    sameResult: (other: string) => `même résultat que ${other} ; lancez-les vers deux dossiers.`,
    stopped: "le calcul s'est arrêté avant la fin (mémoire ?) ; relancez ce classeur seul.",
    summary: (written: number, finished: number, failed: number) =>
      `${written} écrits, ${finished} déjà à jour, ${failed} en échec`,
  },
  badDate: (text: string) => `« ${text} » n'est pas une date ; écrivez --at 2015-09-30.`,
  badLocale: (text: string) => `« ${text} » n'est pas une langue ; écrivez fr ou en.`,
  badSheet: (text: string) => `« ${text} » se lit mal ; écrivez --sheet "Feuil1=tickets".`,
  badKind: (text: string, kinds: string) =>
    `« ${text} » n'est pas une nature de feuille ; choisissez parmi : ${kinds}.`,
  noSuchSheet: (name: string, names: string) => `Le classeur n'a pas de feuille « ${name} » ; il a : ${names}.`,
  badExtension: (wanted: string) => `Le résultat garde l'extension du classeur : --out doit finir par ${wanted}.`,
  resultIsInput: (option: string) =>
    `${option} désigne le classeur lu ; choisissez un autre nom, Jauge ne modifie jamais sa source.`,
  sameResults: "--json et le classeur produit désignent le même fichier ; choisissez deux noms.",
  outIsFolder: (path: string) => `${path} est un dossier ; indiquez un nom de fichier.`,
  files: {
    missing: (path: string) => `${path} : ce fichier n'existe pas.`,
    directory: (path: string) => `${path} est un dossier ; indiquez un classeur .xlsx.`,
    "no-permission": (path: string) => `${path} : accès refusé ; vérifiez les droits du fichier et du dossier.`,
    "disk-full": (path: string) => `${path} : le disque est plein ; libérez de la place, rien n'a été écrit.`,
    "read-only": (path: string) => `${path} : ce support est en lecture seule ; indiquez --out vers un autre dossier.`,
    io: (path: string) => `${path} : la lecture ou l'écriture a échoué ; vérifiez le support, puis relancez.`,
    empty: (path: string) => `${path} est vide ; enregistrez le classeur depuis Excel, puis relancez.`,
    "not-a-workbook": (path: string) => `${path} n'est pas un classeur Excel ; enregistrez-le au format .xlsx.`,
    encrypted: (path: string) =>
      `${path} est protégé par un mot de passe ; ouvrez-le dans Excel, retirez le chiffrement et enregistrez une copie.`,
    "legacy-xls": (path: string) => `${path} est à l'ancien format .xls ; enregistrez-le au format .xlsx.`,
    opendocument: (path: string) => `${path} est un classeur OpenDocument (.ods) ; enregistrez-le au format .xlsx.`,
    text: (path: string) =>
      `${path} est un fichier texte (CSV ?) ; ouvrez-le dans Excel et enregistrez-le au format .xlsx.`,
    corrupt: (path: string) =>
      `${path} est endommagé ; ouvrez-le dans Excel, qui sait le réparer, et enregistrez une copie.`,
    "too-large": (path: string) =>
      `${path} se déploie au-delà de ce que Jauge accepte ; supprimez les feuilles inutiles ou scindez le classeur.`,
  },
  noDateToFreeze: "La date de la situation est inconnue : rien à figer ; indiquez-la, par exemple --at 2015-09-30.",
  keptEdits: (count: number, cells: string) =>
    `${count} ${count > 1 ? "cellules modifiées" : "cellule modifiée"} à la main, ${count > 1 ? "gardées" : "gardée"} : ${cells}.`,
  nothingRecognised: (path: string) =>
    `${path} : aucune feuille reconnue ; Jauge cherche un en-tête comme « Mois, Budget, Engagé, Mandaté » (ou --sheet "Feuil1=tickets").`,
  structureProtected: (path: string) =>
    `${path} : la structure du classeur est protégée, aucune feuille ne peut être ajoutée ; retirez la protection (Révision › Protéger le classeur), puis relancez.`,
  sheetProtected: (path: string, sheet: string) =>
    `${path} : la feuille produite « ${sheet} » est protégée ; retirez sa protection, puis relancez.`,
  sheetTooLarge: (path: string, sheet: string) =>
    `${path} : la feuille « ${sheet} » s'étend trop loin pour être lue ; effacez ce qui traîne loin de ses tableaux (Ctrl+Fin le montre), puis relancez.`,
  failed: (path: string, detail: string) => `${path} : le calcul n'a pas pu aboutir (${detail}) ; rien n'a été écrit.`,
  indicators: "Indicateurs",
  findings: "Constats",
  noFindings: "Aucun constat : tout est dans les seuils",
  severity: { breach: "▲ Critique", warning: "■ À surveiller", info: "○ Information" },
  verdict: { met: "Conforme", breached: "Non conforme", "not-evaluated": "Non évalué" },
  toConfirm: "à confirmer",
  asOf: (date: string) => `Situation au ${date}`,
  commitmentRate: "Taux d'engagement (engagé / budget)",
  paymentRate: {
    committed: "Taux de mandatement (mandaté / engagé)",
    budget: "Taux de mandatement (mandaté / budget)",
  },
  executionRate: "Taux d'exécution (mandaté / budget)",
  availableToCommit: "Reste à engager",
  outstanding: "Engagé non mandaté",
  tickets: (group: string) => `Tickets ${group}`,
  ticketDelays: (count: string, mean: string, median: string, open: string) =>
    `${count}, moyenne ${mean} j ouvrés, médiane ${median} j, ${open} en cours`,
  assistance: "Demandes d'assistance par établissement",
  assistanceFigures: (total: string, establishments: string, mean: string, median: string) =>
    `${total} pour ${establishments} établissements, moyenne ${mean}, médiane ${median}`,
  blocking: (quarter: string) => `Anomalies bloquantes ${quarter}`,
  steps: {
    reading: "Étape 1 sur 4 : lecture",
    computing: "Étape 2 sur 4 : calcul",
    sheets: "Étape 3 sur 4 : écriture",
    charts: "Étape 4 sur 4 : graphiques",
  },
  shortfall: (what: string, code: string) =>
    `Attention : présentation incomplète${what === "" ? "" : ` de « ${what} »`} (${code}).`,
  written: (path: string) => `Écrit : ${path}`,
};
