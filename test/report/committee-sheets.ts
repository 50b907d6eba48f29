import type { CellValue } from "../../src/cells/grid.ts";
import { serialOfDay } from "../../src/cells/civil.ts";

export interface CommitteeSheet {
  readonly rows: readonly (readonly CellValue[])[];
  /** Number formats by column, of every row. */
  readonly formats?: readonly string[];
}

const day = (year: number, month: number, date: number): number => Number(serialOfDay(year, month, date));
const DATE = "dd/mm/yyyy";
const MONTHS = ["Janv", "Fév", "Mars", "Avr", "Mai", "Juin", "Juil", "Aout", "Sept", "Oct", "Nov", "Déc"];
const plan = (release: string, lot: string, from: number, to: number, marks: Record<number, string> = {}) => [
  release,
  lot,
  ...MONTHS.map((_, index) => marks[index + 1] ?? (index + 1 >= from && index + 1 <= to ? "X" : null)),
];

/** What a committee's secretary keeps beside the budget: two registers, two plans, scenarios, facts. Made up. */
export const COMMITTEE_SHEETS: Readonly<Record<string, CommitteeSheet>> = {
  Exécution: {
    rows: [
      ["Exécution 2015 au 30/09/2015"],
      [],
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ["Août 2015", 1_000_000, 500_000, 300_000],
      ["Septembre 2015", 1_000_000, 600_000, 400_000],
    ],
  },
  Relevé: {
    rows: [
      ["Relevé de décisions du COPIL"],
      [],
      ["Type", "Description", "Échéance", "Acteurs", "Statut"],
      ["A", "Publier le calendrier des inscriptions", day(2015, 9, 15), "A/C", "En cours"],
      ["A", "Recruter deux développeurs", "30/06/2015", "C", null],
      ["A", "Livrer la version 4.70", "14/10", "C/E", null],
      ["A", "Former les référents", "fin octobre", "E", null],
      ["A", "Rédiger la note de cadrage", day(2015, 7, 1), "A", "Fait"],
      ["A", "Séminaire de présentation", "prochain copil", "A/C/E", null],
      ["D", "Retenir le scénario 2", "Sans objet", "M/A", null],
      ["I", "Montée en charge de l'équipe", null, "C", null],
      [],
      ["A : Action ; D : Décision ; I : Information"],
      ["Acteurs : A = Amue, C = Cocktail, E = Établissements, M = Ministère"],
    ],
    formats: ["General", "General", DATE],
  },
  "Actions DSI": {
    rows: [
      ["Plan d'actions DSI"],
      [],
      ["Action", "Responsable", "Échéance"],
      ["Renouveler les licences", "Mme Durand", day(2015, 8, 31)],
      ["Migrer la base", "M. Petit", day(2015, 12, 1)],
    ],
    formats: ["General", "General", DATE],
  },
  Plan: {
    rows: [
      ["Plan produit 2015"],
      [],
      ["Version", "Lot", ...MONTHS],
      plan("4.60.10", "Migration JDK", 1, 3),
      plan("4.60.30", "Sécurisation des services numériques", 3, 6, { 6: "14/06" }),
      plan("4.70.00", "Évolution des modèles de diplôme", 9, 12),
      plan("4.80.00", "À planifier", 0, -1),
      ["Jalons", null, ...MONTHS.map((_, index) => (index === 8 ? "14/09" : index === 10 ? "20/11" : null))],
    ],
  },
  "Livraisons site": {
    rows: [
      ["Planning des livraisons"],
      ["Version", "Contenu", "Début", "Fin", "Date de livraison"],
      ["V1", "Socle", day(2015, 2, 2), day(2015, 5, 29), day(2015, 6, 15)],
      ["V2", "Paie", "01/06/2015", "30/10/2015", null],
      ["V3", "Finances", null, null, day(2015, 12, 1)],
    ],
    formats: ["General", "General", DATE, DATE, DATE],
  },
  "Scénarios 2016-2019": {
    rows: [
      ["Scénarios alternatifs"],
      ["Scénario", "Effort", 2015, 2016, 2017, 2018, 2019],
      ["Respect des deux demandes du CoOS et de la contrainte de déploiement", "20-26 ETP", null, 20, 20, 20, null],
      ["Déploiement avant fin de la migration technique", "15,5 à 20 ETP", null, null, 20, 20, 25],
    ],
  },
  "Chiffres clés": {
    rows: [
      ["Chiffres clés de la campagne"],
      [],
      ["Fait", "Valeur", "Cible", "Périmètre"],
      ["Diminution des demandes d'assistance", "- 48 %", "- 50 %", "primo-entrants"],
      ["Inscriptions incomplètes", "1,7 %", "au maximum 1,5 %", "réinscription"],
      ["Délai moyen de réponse", "2,4 j", "< 3 j", "support"],
      ["Satisfaction", null, "au moins 4", "enquête"],
      ["Charge estimée", "25 jours (15 k€)", null, "prochaine campagne"],
      ["Dossiers traités", 1240, null, "tous"],
    ],
  },
};
