/**
 * Words of the sheets Décisions, Feuille de route, Scénarios and Faits. "{name}" is a figure or text filled in live;
 * "{n:mot|mots}" chooses by the number n.
 */
export const committee = {
  decisions: {
    type: "Type",
    description: "Description",
    actors: "Acteurs",
    due: "Échéance",
    read: "Lue comme",
    state: "État",
    source: "Source",
    types: { A: "Action", D: "Décision", I: "Information" },
    states: { overdue: "■ En retard", next: "● À venir", undated: "○ Sans date", done: "● Faite", none: "–" },
    message:
      "{overdue} {overdue:action en retard|actions en retard} sur {actions}\u00a0; {next} à venir, {undated} sans date",
    noAction: "Aucune action",
    others: "{decisions} {decisions:décision|décisions}, {infos} {infos:information|informations}",
    done: "{n} {n:action faite|actions faites}",
    unknownSituation: "date de situation inconnue\u00a0: aucun retard jugé",
    firstOverdue: "En retard\u00a0: {actors}",
    actorCount: "{actor} {n}",
    byActorTitle: "Actions ouvertes par acteur\u00a0: {overdue} en retard sur {open}",
    actor: "Acteur",
    overdue: "En retard",
    next: "À venir",
    undated: "Sans date",
  },
  roadmap: {
    item: "Version ou lot",
    content: "Contenu",
    start: "Début",
    end: "Fin",
    days: "Jours",
    state: "Situation",
    source: "Source",
    milestone: "Jalon",
    states: { done: "● Achevé", current: "■ En cours", next: "○ À venir", undated: "–" },
    message:
      "{items} {items:version ou lot|versions ou lots}\u00a0; {dated} {dated:daté|datés}, {milestones} {milestones:jalon|jalons}",
    current: "En cours au {date}\u00a0: {names}",
    nothingCurrent: "Rien en cours au {date}",
    nextMilestone: "prochain jalon\u00a0: {name}, le {date}",
    noData: "Aucune donnée\u00a0: aucun mois rempli, aucune date; pas de graphique",
    title:
      "Plan produit {year}\u00a0: {dated} {dated:élément daté|éléments datés}, {milestones} {milestones:jalon|jalons}",
    titleNoYear:
      "Plan produit\u00a0: {dated} {dated:élément daté|éléments datés}, {milestones} {milestones:jalon|jalons}",
    legend: "Barre\u00a0: période\u00a0; trait foncé\u00a0: jalon",
  },
  scenarios: {
    step: { year: "Année", wave: "Vague" },
    wave: "Vague {n}",
    total: "Total",
    last: { year: "Dernière année", wave: "Dernière vague" },
    source: "Source",
    scenario: "Scénario",
    low: "De (ETP)",
    range: "Fourchette",
    high: "À (ETP)",
    written: "Écrit",
    message: "{n} {n:scénario|scénarios}\u00a0: {low} à {high} établissements",
    messageSame: "{n} {n:scénario|scénarios}\u00a0: {total} {total:établissement|établissements}",
    noWaves: "{n} {n:scénario|scénarios}\u00a0; aucune donnée\u00a0: aucune vague chiffrée",
    effort: "Effort\u00a0: de {low} à {high} ETP selon le scénario",
    effortSame: "Effort\u00a0: {low} à {high} ETP",
    noEffort: "Effort\u00a0: aucune donnée chiffrée",
    named: "{name} ({effort})",
  },
  facts: {
    fact: "Indicateur",
    target: "Cible",
    value: "Valeur",
    scope: "Périmètre",
    untold: {
      "no-target": "aucune cible",
      "no-value": "aucune valeur constatée",
      "target-only": "une cible, aucune valeur constatée",
    },
    missed: "{breached} {breached:cible non tenue|cibles non tenues} sur {evaluated} {evaluated:évaluée|évaluées}",
    allMet: "{evaluated} {evaluated:cible évaluée, tenue|cibles évaluées, toutes tenues}",
    noneEvaluated: "Aucune cible évaluée",
    axis: "Écart à la cible\u00a0: à droite, défavorable\u00a0; contour, lecture à confirmer",
    told: "{n} {n:fait rapporté sans verdict|faits rapportés sans verdict}",
  },
};

/** The shape that every language fills. */
export type CommitteeTexts = typeof committee;
