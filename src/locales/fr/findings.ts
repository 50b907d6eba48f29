import type { ReasonCode } from "../../cells/reading.ts";
import type { Role } from "../../reading/roles.ts";
import type { FindingText } from "../finding-text.ts";
import { shown, type Formatter, type Param } from "../format.ts";
import { columnRoles } from "./column-roles.ts";
import { reasons } from "./reasons.ts";

type Params = Readonly<Record<string, Param>>;

/** "Septembre (Fonctionnement)". */
const row = ({ label, period, scope, personnel }: Params, f: Formatter): string => {
  const name = label ? shown(label) : period ? capital(f.period(period)) : "";
  const more = scope ? shown(scope) : personnel === false ? "hors personnel" : "";
  return more && name ? `${name} (${more})` : name || more || "Total";
};
const plural = (count: Param, one: string, many: string): string => (Number(count) > 1 ? many : one);
const since = (first: Param, f: Formatter): string => (first ? ` (depuis ${f.period(first)})` : "");

const role = (name: Param): string =>
  ({ ...columnRoles, cpBudget: columnRoles.cpOpen, ordered: "mandaté", disbursed: "payé" })[String(name) as Role] ??
  shown(name);
const reason = (code: Param): string => reasons[String(code) as ReasonCode] ?? shown(code);

/** Why a fact is told without being judged. */
const UNTOLD: Readonly<Record<string, string>> = {
  "no-value": "aucune valeur constatée",
  "target-only": "une cible, aucune valeur constatée",
};

/** Suppositions that the settings make, whatever the direction. */
const SETTLED: ReadonlySet<string> = new Set(["converted-by-service-hours", "bare-day-by-setting"]);
/** What a reading of a requirement takes for granted. */
const READ_AS: Readonly<Record<string, string>> = {
  lt: "maximum (exclu)",
  le: "maximum",
  ge: "minimum",
  gt: "minimum (exclu)",
  eq: "valeur exacte",
  range: "intervalle",
  share: "part",
  none: "sans objet",
};
const readAs = (op: Param): string => READ_AS[String(op)] ?? shown(op);
/** What a supposed reading takes for granted: a direction, the days that count, the length of a day. */
const supposed = ({ op, reason: why }: Params, verb: string): string =>
  SETTLED.has(String(why)) ? `(${reason(why)})` : `${verb} comme ${readAs(op)}`;
const unitOf = (scale: Param): string => (scale === 1_000 ? "k€" : scale === 1_000_000 ? "M€" : "milliards d'euros");
const PERSONNEL_FIRST = " Enveloppe de personnel : à vérifier en premier.";
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const quoted = (text: Param): string => `« ${shown(text)} »`;

/** What a log says beyond the figure: how far a share is from its requirement, open tickets already late, gross delays. */
const margin = ({ short, allowed, openLate, gross }: Params, f: Formatter): string =>
  [
    ...(Number(short) > 0 ? [`il en manque ${f.number(short)} pour l'exigence`] : []),
    ...(Number(allowed) > 0
      ? [`${f.number(allowed)} de plus ${plural(allowed, "peut", "peuvent")} être en retard`]
      : []),
    ...(Number(openLate) > 0
      ? [`${f.number(openLate)} ${plural(openLate, "ouvert déjà hors délai", "ouverts déjà hors délai")}`]
      : []),
    ...(gross === true ? ["délais bruts"] : []),
  ]
    .map((part) => ` ; ${part}`)
    .join("");

export const findings = {
  "budget.overCommitted": {
    sentence: (p, f) =>
      `${row(p, f)} : ${p.aeCp ? "AE consommées" : "engagé"} ${f.amount(p.amount)} pour ${p.aeCp ? `${f.amount(p.ceiling)} d'AE ouvertes` : `un plafond de ${f.amount(p.ceiling)}`}, soit ${f.amount(p.excess)} de trop${since(p.since, f)}`,
    why: (p) =>
      "Engagé cumulé > budget de la même ligne × seuil critique : les crédits (AE) sont limitatifs (décret 2012-1246)." +
      (p.personnel ? PERSONNEL_FIRST : ""),
    todo: "Vérifier les engagements de l'enveloppe, ou voter un budget rectificatif.",
  },
  "budget.paidOverBudget": {
    sentence: (p, f) =>
      `${row(p, f)} : ${p.aeCp ? "CP consommés" : "mandaté"} ${f.amount(p.amount)} pour ${f.amount(p.ceiling)} de ${p.aeCp ? "CP ouverts" : "crédits"}, soit ${f.amount(p.excess)} de trop${since(p.since, f)}`,
    why: (p) =>
      "Mandaté cumulé > budget (CP ouverts s'ils existent) de la même ligne : les crédits de paiement sont limitatifs." +
      (p.personnel ? PERSONNEL_FIRST : ""),
    todo: "Vérifier la saisie, puis les crédits de l'enveloppe.",
  },
  "budget.paidOverCommitted": {
    sentence: (p, f) =>
      `${row(p, f)} : ${p.aeCp ? "CP consommés" : "mandaté"} ${f.amount(p.amount)} au-delà ${p.aeCp ? "des AE consommées" : "de l'engagé"} ${f.amount(p.ceiling)} (écart ${f.amount(p.excess)})${since(p.since, f)}`,
    why: "Dans un tableau d'un seul exercice, on ne paie que ce qui est engagé ; avec des engagements antérieurs ou en AE/CP, c'est possible, donc seulement à surveiller.",
    todo: "Rapprocher mandats et engagements ; ajouter les engagements antérieurs s'il y en a.",
  },
  "budget.stepBeforeItsTime": {
    sentence: (p, f) =>
      `${row(p, f)} : ${role(p.role)} ${f.amount(p.amount)}, au-delà de l'étape précédente (${role(p.before)} ${f.amount(p.limit)}, écart ${f.amount(p.excess)})`,
    why: "Engagement, service fait, mandat, paiement : chaque étape porte au plus sur ce que la précédente a constaté.",
    todo: "Vérifier une avance, un service fait non certifié, ou la saisie.",
  },
  "budget.personnelCeilings": {
    sentence: (p, f) => `${row(p, f)} : ${f.amount(p.budget)} d'AE ouvertes pour ${f.amount(p.cpBudget)} de CP ouverts`,
    why: "Dans l'enveloppe de personnel, les AE ouvertes sont égales aux CP ouverts.",
    todo: "Vérifier la saisie des deux plafonds.",
  },
  "budget.balanceDisagrees": {
    sentence: (p, f) =>
      `${row(p, f)} : ${role(p.role)} imprimé ${f.amount(p.printed)}, recalculé ${f.amount(p.computed)} (écart ${f.signedAmount(p.difference)})`,
    why: "Reste à engager = budget − engagé ; reste à payer = engagé − mandaté ; budget en vigueur = budget initial + modifications.",
    todo: "Vérifier la formule ou la saisie de la ligne.",
  },
  "budget.decommitment": {
    sentence: (p, f) => `${row(p, f)} : désengagement de ${f.amount(p.amount)} depuis ${f.period(p.previous)}`,
    why: (p, f) =>
      `L'engagé cumulé recule : retrait d'engagement, légal. À surveiller au-delà de ${f.amount(p.threshold)} (Paramètres).`,
    todo: "Rien, si le retrait est connu.",
  },
  "budget.paidFalling": {
    sentence: (p, f) =>
      `${row(p, f)} : ${p.aeCp ? "les CP consommés reculent" : "le mandaté recule"} de ${f.amount(p.amount)} depuis ${f.period(p.previous)}`,
    why: "Le mandaté cumulé ne baisse que par reversement ou annulation de mandat.",
    todo: "Vérifier qu'un mandat a bien été annulé ou reversé.",
  },
  "budget.changed": {
    sentence: (p, f) =>
      `${row(p, f)} : budget ${f.signedAmount(p.change)}` +
      (p.rateFalls
        ? ` ; le taux recule (${f.percent(p.previousRate)} → ${f.percent(p.rate)}) alors que l'engagé progresse`
        : ` (${f.amount(p.budget)})`),
    why: "Chaque ligne garde le budget en vigueur à sa date (BR, DM ou virement) ; les lignes passées ne sont pas recalculées.",
    todo: "Rien, si la modification est votée.",
  },
  "budget.monthMissing": {
    sentence: (p, f) =>
      p.from === p.to
        ? `${row(p, f)} : il manque ${f.period(p.from)} avant cette ligne`
        : `${row(p, f)} : il manque ${f.number(p.count)} périodes avant cette ligne (${f.period(p.from)} à ${f.period(p.to)})`,
    why: "Aucun chiffre n'est interpolé : les montants du mois restent vides après un mois manquant, le graphique laisse un vide.",
    todo: "Compléter la ligne manquante.",
  },
  "budget.monthIncomplete": {
    sentence: (p, f) =>
      `${row(p, f)} : total incomplet, seules ${f.number(p.known)} ${plural(p.known, "ligne a", "lignes ont")} des chiffres`,
    why: "Le total d'un mois n'est donné que si toutes les enveloppes déjà commencées y ont une ligne chiffrée.",
    todo: "Compléter les enveloppes de ce mois.",
  },
  "budget.monthTwice": {
    sentence: (p, f) => `${row(p, f)} : période déjà donnée en ${shown(p.first)} ; la ligne la plus basse est retenue`,
    why: "Une seule ligne par période, enveloppe et entité : deux lignes compteraient double.",
    todo: "Supprimer ou renommer l'une des deux lignes.",
  },
  "budget.monthOrder": {
    sentence: (p, f) => `${row(p, f)} vient après ${f.period(p.previous)} dans la feuille`,
    why: "Les périodes sont remises dans l'ordre du calendrier avant tout calcul.",
    todo: "Vérifier que les deux lignes portent le bon mois.",
  },
  "budget.monthsToCome": {
    sentence: (p, f) =>
      `${row(p, f)} : ${f.number(p.count)} ${plural(p.count, "ligne à zéro lue comme mois à venir", "lignes à zéro lues comme mois à venir")}`,
    why: "Un cumul ne retombe pas à zéro : les zéros qui suivent les derniers chiffres n'en sont pas.",
    todo: "Laisser ces cellules vides.",
  },
  "budget.rateDisagrees": {
    sentence: (p, f) => {
      const decimals = Number(p.decimals ?? 2);
      const printed = f.percent(p.printed, decimals);
      const computed = p.computed === null ? "aucun taux (dénominateur nul)" : f.percent(p.computed, decimals);
      return `${row(p, f)} : ${role(p.role)} imprimé ${printed}, recalculé ${computed}`;
    },
    why: "Chaque taux imprimé est recalculé sur sa ligne et comparé à la précision affichée.",
    todo: "Corriger la cellule ou sa formule.",
  },
  "budget.rateColumnDisagrees": {
    sentence: (p, f) =>
      `Colonne « ${String(p.heading ?? role(p.role))} » : ${f.number(p.agree)} taux sur ${f.number(p.checked)} retrouvés par le calcul du ${role(p.role)}`,
    why: "Engagement = engagé / budget ; mandatement = mandaté / engagé (ou budget) ; exécution = mandaté / budget ou CP.",
    todo: "Vérifier ce que divise cette colonne, ou corriger son rôle dans Sources.",
  },
  "budget.totalDisagrees": {
    sentence: (p, f) =>
      `${shown(p.label ?? "Total")} : ${role(p.role)} imprimé ${f.amount(p.printed)}, somme des lignes ${f.amount(p.sum)} (écart ${f.signedAmount(p.difference)})`,
    why: "Le total imprimé est comparé à la somme de ses lignes de détail, au centime (à l'arrondi près en k€).",
    todo: "Chercher la ligne oubliée, comptée deux fois ou ressaisie.",
  },
  "budget.totalTable": {
    sentence: (p, f) => `« ${shown(p.label)} » est la somme des ${f.number(p.tables)} autres tableaux, au centime`,
    why: "Tous ses montants à la date de la situation sont ceux des autres tableaux additionnés : il n'est pas compté une seconde fois, la synthèse le reprend.",
    todo: "Rien.",
  },
  "budget.signError": {
    sentence: (p, f) => `${row(p, f)} : ${role(p.role)} négatif (${f.amount(p.amount)})`,
    why: "Un budget ou un cumul depuis janvier est positif ; le signe est gardé et aucun taux n'est calculé sur un dénominateur négatif.",
    todo: "Vérifier le signe ; garder s'il s'agit d'un avoir.",
  },
  "budget.scaleChange": {
    sentence: (p, f) =>
      `${row(p, f)} : ${role(p.role)} ${f.amount(p.amount)}, environ mille fois ${Number(p.factor) > 1 ? "plus" : "moins"} que les lignes précédentes`,
    why: "Un saut d'un facteur mille entre deux lignes trahit un mélange d'euros et de k€.",
    todo: "Remettre la ligne dans l'unité du tableau.",
  },
  "budget.commitmentHigh": {
    sentence: (p, f) => `${row(p, f)} : ${f.percent(p.rate)} du budget engagé, reste ${f.amount(p.available)}`,
    why: (p, f) => `Taux d'engagement ≥ ${f.percent(p.threshold, 0)} (seuil de vigilance, Paramètres).`,
    todo: "Anticiper les derniers engagements ou un budget rectificatif.",
  },
  "budget.timeGap": {
    sentence: (p, f) =>
      `${row(p, f)} : ${f.percent(p.rate)} engagés à ${f.percent(p.elapsed, 0)} de l'année (${f.points(p.gap)})`,
    why: (p, f) =>
      `|engagé / budget − mois écoulés / 12| > ${f.number(Number(p.threshold) * 100)} points (Paramètres). Repère : aucun texte n'impose de rythme.`,
    todo: "Commenter l'avance ou le retard.",
  },
  "budget.paymentLow": {
    sentence: (p, f) =>
      `${row(p, f)} : ${f.percent(p.rate)} de l'engagé mandaté, reste ${f.amount(p.outstanding)} engagés non mandatés`,
    why: (p, f) =>
      `Mandaté / engagé < ${f.percent(p.threshold, 0)} à partir du mois ${f.number(p.month)} (Paramètres).`,
    todo: "Relancer les services faits et les factures en attente.",
  },
  "budget.denominatorUnknown": {
    sentence: (p, f) =>
      Number(p.checked) > 0
        ? `Taux de mandatement imprimés : ni mandaté / engagé ni mandaté / budget ne les redonne (${f.number(p.agree)} sur ${f.number(p.checked)})`
        : "Aucun taux de mandatement imprimé : mandaté / engagé et mandaté / budget sont donnés tous les deux",
    why: "« mand » divise par l'engagé dans certains outils, par le budget dans d'autres ; Jauge garde le dénominateur qui redonne tous les taux imprimés.",
    todo: "Choisir le dénominateur dans Paramètres.",
  },
  "budget.noCommitment": {
    sentence: (p, f) =>
      `${row(p, f)} : sans engagement, taux de mandatement laissé vide` +
      (Number(p.count) > 1 ? ` (${f.number(p.count)} lignes)` : ""),
    why: "Aucun taux n'est calculé sur un dénominateur nul ou négatif : ni 0 %, ni erreur.",
    todo: "Rien, si la ligne n'a pas encore d'engagement.",
  },
  "budget.noBudget": {
    sentence: (p, f) =>
      `${row(p, f)} : sans budget, taux laissés vides` + (Number(p.count) > 1 ? ` (${f.number(p.count)} lignes)` : ""),
    why: "Aucun taux n'est calculé sur un dénominateur nul ou négatif : ni 0 %, ni erreur.",
    todo: "Vérifier que le budget de la ligne est saisi.",
  },
  "service.breached": {
    sentence: (p, f) =>
      `${shown(p.label)} : ${f.quantity(p.observed, p.unit)} pour ${shown(p.requirement)}` +
      (typeof p.gapRatio === "number" ? ` (${f.signedPercent(p.gapRatio)})` : "") +
      (p.assumed ? ` ; exigence ${supposed(p, "lue")}, à confirmer` : ""),
    why: (p, f) =>
      `Constaté comparé à l'exigence telle qu'elle est écrite, sans arrondi : écart ${f.quantity(p.gap, p.unit)}, positif quand il est défavorable.` +
      (p.assumed
        ? ` La lecture est supposée (${reason(p.reason)}) : hors du taux de conformité tant qu'elle n'est pas confirmée.`
        : ""),
    todo: "Demander une analyse au titulaire, ou confirmer la lecture de l'exigence.",
  },
  "service.assumed": {
    sentence: (p, f) =>
      `${shown(p.label)} : ${quoted(p.requirement)} ${supposed(p, "lu")} ; constaté ${f.quantity(p.observed, p.unit)}, à confirmer`,
    why: (p) =>
      `L'exigence ne dit pas tout (${reason(p.reason)}) : la lecture est supposée et ne compte pas dans le taux de conformité.`,
    todo: "Choisir Maximum, Minimum ou Ne pas évaluer.",
  },
  "service.notEvaluated": {
    sentence: (p) => `${shown(p.label)} : non évalué (${reason(p.reason)})`,
    why: "Trois verdicts seulement : conforme, non conforme, non évalué. Dans le doute, Jauge n'évalue pas.",
    todo: "Compléter ou préciser l'exigence ou le constaté.",
  },
  "service.unitInherited": {
    sentence: (p, f) =>
      p.side === "requirement"
        ? `${shown(p.label)} : exigence sans unité, celle du constaté est reprise (${f.quantity(p.observed, p.unit)})`
        : `${shown(p.label)} : constaté sans unité, celle de l'exigence est reprise (${f.quantity(p.observed, p.unit)})`,
    why: "Quand une seule des deux cellules porte une unité, l'autre la reprend, et c'est dit.",
    todo: "Écrire l'unité dans la cellule.",
  },
  "service.roundingDecides": {
    sentence: (p, f) =>
      `${shown(p.label)} : seul l'arrondi décide (${f.quantity(p.observed, p.unit)} pour ${shown(p.requirement)})`,
    why: "La valeur exacte est comparée, non la valeur affichée ; arrondie à l'affichage, elle changerait de verdict.",
    todo: "Vérifier la valeur exacte avant de conclure.",
  },
  "service.observedFromLog": {
    sentence: (p, f) =>
      `${shown(p.label)} : constaté calculé depuis le journal ${shown(p.log)} (${f.quantity(p.observed, p.unit)}${p.unit === "count" ? "" : `, ${f.number(p.count)} ${plural(p.count, "ticket", "tickets")}`})${margin(p, f)}`,
    why: (p) =>
      p.period
        ? `La cellule est vide ; l'intitulé désigne une mesure du journal, prise sur les tickets ouverts pendant la période (${shown(p.period)}).`
        : "La cellule est vide ; l'intitulé désigne une mesure du journal, prise sur tous ses tickets faute de période.",
    todo: "Rien, ou saisir la valeur du titulaire.",
  },
  "service.differsFromLog": {
    sentence: (p, f) =>
      `${shown(p.label)} : ${f.quantity(p.observed, p.unit)} dans la feuille, ${f.quantity(p.computed, p.unit)} d'après le journal ${shown(p.log)}`,
    why: "Même mesure, même période : tickets ouverts pendant la période, délais dans le calendrier des Paramètres.",
    todo: "Rapprocher les deux sources : périmètre, période, calendrier.",
  },
  "tickets.closedBeforeOpened": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "ticket résolu avant son ouverture", "tickets résolus avant leur ouverture")}, ${plural(p.count, "exclu", "exclus")} des délais (${shown(p.ids)})`,
    why: "Résolution antérieure à l'ouverture : aucun délai n'a de sens.",
    todo: "Corriger les dates de ces tickets.",
  },
  "tickets.withoutClosing": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "ticket clos sans date de résolution", "tickets clos sans date de résolution")}, hors délais (${shown(p.ids)})`,
    why: "Un délai demande une ouverture et une résolution.",
    todo: "Compléter les dates de résolution.",
  },
  "tickets.withoutOpening": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "ticket", "tickets")} sans date d'ouverture, hors délais et hors périodes (${shown(p.ids)})`,
    why: "Un délai demande une ouverture et une résolution.",
    todo: "Compléter les dates d'ouverture.",
  },
  "assistance.noEstablishment": {
    sentence: (p, f) => `${f.number(p.count)} DA sur ${f.number(p.total)} sans établissement, hors classement`,
    why: "Le classement, la moyenne et la médiane portent sur les DA d'un établissement connu.",
    todo: "Compléter la colonne établissement.",
  },
  "reliability.rising": {
    sentence: (p, f) =>
      `Anomalies bloquantes : ${f.number(p.blocking)} au ${f.period(p.quarter)}, ${f.number(p.was)} au ${f.period(p.previous)}`,
    why: "Dernier trimestre comparé au précédent, par date d'ouverture.",
    todo: "Demander l'analyse des causes au titulaire.",
  },
  "invoices.late": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "facture payée", "factures payées")} en plus de ${f.number(p.limit)} jours sur ${f.number(p.paid)} ; la plus longue ${f.number(p.longest)} jours${p.label ? ` (${shown(p.label)})` : ""}` +
      (typeof p.interest === "number" ? ` ; intérêts et indemnités ${f.amount(p.interest)}` : ""),
    why: "Délai global de paiement : jours calendaires de la réception au paiement (décret 2013-269) ; en retard, taux de la BCE + 8 points et 40 € par facture.",
    todo: "Rechercher les étapes lentes, et mandater les intérêts dus.",
  },
  "invoices.overdue": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "facture non payée", "factures non payées")} au-delà de ${f.number(p.limit)} jours au ${f.date(p.asOf)}`,
    why: "Sans date de paiement, une facture n'entre dans aucun délai ; son retard court à la date de situation.",
    todo: "Payer, ou compléter les dates de paiement.",
  },
  "invoices.paidBeforeReceived": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "facture payée avant sa réception, exclue", "factures payées avant leur réception, exclues")} des délais${p.label ? ` (${shown(p.label)})` : ""}`,
    why: "Un paiement antérieur à la réception ne donne aucun délai.",
    todo: "Corriger les dates.",
  },
  "register.overdue": {
    sentence: (p, f) =>
      `Action échue le ${f.date(p.due)} : ${shown(p.label)}` + (p.actors ? ` (${shown(p.actors)})` : ""),
    why: (p, f) =>
      `Échéance dépassée au ${f.date(p.asOf)}. Seules les actions (type A) avec une vraie date peuvent être échues.`,
    todo: "Relancer les acteurs, ou clore l'action.",
  },
  "facts.missed": {
    sentence: (p, f) =>
      `${shown(p.label)} : ${f.quantity(p.observed, p.unit)} pour la cible ${quoted(p.requirement)}` +
      (typeof p.gapRatio === "number" ? ` (${f.signedPercent(p.gapRatio)})` : "") +
      (p.assumed ? ` ; cible lue comme ${readAs(p.op)}, à confirmer` : ""),
    why: (p, f) =>
      `Valeur comparée à la cible telle qu'elle est écrite, sans arrondi : écart ${f.quantity(p.gap, p.unit)}, positif quand il est défavorable.`,
    todo: "Expliquer l'écart au comité, ou préciser la cible.",
  },
  "facts.notEvaluated": {
    sentence: (p) =>
      `${shown(p.label)} : non évalué (${p.untold ? (UNTOLD[String(p.untold)] ?? shown(p.untold)) : reason(p.reason)})`,
    why: "Un fait est jugé quand il a une valeur et une cible qui se comparent ; sinon il est rapporté tel quel.",
    todo: "Compléter la valeur, ou écrire la cible avec son sens (au plus, au moins).",
  },
  "situation.unknown": {
    sentence: () => "Date de situation inconnue : aucune année dans les feuilles lues",
    why: "La date vient du réglage, sinon de la feuille, sinon de la dernière période chiffrée ; sans année, elle reste vide.",
    todo: "Indiquer la date de situation dans Paramètres.",
  },
  "reading.unreadable": {
    sentence: (p) => `${capital(role(p.role))} : ${quoted(p.text)} n'est pas lu (${reason(p.reason)})`,
    why: "Une cellule qui ne se lit pas sûrement est signalée et laissée de côté, jamais comptée pour zéro.",
    todo: "Corriger la cellule, ou la vider.",
  },
  "reading.unreadableMore": {
    sentence: (p, f) =>
      `${capital(role(p.role))} : ${f.number(p.count)} ${plural(p.count, "autre cellule non lue", "autres cellules non lues")} dans la colonne`,
    why: "Au-delà d'un certain nombre, les cellules d'une même colonne sont comptées au lieu d'être citées.",
    todo: "Vérifier le contenu de la colonne, ou son rôle dans Sources.",
  },
  "reading.hidden": {
    sentence: (p, f) => {
      const parts = [
        ...(p.sheet ? ["feuille masquée"] : []),
        ...(Number(p.rows) > 0
          ? [`${f.number(p.rows)} ${plural(p.rows, "ligne masquée ou filtrée", "lignes masquées ou filtrées")}`]
          : []),
        ...(Number(p.columns) > 0
          ? [`${f.number(p.columns)} ${plural(p.columns, "colonne masquée", "colonnes masquées")}`]
          : []),
      ];
      return `${capital(parts.join(", "))}, lues comme le reste`;
    },
    why: "Un chiffre masqué compte comme un autre ; celui qui lit la synthèse doit le savoir.",
    todo: "Afficher, ou supprimer ce qui ne doit pas compter.",
  },
  "reading.namedRange": {
    sentence: (p, f) =>
      `Tableau lu dans la plage nommée ${quoted(p.name)}` +
      (Number(p.below) > 0
        ? ` : ${f.number(p.below)} ${plural(p.below, "ligne remplie dessous, non lue", "lignes remplies dessous, non lues")}`
        : ""),
    why: "Une plage que l'utilisateur a nommée dit où le tableau commence et finit.",
    todo: "Étendre la plage (Formules, Gestionnaire de noms) si ces lignes sont du tableau.",
  },
  "reading.ambiguousColumn": {
    sentence: (p) =>
      p.otherRole && p.otherRole !== p.role
        ? `Colonne ${quoted(p.heading)} : lue comme ${role(p.role)}, pourrait être ${role(p.otherRole)}`
        : `${capital(role(p.role))} : colonne ${quoted(p.heading)} retenue` +
          (p.otherCell ? ` plutôt que ${quoted(p.otherHeading)} (${shown(p.otherCell)})` : ""),
    why: "Deux colonnes ou deux rôles se valent : la lecture retenue est à confirmer.",
    todo: "Confirmer ou corriger la colonne dans Sources.",
  },
  "reading.eventLog": {
    sentence: (p, f) =>
      `${f.number(p.rows)} lignes pour ${f.number(p.tickets)} tickets : ${f.number(p.repeated)} ${plural(p.repeated, "ligne reprend", "lignes reprennent")} un numéro déjà vu`,
    why: "Un ticket par numéro : la dernière ligne l'emporte, l'ouverture reste la première.",
    todo: "Rien, si la feuille est un journal d'événements.",
  },
  "reading.timeJoined": {
    sentence: ({ heading, date }) => `« ${shown(heading)} » donne l'heure des jours de « ${shown(date)} »`,
    why: "Le jour et l'heure sont dans deux colonnes : ils sont réunis, et le délai court de cette heure.",
    todo: "Rien à faire, sauf si les deux colonnes ne vont pas ensemble.",
  },
  "reading.stampsFromDurations": {
    sentence: () => "Moments déduits des durées du journal, en temps écoulé (un jour = 24 heures)",
    why: "Le journal donne une durée là où manque une date ; elle est ajoutée à l'ouverture.",
    todo: "Exporter aussi les dates de prise en compte et de résolution.",
  },
  "reading.closedBeforeOpened": {
    sentence: (p) => `Ticket ${shown(p.id ?? "sans numéro")} : résolu avant son ouverture, hors délais`,
    why: "Résolution antérieure à l'ouverture : aucun délai n'a de sens.",
    todo: "Corriger les dates de ce ticket.",
  },
  "reading.severityUnknown": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "ticket", "tickets")} sur ${f.number(p.total)} sans gravité connue : ni bloquant ni non bloquant`,
    why: "La gravité vient d'une colonne (bloquant, gravité, priorité) ; sans elle, le ticket est compté à part.",
    todo: "Compléter la gravité, ou indiquer sa colonne dans Sources.",
  },
  "reading.natureUnknown": {
    sentence: (p, f) =>
      `${f.number(p.total)} ${plural(p.total, "ticket", "tickets")} sans nature : ni demandes d'assistance ni incidents`,
    why: "La nature vient d'une colonne, du nom de la feuille ou de son titre ; sans elle, ni assistance ni fiabilité.",
    todo: "Indiquer la colonne de nature dans Sources, ou nommer la feuille.",
  },
  "reading.rateScaleAssumed": {
    sentence: (p) =>
      `${capital(role(p.role))} : valeurs lues comme ${p.timesHundred ? "des pourcentages (71 pour 71 %)" : "des fractions (0,71 pour 71 %)"}`,
    why: "Un taux sans format peut être une fraction ou un pourcentage ; le recalcul ne les départage pas.",
    todo: "Donner un format de pourcentage à la colonne.",
  },
  "reading.totalByArithmetic": {
    sentence: (p, f) =>
      `${shown(p.label || "Ligne")} : reconnue comme total de ${f.number(p.rows)} ${plural(p.rows, "ligne", "lignes")} par le calcul`,
    why: "Ses montants sont la somme d'autres lignes : la compter encore fausserait le total.",
    todo: "Écrire « Total » dans le libellé si c'en est un.",
  },
  "reading.budgetCarried": {
    sentence: (p, f) =>
      `Budget écrit à ses seuls changements : repris sur ${f.number(p.rows)} ${plural(p.rows, "ligne", "lignes")} sans budget`,
    why: "Une cellule fusionnée sur plusieurs mois, ou un budget écrit une fois, reste en vigueur sur les lignes suivantes.",
    todo: "Écrire le budget de chaque mois s'il a changé.",
  },
  "reading.budgetFromChanges": {
    sentence: (p, f) =>
      `Budget en vigueur calculé : budget initial plus ${f.number(p.columns)} ${plural(p.columns, "colonne de modifications", "colonnes de modifications")}`,
    why: "Aucune colonne ne porte le budget en vigueur ; les modifications (BR, DM, virements) s'ajoutent au budget initial.",
    todo: "Vérifier que ces colonnes sont des variations et non des niveaux.",
  },
  "reading.latestColumn": {
    sentence: (p) => `Constaté lu dans la colonne « ${shown(p.heading)} », la dernière remplie`,
    why: "Une colonne par période : la plus récente qui contient des valeurs est comparée à l'exigence.",
    todo: "Choisir une autre colonne dans Sources si besoin.",
  },
  "reading.cumulativeUnknown": {
    sentence: () => "Montants cumulés ou mensuels ? Les chiffres ne le disent pas ; lus comme cumulés",
    why: "Cumulé : non décroissant à 80 % et au plus 1,2 × le budget. Mensuel : la somme reste sous 1,2 × le budget. Ici, ni l'un ni l'autre.",
    todo: "Choisir cumulés ou mensuels dans Paramètres, ou écrire « cumul » ou « du mois » dans le titre.",
  },
  "reading.monthlyAmounts": {
    sentence: (p) =>
      `Montants lus comme mensuels${p.evidence === "title" ? " (le titre le dit)" : ""} : Jauge les cumule`,
    why: "Des montants qui baissent souvent et dont la somme tient dans le budget sont ceux de chaque mois.",
    todo: "Rien, si c'est le cas ; sinon choisir cumulés dans Paramètres.",
  },
  "reading.scale": {
    sentence: (p, f) => `Montants en ${unitOf(p.scale)}, multipliés par ${f.number(p.scale)}`,
    why: "L'unité vient du titre ou de l'en-tête.",
    todo: "Rien, si c'est bien l'unité.",
  },
  "reading.scaleDoubtful": {
    sentence: (p) => `Montants annoncés en ${unitOf(p.scale)}, mais ils ressemblent à des euros : lus en euros`,
    why: "Une annonce « en k€ » au-dessus de montants très grands ou au centime est souvent un reste d'un autre tableau.",
    todo: "Vérifier l'unité, corriger l'annonce.",
  },
  "reading.yearUnknown": {
    sentence: () => "Mois sans année : ni la feuille, ni le classeur, ni les réglages ne la donnent",
    why: "L'année vient de la cellule, sinon de la feuille, sinon des autres feuilles, sinon de la date de situation.",
    todo: "Écrire l'année dans le titre, ou la date de situation dans Paramètres.",
  },
  "reading.yearFrom": {
    sentence: (p) =>
      p.source
        ? `Mois sans année : ${shown(p.year)}, d'après la feuille ${shown(p.source)}`
        : `Mois sans année : ${shown(p.year)}, d'après la date de situation`,
    why: "L'année vient de la cellule, sinon de la feuille, sinon des autres feuilles, sinon de la date de situation.",
    todo: "Écrire l'année dans le titre de la feuille.",
  },
  "settings.invalid": {
    sentence: (p) =>
      `${shown(p.label ?? "Réglage")} : ${quoted(p.text)} n'est pas accepté, la valeur par défaut est prise`,
    why: "Un réglage qui ne se lit pas n'arrête pas le calcul.",
    todo: "Corriger la valeur dans Paramètres.",
  },
} as const satisfies Readonly<Record<string, FindingText>>;
