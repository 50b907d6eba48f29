/** The language of Excel's own texts, in which the pane opens; anything but French reads English. */
export const displayLanguage = (office: typeof Office): "fr" | "en" =>
  /^fr\b/i.test(office.context.displayLanguage ?? "fr") ? "fr" : "en";

/** Excel's theme, by its own word or by how light its background is; without one (some Macs), light. */
export function isDarkTheme(office: typeof Office): boolean {
  const theme = office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  if (typeof theme?.isDarkTheme === "boolean") return theme.isDarkTheme;
  const channels = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(theme?.bodyBackgroundColor ?? "");
  if (!channels) return false;
  const [red = 255, green = 255, blue = 255] = channels.slice(1).map((hex) => parseInt(hex, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
