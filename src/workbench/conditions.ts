/** What a person can make the simulated Excel be. */
export interface Conditions {
  readonly language: "fr" | "en";
  /** ExcelApi version that it declares. */
  readonly excelApi: ExcelApi;
  readonly readOnly: boolean;
  readonly dark: boolean;
}

/** Excel of today, the floor of the add-in, and one below it. */
export const EXCEL_APIS = ["1.17", "1.9", "1.8"] as const;
export type ExcelApi = (typeof EXCEL_APIS)[number];

/** BCP 47, of Excel's own texts and of its formats. */
export const localeOf = ({ language }: Pick<Conditions, "language">): string => (language === "fr" ? "fr-FR" : "en-US");
