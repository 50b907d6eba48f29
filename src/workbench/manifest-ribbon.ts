/** A button of the add-in's group, as its manifest describes it in a language. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of the 32-pixel icon on this page's origin. */
  readonly icon: string | null;
  /** The function that it calls; null: it shows the pane. */
  readonly action: string | null;
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

/** The ribbon groups of an add-in only manifest; texts in the locale where it overrides them. */
export function ribbonOf(manifest: string, locale: string): RibbonGroup[] {
  const document = new DOMParser().parseFromString(manifest, "application/xml");
  const all = (parent: Document | Element, name: string) => [...parent.getElementsByTagNameNS("*", name)];
  const first = (parent: Element, name: string): Element | null => all(parent, name)[0] ?? null;
  const resource = (id: string | null | undefined): string | null => {
    const element = all(document, "*").find((one) => one.getAttribute("id") === id && one.hasAttribute("DefaultValue"));
    if (!element) return null;
    const override = all(element, "Override").find(
      (one) => one.getAttribute("Locale")?.toLowerCase() === locale.toLowerCase(),
    );
    return override?.getAttribute("Value") ?? element.getAttribute("DefaultValue");
  };
  const text = (parent: Element, name: string): string => {
    const own = [...parent.children].find((child) => child.localName === name);
    return resource(own?.getAttribute("resid")) ?? "";
  };
  const button = (control: Element): RibbonButton => {
    const tip = first(control, "Supertip");
    const image = all(control, "Image").find((one) => one.getAttribute("size") === "32");
    const address = resource(image?.getAttribute("resid"));
    const action = first(control, "Action");
    return {
      id: control.getAttribute("id") ?? "",
      label: text(control, "Label"),
      tip: tip ? text(tip, "Description") : "",
      icon: address === null ? null : iconHere(address),
      action:
        action && first(action, "FunctionName") ? (first(action, "FunctionName")?.textContent?.trim() ?? null) : null,
    };
  };
  return all(document, "Group").map((group) => ({
    label: text(group, "Label"),
    buttons: all(group, "Control").map(button),
  }));
}

/** Icons are built beside this page, wherever the manifest says that they will be hosted. */
function iconHere(address: string): string {
  const assets = address.indexOf("/assets/");
  return assets < 0 ? address.replace(/^https?:\/\/[^/]+/, "") : address.slice(assets);
}
