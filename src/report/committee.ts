import { committee as en } from "../locales/en/committee.ts";
import { committee as fr, type CommitteeTexts } from "../locales/fr/committee.ts";
import type { Pack } from "./pack.ts";

const TEXTS = { fr, en } as const;

/** The words of the sheets Décisions, Feuille de route, Scénarios and Faits in the pack's language. */
export const committeeTexts = ({ locale }: Pick<Pack, "locale">): CommitteeTexts => TEXTS[locale];
