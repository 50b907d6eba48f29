import type { CellValue, SheetGrid } from "../../../src/cells/grid.ts";
import { sheet } from "../../reading/sheets.ts";

/** One ticket, whatever the tool that logs it; moments are minutes of local time from 01/09/2015 00:00. */
export interface Logged {
  readonly nature: "DA" | "Incident";
  readonly blocking: boolean;
  readonly establishment: string;
  readonly product: string;
  readonly opened: number;
  /** Minutes after the opening; null: not yet. */
  readonly takenInCharge: number | null;
  readonly resolved: number | null;
}

const START = Date.UTC(2015, 8, 1);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FRENCH_MONTHS = [
  "janv.",
  "févr.",
  "mars",
  "avr.",
  "mai",
  "juin",
  "juil.",
  "août",
  "sept.",
  "oct.",
  "nov.",
  "déc.",
];
const two = (value: number): string => String(value).padStart(2, "0");

function partsOf(minutes: number, shift = 0) {
  const date = new Date(START + (minutes + shift) * 60_000);
  const hour = date.getUTCHours();
  return {
    year: String(date.getUTCFullYear()),
    month: date.getUTCMonth(),
    mm: two(date.getUTCMonth() + 1),
    dd: two(date.getUTCDate()),
    time: `${two(hour)}:${two(date.getUTCMinutes())}`,
    half: `${hour % 12 === 0 ? 12 : hour % 12}:${two(date.getUTCMinutes())} ${hour < 12 ? "AM" : "PM"}`,
  };
}

type Print = (minutes: number) => CellValue;
const iso: Print = (minutes) => {
  const { year, mm, dd, time } = partsOf(minutes);
  return `${year}-${mm}-${dd} ${time}:00`;
};
const toTheMinute: Print = (minutes) => {
  const { year, mm, dd, time } = partsOf(minutes);
  return `${year}-${mm}-${dd} ${time}`;
};
/** Local time and its offset, as French exports of web tools print it. */
const offset: Print = (minutes) => {
  const { year, mm, dd, time } = partsOf(minutes);
  return `${year}-${mm}-${dd}T${time}:00+0${minutes < 54 * 1440 + 180 ? 2 : 1}:00`;
};
/** Summer time ends on 25/10/2015 at 03:00 in Paris: minute 54 × 1440 + 180. */
const utc: Print = (minutes) => {
  const { year, mm, dd, time } = partsOf(minutes, minutes < 54 * 1440 + 180 ? -120 : -60);
  return `${year}-${mm}-${dd}T${time}:00Z`;
};
const french: Print = (minutes) => {
  const { year, mm, dd, time } = partsOf(minutes);
  return `${dd}/${mm}/${year} ${time}`;
};
const dashed: Print = (minutes) => {
  const { year, mm, dd, time } = partsOf(minutes);
  return `${dd}-${mm}-${year} ${time}`;
};
const jira: Print = (minutes) => {
  const { year, month, dd, half } = partsOf(minutes);
  return `${dd}/${MONTHS[month]}/${year.slice(2)} ${half}`;
};
const jiraFrench: Print = (minutes) => {
  const { year, month, dd, half } = partsOf(minutes);
  return `${dd}/${FRENCH_MONTHS[month]}/${year.slice(2)} ${half}`;
};
const dotted: Print = (minutes) => {
  const { year, mm, dd, time } = partsOf(minutes);
  return `${dd}.${mm}.${year} ${time}:00`;
};
const asSerial: Print = (minutes) => START / 86_400_000 + 25_569 + minutes / 1_440;

const when = (print: Print, minutes: number | null): CellValue => (minutes === null ? null : print(minutes));
const after = (ticket: Logged, minutes: number | null): number | null =>
  minutes === null ? null : ticket.opened + minutes;

/** "1 jour 2 heures 5 minutes 0 secondes" */
function spelled(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const part = (count: number, word: string) => (count === 0 ? [] : [`${count} ${word}${count > 1 ? "s" : ""}`]);
  return [...part(days, "jour"), ...part(hours, "heure"), ...part(rest, "minute"), "0 seconde"].join(" ");
}

type Row = (ticket: Logged, index: number) => readonly CellValue[];
export interface ToolLayout {
  readonly tool: string;
  readonly sheetName: string;
  readonly header: readonly string[];
  readonly row: Row;
  readonly formats?: readonly string[];
  /** Holds the moment of the first answer. */
  readonly answers: boolean;
}

const STAMP = "dd/mm/yyyy hh:mm";

/** Headings and formats as the tools' exports print them. */
export const LAYOUTS: readonly ToolLayout[] = [
  {
    tool: "GLPI, French",
    sheetName: "glpi",
    header: [
      "ID",
      "Titre",
      "Entité",
      "Statut",
      "Dernière modification",
      "Date d'ouverture",
      "Priorité",
      "Demandeur - Demandeur",
      "Attribué à - Technicien",
      "Catégorie",
      "Type",
      "Date de résolution",
      "Date de clôture",
      "Statistiques - Délai de prise en compte",
    ],
    row: (ticket, index) => [
      `${Math.floor(index / 1000) + 12} ${String(index % 1000).padStart(3, "0")}`,
      "Message d'erreur",
      ticket.establishment,
      ticket.resolved === null ? "En cours (Attribué)" : "Clos",
      iso(ticket.opened + (ticket.resolved ?? 0) + 7 * 1440),
      iso(ticket.opened),
      ticket.blocking ? "Très haute" : "Moyenne",
      "Martin Claude",
      "Dupont Camille",
      ticket.product,
      ticket.nature === "DA" ? "Demande" : "Incident",
      when(iso, after(ticket, ticket.resolved)),
      when(iso, after(ticket, ticket.resolved === null ? null : ticket.resolved + 7 * 1440)),
      ticket.takenInCharge === null ? "" : spelled(ticket.takenInCharge),
    ],
    answers: true,
  },
  {
    tool: "ServiceNow",
    sheetName: "Page 1",
    header: [
      "Number",
      "Opened",
      "Short description",
      "Caller",
      "Priority",
      "State",
      "Category",
      "Assignment group",
      "Assigned to",
      "Updated",
      "Updated by",
      "Task type",
      "Company",
      "Configuration item",
      "Resolved",
      "Closed",
    ],
    row: (ticket, index) => [
      `${ticket.nature === "DA" ? "RITM" : "INC"}${String(10_000 + index).padStart(7, "0")}`,
      asSerial(ticket.opened),
      "Error message",
      "Claude Martin",
      ticket.blocking ? "1 - Critical" : "3 - Moderate",
      ticket.resolved === null ? "In Progress" : "Closed",
      "Inquiry / Help",
      "Application support",
      "Camille Dupont",
      asSerial(ticket.opened + (ticket.resolved ?? 0) + 7 * 1440),
      "system",
      ticket.nature === "DA" ? "Requested Item" : "Incident",
      ticket.establishment,
      ticket.product,
      when(asSerial, after(ticket, ticket.resolved)),
      when(asSerial, after(ticket, ticket.resolved === null ? null : ticket.resolved + 7 * 1440)),
    ],
    formats: [
      "General",
      STAMP,
      "General",
      "General",
      "General",
      "General",
      "General",
      "General",
      "General",
      STAMP,
      "General",
      "General",
      "General",
      "General",
      STAMP,
      STAMP,
    ],
    answers: false,
  },
  {
    tool: "Jira",
    sheetName: "Jira",
    header: [
      "Issue Type",
      "Issue key",
      "Issue id",
      "Summary",
      "Assignee",
      "Reporter",
      "Priority",
      "Status",
      "Resolution",
      "Created",
      "Updated",
      "Due date",
      "Resolved",
      "Component/s",
      "Organizations",
    ],
    row: (ticket, index) => [
      ticket.nature === "DA" ? "Service Request" : "Bug",
      `SUP-${index + 1}`,
      70_000 + index,
      "Error message",
      "cdupont",
      "cmartin",
      ticket.blocking ? "Highest" : "Medium",
      ticket.resolved === null ? "To Do" : "Done",
      ticket.resolved === null ? "Unresolved" : "Done",
      jira(ticket.opened),
      jira(ticket.opened + (ticket.resolved ?? 0)),
      null,
      when(jira, after(ticket, ticket.resolved)),
      ticket.product,
      ticket.establishment,
    ],
    answers: false,
  },
  {
    tool: "Jira, French",
    sheetName: "Export Jira",
    header: [
      "Type de ticket",
      "Clé de ticket",
      "Id. de ticket",
      "Résumé",
      "Responsable",
      "Rapporteur",
      "Priorité",
      "État",
      "Résolution",
      "Création",
      "Mise à jour",
      "Résolue",
      "Composants",
      "Organisations",
    ],
    row: (ticket, index) => [
      ticket.nature === "DA" ? "Demande de service" : "Anomalie",
      `SUP-${index + 1}`,
      70_000 + index,
      "Message d'erreur",
      "cdupont",
      "cmartin",
      ticket.blocking ? "Bloquante" : "Mineure",
      ticket.resolved === null ? "À faire" : "Terminé",
      ticket.resolved === null ? "Non résolu" : "Terminé",
      jiraFrench(ticket.opened),
      jiraFrench(ticket.opened + (ticket.resolved ?? 0)),
      when(jiraFrench, after(ticket, ticket.resolved)),
      ticket.product,
      ticket.establishment,
    ],
    answers: false,
  },
  {
    tool: "Freshservice",
    sheetName: "tickets-export",
    header: [
      "Ticket ID",
      "Subject",
      "Status",
      "Priority",
      "Source",
      "Type",
      "Agent",
      "Group",
      "Created Time",
      "Due by Time",
      "Resolved Time",
      "Closed Time",
      "Last Updated Time",
      "Initial Response Time",
      "Agent interactions",
      "Customer interactions",
      "Resolution Status",
      "First Response Status",
      "Tags",
      "Product",
      "Company",
    ],
    row: (ticket, index) => [
      `#${ticket.nature === "DA" ? "SR" : "INC"}-${index + 1}`,
      "Error message",
      ticket.resolved === null ? "Open" : "Closed",
      ticket.blocking ? "Urgent" : "Low",
      "Portal",
      ticket.nature === "DA" ? "Service Request" : "Incident",
      "Camille Dupont",
      "Support",
      utc(ticket.opened),
      utc(ticket.opened + 2880),
      when(utc, after(ticket, ticket.resolved)),
      when(utc, after(ticket, ticket.resolved === null ? null : ticket.resolved + 2880)),
      utc(ticket.opened + (ticket.resolved ?? 0) + 2880),
      when(utc, after(ticket, ticket.takenInCharge)),
      2,
      1,
      "Within SLA",
      "Within SLA",
      null,
      ticket.product,
      ticket.establishment,
    ],
    answers: true,
  },
  {
    tool: "OTRS",
    sheetName: "otrs",
    header: [
      "Ticket#",
      "Age",
      "Created",
      "Closed",
      "First Lock",
      "First Response",
      "State",
      "Priority",
      "Queue",
      "Lock",
      "Owner",
      "CustomerID",
      "Customer Name",
      "From",
      "Subject",
      "Type",
      "Service",
    ],
    row: (ticket, index) => [
      `20150901100${String(index).padStart(5, "0")}`,
      `${ticket.resolved ?? 100} m`,
      iso(ticket.opened),
      when(iso, after(ticket, ticket.resolved)),
      null,
      when(iso, after(ticket, ticket.takenInCharge)),
      ticket.resolved === null ? "open" : "closed successful",
      ticket.blocking ? "5 very high" : "3 normal",
      "Support::N2",
      "unlock",
      "cdupont",
      ticket.establishment,
      "Claude Martin",
      "claude.martin@example.org",
      "Error message",
      ticket.nature === "DA" ? "ServiceRequest" : "Incident",
      ticket.product,
    ],
    answers: true,
  },
  {
    tool: "Znuny, French",
    sheetName: "znuny",
    header: [
      "Ticket#",
      "Âge",
      "Créé",
      "Fermé",
      "Première réponse",
      "État",
      "Priorité",
      "File d'attente",
      "Verrouiller",
      "Propriétaire",
      "Client",
      "Sujet",
      "Type",
      "Service",
    ],
    row: (ticket, index) => [
      `20150901100${String(index).padStart(5, "0")}`,
      "3 h 20 m",
      dotted(ticket.opened),
      when(dotted, after(ticket, ticket.resolved)),
      when(dotted, after(ticket, ticket.takenInCharge)),
      ticket.resolved === null ? "ouvert" : "clos avec succès",
      ticket.blocking ? "5 très haut" : "1 très bas",
      "Support",
      "déverrouillé",
      "cdupont",
      ticket.establishment,
      "Message d'erreur",
      ticket.nature === "DA" ? "Demande de service" : "Incident",
      ticket.product,
    ],
    answers: true,
  },
  {
    tool: "GLPI, English",
    sheetName: "glpi",
    header: [
      "ID",
      "Title",
      "Entity",
      "Status",
      "Last update",
      "Opening date",
      "Priority",
      "Requester - Requester",
      "Assigned to - Technician",
      "Category",
      "Time to resolve",
      "Type",
      "Resolution date",
      "Closing date",
      "Statistics - Time to own",
    ],
    row: (ticket, index) => [
      `${Math.floor(index / 1000) + 12} ${String(index % 1000).padStart(3, "0")}`,
      "Error message",
      ticket.establishment,
      ticket.resolved === null ? "Processing (assigned)" : "Closed",
      toTheMinute(ticket.opened + (ticket.resolved ?? 0) + 7 * 1440),
      toTheMinute(ticket.opened),
      ticket.blocking ? "Major" : "Medium",
      "Martin Claude",
      "Dupont Camille",
      ticket.product,
      toTheMinute(ticket.opened + 3 * 1440),
      ticket.nature === "DA" ? "Request" : "Incident",
      when(toTheMinute, after(ticket, ticket.resolved)),
      when(toTheMinute, after(ticket, ticket.resolved === null ? null : ticket.resolved + 7 * 1440)),
      ticket.takenInCharge === null
        ? ""
        : `${Math.floor(ticket.takenInCharge / 60)} hours ${ticket.takenInCharge % 60} minutes 0 seconds`,
    ],
    answers: true,
  },
  {
    tool: "GLPI, delays in words",
    sheetName: "glpi",
    header: [
      "ID",
      "Titre",
      "Entité",
      "Statut",
      "Type",
      "Date d'ouverture",
      "Priorité",
      "Catégorie",
      "Statistiques - Délai de prise en compte",
      "Statistiques - Délai de résolution",
    ],
    row: (ticket, index) => [
      `1 ${String(index).padStart(3, "0")}`,
      "Message d'erreur",
      ticket.establishment,
      ticket.resolved === null ? "En cours (Planifié)" : "Résolu",
      ticket.nature === "DA" ? "Demande" : "Incident",
      iso(ticket.opened),
      ticket.blocking ? "Majeure" : "Basse",
      ticket.product,
      ticket.takenInCharge === null ? null : spelled(ticket.takenInCharge),
      ticket.resolved === null ? null : spelled(ticket.resolved),
    ],
    answers: true,
  },
  {
    tool: "ServiceNow, field names",
    sheetName: "incident",
    header: [
      "number",
      "opened_at",
      "short_description",
      "caller_id",
      "priority",
      "state",
      "category",
      "assignment_group",
      "assigned_to",
      "sys_updated_on",
      "sys_class_name",
      "company",
      "cmdb_ci",
      "resolved_at",
      "closed_at",
    ],
    row: (ticket, index) => [
      `${ticket.nature === "DA" ? "RITM" : "INC"}${String(10_000 + index).padStart(7, "0")}`,
      iso(ticket.opened),
      "Error message",
      "Claude Martin",
      ticket.blocking ? "1 - Critical" : "4 - Low",
      ticket.resolved === null ? "On Hold" : "Closed",
      "software",
      "Application support",
      "Camille Dupont",
      iso(ticket.opened + (ticket.resolved ?? 0) + 7 * 1440),
      ticket.nature === "DA" ? "Requested Item" : "Incident",
      ticket.establishment,
      ticket.product,
      when(iso, after(ticket, ticket.resolved)),
      when(iso, after(ticket, ticket.resolved === null ? null : ticket.resolved + 7 * 1440)),
    ],
    answers: false,
  },
  {
    tool: "ServiceNow, French",
    sheetName: "Page 1",
    header: [
      "Numéro",
      "Ouvert",
      "Description succincte",
      "Appelant",
      "Priorité",
      "État",
      "Catégorie",
      "Groupe d'affectation",
      "Affecté à",
      "Mis à jour",
      "Type de tâche",
      "Société",
      "Élément de configuration",
      "Résolu",
      "Fermé",
    ],
    row: (ticket, index) => [
      `${ticket.nature === "DA" ? "RITM" : "INC"}${String(10_000 + index).padStart(7, "0")}`,
      dashed(ticket.opened),
      "Message d'erreur",
      "Claude Martin",
      ticket.blocking ? "1 - Critique" : "3 - Modérée",
      ticket.resolved === null ? "En cours" : "Fermé",
      "Logiciel",
      "Support applicatif",
      "Camille Dupont",
      dashed(ticket.opened + (ticket.resolved ?? 0) + 7 * 1440),
      ticket.nature === "DA" ? "Élément demandé" : "Incident",
      ticket.establishment,
      ticket.product,
      when(dashed, after(ticket, ticket.resolved)),
      when(dashed, after(ticket, ticket.resolved === null ? null : ticket.resolved + 7 * 1440)),
    ],
    answers: false,
  },
  {
    // Its service times are what remained of the target, no delays.
    tool: "Jira Service Management",
    sheetName: "Jira",
    header: [
      "Issue Type",
      "Issue key",
      "Issue id",
      "Summary",
      "Priority",
      "Status",
      "Resolution",
      "Created",
      "Updated",
      "Due date",
      "Resolved",
      "Custom field (Organizations)",
      "Custom field (Request Type)",
      "Component/s",
      "Custom field (Time to first response)",
      "Custom field (Time to resolution)",
    ],
    row: (ticket, index) => [
      ticket.nature === "DA" ? "[System] Service request" : "[System] Incident",
      `HELP-${index + 1}`,
      10_000 + index,
      "Error message",
      ticket.blocking ? "Blocker" : "Minor",
      ticket.resolved === null ? "Waiting for customer" : "Resolved",
      ticket.resolved === null ? null : "Done",
      jira(ticket.opened),
      jira(ticket.opened + (ticket.resolved ?? 0)),
      null,
      when(jira, after(ticket, ticket.resolved)),
      ticket.establishment,
      "Report a system problem",
      ticket.product,
      "3:12",
      index % 2 === 0 ? "-13:57" : "4:00",
    ],
    answers: false,
  },
  {
    tool: "Freshservice, French",
    sheetName: "tickets",
    header: [
      "Identifiant du ticket",
      "Objet",
      "Statut",
      "Urgence",
      "Impact",
      "Priorité",
      "Source",
      "Type",
      "Heure de création",
      "Échéance",
      "Heure de résolution",
      "Heure de fermeture",
      "Heure de la dernière mise à jour",
      "Heure de la première réponse",
      "Produit",
      "Entreprise",
    ],
    row: (ticket, index) => [
      `${ticket.nature === "DA" ? "SR" : "INC"}-${index + 1}`,
      "Message d'erreur",
      ticket.resolved === null ? "En attente" : "Fermé",
      "Haute",
      "Bas",
      ticket.blocking ? "Urgente" : "Moyenne",
      "Portail",
      ticket.nature === "DA" ? "Demande de service" : "Incident",
      offset(ticket.opened),
      offset(ticket.opened + 2880),
      when(offset, after(ticket, ticket.resolved)),
      when(offset, after(ticket, ticket.resolved === null ? null : ticket.resolved + 2880)),
      offset(ticket.opened + (ticket.resolved ?? 0) + 2880),
      when(offset, after(ticket, ticket.takenInCharge)),
      ticket.product,
      ticket.establishment,
    ],
    answers: true,
  },
  {
    tool: "a French list",
    sheetName: "Suivi des demandes",
    header: ["N°", "Nature", "Gravité", "Établissement", "Application", "Ouvert le", "Pris en compte le", "Clos le"],
    row: (ticket, index) => [
      index + 1,
      ticket.nature === "DA" ? "DA" : "Anomalie",
      ticket.blocking ? "Bloquante" : "Non bloquante",
      ticket.establishment,
      ticket.product,
      french(ticket.opened),
      when(french, after(ticket, ticket.takenInCharge)),
      when(french, after(ticket, ticket.resolved)),
    ],
    answers: true,
  },
  {
    tool: "an English list",
    sheetName: "Requests",
    header: ["Ref", "Kind", "Blocking?", "University", "Software", "Reported on", "Acknowledged", "Fixed on"],
    row: (ticket, index) => [
      `R ${index + 1}`,
      ticket.nature === "DA" ? "Support request" : "Defect",
      ticket.blocking ? "Yes" : "No",
      ticket.establishment,
      ticket.product,
      dashed(ticket.opened),
      when(dashed, after(ticket, ticket.takenInCharge)),
      when(dashed, after(ticket, ticket.resolved)),
    ],
    answers: true,
  },
];

export const exportOf = (layout: ToolLayout, tickets: readonly Logged[]): SheetGrid =>
  sheet(layout.sheetName, [layout.header, ...tickets.map(layout.row)], {
    ...(layout.formats ? { formats: layout.formats } : {}),
  });
