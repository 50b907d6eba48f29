import type { FailureCode } from "../../excel/failure.ts";

export interface FailureText {
  /** What happened; `detail` is the sheet concerned, where the failure names one. */
  readonly cause: string;
  /** The next step. */
  readonly remedy: string;
}

/** Why Excel refused, and what to do. */
export const failures: Readonly<Record<FailureCode, FailureText>> = {
  "cell-edit": {
    cause: "Une cellule est en cours de saisie.",
    remedy: "Validez-la par Entrée ou Échap, puis réessayez.",
  },
  protected: {
    cause: "Excel refuse l'écriture : une feuille ou le classeur est protégé.",
    remedy: "Levez la protection par l'onglet Révision, puis réessayez.",
  },
  "structure-protected": {
    cause: "La structure du classeur est protégée : aucune feuille ne peut être ajoutée.",
    remedy: "Levez la protection par Révision › Protéger le classeur, puis réessayez.",
  },
  "read-only": {
    cause: "Le classeur est ouvert en lecture seule.",
    remedy: "Enregistrez-en une copie ou demandez l'accès en modification.",
  },
  "too-large": {
    cause: "Une feuille est trop grande pour être lue d'un coup.",
    remedy: "Effacez les lignes vides mises en forme, ou déplacez les archives dans un autre classeur.",
  },
  "too-old": {
    cause: "Cette version d'Excel ne sait pas faire ce que Jauge demande.",
    remedy: "Mettez Excel à jour, ou ouvrez le classeur dans Excel pour le web.",
  },
  "activity-limit": {
    cause: "Excel reçoit trop de demandes en ce moment.",
    remedy: "Attendez une minute, puis réessayez.",
  },
  "timed-out": {
    cause: "Excel n'a pas répondu à temps.",
    remedy: "Attendez la fin d'un calcul en cours, puis réessayez ; sinon rouvrez le classeur.",
  },
  silent: {
    cause: "Excel ne répond plus.",
    remedy:
      "Attendez la fin d'un calcul ou fermez une boîte de dialogue d'Excel, puis réessayez ; sinon rouvrez le classeur.",
  },
  aborted: {
    cause: "Excel a abandonné la demande en cours de route.",
    remedy: "Réessayez : Jauge relit le classeur et reprend tout.",
  },
  "dialog-open": {
    cause: "Une boîte de dialogue est ouverte dans Excel.",
    remedy: "Fermez-la, puis réessayez.",
  },
  "not-found": {
    cause: "Une feuille ou une cellule attendue n'existe plus.",
    remedy: "Elle a pu être supprimée ou renommée pendant le calcul : réessayez.",
  },
  changed: {
    cause: "Le classeur a changé pendant le calcul : une autre personne ou un autre complément y travaille.",
    remedy: "Réessayez : Jauge relit le classeur.",
  },
  obstructed: {
    cause: "Un tableau, un filtre ou des cellules fusionnées gênent l'écriture sur une feuille produite par Jauge.",
    remedy: "Retirez-les de cette feuille, puis réessayez.",
  },
  offline: {
    cause: "La connexion avec Excel est perdue.",
    remedy: "Vérifiez le réseau, puis réessayez.",
  },
  "no-permission": {
    cause: "Vous n'avez pas le droit de modifier ce classeur.",
    remedy: "Demandez l'accès en modification, ou enregistrez une copie.",
  },
  unexpected: {
    cause: "Excel a signalé une erreur inattendue.",
    remedy: "Réessayez ; si elle revient, copiez les détails et transmettez-les.",
  },
};
