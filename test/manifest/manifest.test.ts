import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { functionsMetadata } from "../../scripts/functions-metadata.mjs";
import { hasShared, sharedPath } from "../shared.ts";

const ORIGIN = "https://localhost:3000/";
const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const source = (name: string): string => readFileSync(path(name), "utf8");
const manifest = source("manifest.xml");

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Enough of XML for a manifest: elements, attributes and text, tags that must match. */
function parse(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  for (const [, closing, name, attributes, self, text] of xml
    .replace(/<\?.*?\?>|<!--[\s\S]*?-->/g, "")
    .matchAll(/<(\/)?([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/)?>|([^<]+)/g)) {
    const top = open.at(-1)!;
    if (text !== undefined) top.text += text.trim();
    else if (closing) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const element: Element = {
        name: name!,
        attributes: Object.fromEntries(
          [...(attributes ?? "").matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]),
        ),
        children: [],
        text: "",
      };
      top.children.push(element);
      if (!self) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  return root.children[0]!;
}

const tree = parse(manifest);
const all = (element: Element = tree): Element[] => [element, ...element.children.flatMap((child) => all(child))];
const named = (name: string): Element[] => all().filter((element) => element.name === name);
const only = (name: string): Element => {
  const found = named(name);
  expect(found, name).toHaveLength(1);
  return found[0]!;
};
const childrenOf = (element: Element): string[] => element.children.map(({ name }) => name);
const resources = new Map(
  ["bt:Image", "bt:Url", "bt:String"].flatMap((name) =>
    named(name)
      .filter(({ attributes }) => "id" in attributes)
      .map((element) => [element.attributes["id"]!, element] as const),
  ),
);

/** What the build makes, by its address: files that it copies, and those of webpack.config.js. */
const MADE = ["taskpane.html", "taskpane.js", "functions.json"];
const fileOf = (address: string): string | null => {
  const name = address.slice(ORIGIN.length);
  if (MADE.includes(name)) return "webpack.config.js";
  return [name, `src/taskpane/${name}`].find((file) => existsSync(path(file))) ?? null;
};

describe("the manifest", () => {
  it("stands in the order that Office reads", () => {
    expect(childrenOf(tree)).toEqual([
      "Id",
      "Version",
      "ProviderName",
      "DefaultLocale",
      "DisplayName",
      "Description",
      "IconUrl",
      "HighResolutionIconUrl",
      "SupportUrl",
      "AppDomains",
      "Hosts",
      "Requirements",
      "DefaultSettings",
      "Permissions",
      "VersionOverrides",
    ]);
    expect(childrenOf(only("VersionOverrides"))).toEqual(["Requirements", "Hosts", "Resources"]);
    const host = named("Host").find(({ attributes }) => attributes["xsi:type"] === "Workbook")!;
    expect(childrenOf(host)).toEqual(["Runtimes", "AllFormFactors", "DesktopFormFactor"]);
    expect(childrenOf(only("DesktopFormFactor"))).toEqual(["GetStarted", "FunctionFile", "ExtensionPoint"]);
    expect(childrenOf(only("Resources"))).toEqual(["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"]);
  });

  it("says who it is", () => {
    expect(only("Id").text).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const { version } = JSON.parse(source("package.json")) as { version: string };
    expect(only("Version").text).toBe(`${version}.0`);
    expect(only("DefaultLocale").text).toBe("fr-FR");
  });

  it("asks for ExcelApi 1.9, and for a shared runtime where there are buttons", () => {
    expect(only("Set").attributes).toEqual({ Name: "ExcelApi", MinVersion: "1.9" });
    expect(only("bt:Set").attributes).toEqual({ Name: "SharedRuntime", MinVersion: "1.1" });
    expect(only("Runtime").attributes).toEqual({ resid: "Pane.Url", lifetime: "long" });
    expect(only("FunctionFile").attributes["resid"]).toBe("Pane.Url");
  });

  it("puts three buttons in a group of the Home tab", () => {
    expect(only("OfficeTab").attributes["id"]).toBe("TabHome");
    const labels = named("Control").map(
      (control) => resources.get(control.children[0]!.attributes["resid"]!)!.attributes["DefaultValue"],
    );
    expect(labels).toEqual(["Volet", "Recalculer", "Synthèse"]);
  });

  it("names functions that the page associates", () => {
    const commands = source("src/commands/commands.ts");
    for (const { text } of named("FunctionName")) expect(commands).toContain(`command("${text}"`);
    expect(named("FunctionName")).toHaveLength(2);
  });

  it("resolves every resource, and uses each", () => {
    const used = all().flatMap(({ attributes }) => attributes["resid"] ?? []);
    expect(used.filter((id) => !resources.has(id))).toEqual([]);
    expect([...resources.keys()].filter((id) => !used.includes(id))).toEqual([]);
    for (const id of used) expect(id.length).toBeLessThanOrEqual(32);
  });

  it("gives addresses of files that the build makes", () => {
    const addresses = [...manifest.matchAll(/"(https?:\/\/[^"]+)"/g)]
      .map((match) => match[1]!)
      .filter((address) => !address.startsWith("http://"));
    expect(addresses.every((address) => address.startsWith(ORIGIN))).toBe(true);
    expect(addresses.filter((address) => fileOf(address) === null)).toEqual([]);
  });

  it.each(
    named("bt:Image")
      .filter(({ attributes }) => "size" in attributes)
      .map(({ attributes }) => attributes),
  )("shows an icon of its true size: $size $resid", ({ size, resid }) => {
    const address = resources.get(resid!)!.attributes["DefaultValue"]!;
    const png = readFileSync(path(fileOf(address)!));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
  });

  it("has the two icons of the store and the largest", () => {
    for (const size of [16, 32, 64, 80, 128])
      expect(readFileSync(path(`assets/icon-${size}.png`)).readUInt32BE(16)).toBe(size);
  });

  it("says every text in French and in English, short enough", () => {
    for (const element of [
      ...named("bt:String"),
      ...tree.children.filter(({ name }) => ["DisplayName", "Description"].includes(name)),
    ]) {
      const [english] = element.children;
      expect(english?.attributes["Locale"], element.attributes["id"] ?? element.name).toBe("en-US");
      for (const value of [element.attributes["DefaultValue"]!, english!.attributes["Value"]!]) {
        expect(value).not.toBe("");
        expect(value.length).toBeLessThanOrEqual(
          element.name === "bt:String" || element.name === "Description" ? 250 : 125,
        );
      }
    }
    for (const { children, attributes } of only("bt:ShortStrings").children)
      for (const value of [attributes["DefaultValue"]!, children[0]!.attributes["Value"]!])
        expect(value.length).toBeLessThanOrEqual(125);
  });

  const validates = hasShared("schemas", "office-manifest") && spawnSync("xmllint", ["--version"]).status === 0;
  it.skipIf(!validates)("is valid for Office's own schema", () => {
    const schema = sharedPath("schemas", "office-manifest", "OfficeAppManifestV1_1.xsd");
    execFileSync("xmllint", ["--noout", "--schema", schema, path("manifest.xml")], { stdio: "pipe" });
  });
});

describe("functions.json", () => {
  it("answers the manifest's namespace with names that Excel takes", () => {
    const { functions } = JSON.parse(functionsMetadata(source("src/functions/table.json"))) as {
      functions: { id: string; name: string; description: string }[];
    };
    expect(resources.get("Functions.Namespace")!.attributes["DefaultValue"]).toBe("JAUGE");
    expect(functions.map(({ name }) => `JAUGE.${name}`)).toContain("JAUGE.TAUX.ENGAGEMENT");
    expect(functions.map(({ name }) => `JAUGE.${name}`)).toContain("JAUGE.COMMITMENT.RATE");
    for (const { id, description } of functions) {
      expect(id).toMatch(/^[A-Z][A-Z0-9.]*$/);
      expect(description.length).toBeLessThanOrEqual(255);
    }
  });
});
