import { describe, expect, it } from "vitest";
import { isAllowed, notice, packages, refused, type InstalledPackage } from "../../scripts/licences.mjs";

const one = (name: string, licence: string, shipped = false): InstalledPackage => ({
  name,
  licence,
  shipped,
  version: "1.0.0",
  path: `node_modules/${name}`,
  author: "",
});

describe("licences", () => {
  it("of every package in use are allowed, or excepted by name", () => {
    expect(packages().length).toBeGreaterThan(400);
    expect(refused(packages())).toEqual([]);
  });

  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-or-later)", true],
    ["(MIT AND Zlib)", false],
    ["BSD-3-Clause AND Apache-2.0", true],
    ["GPL-3.0-only", false],
    ["SEE LICENSE IN LICENSE.md", false],
    ["", false],
  ])("%j: %j", (licence, allowed) => expect(isAllowed(licence)).toBe(allowed));

  it("fail the build where they are not", () => {
    expect(refused([one("copyleft", "GPL-3.0-only"), one("silent", "")])).toEqual([
      "copyleft 1.0.0: GPL-3.0-only",
      "silent 1.0.0: no licence said",
    ]);
  });

  it("an exception holds for the licence that it was made for, and a tool's only for a tool", () => {
    expect(refused([one("@microsoft/office-js", "LICENSE", true), one("axe-core", "MPL-2.0")])).toEqual([]);
    expect(refused([one("@microsoft/office-js", "AGPL-3.0", true)])).toHaveLength(1);
    expect(refused([one("axe-core", "MPL-2.0", true)])).toHaveLength(1);
  });

  it("of what is shipped stand in a notice, with their texts", () => {
    const text = notice(packages());
    for (const name of ["react 19.", "react-dom 19.", "fflate 0.8", "@fluentui/react-components 9.", "tslib "])
      expect(text).toContain(`\n${name}`);
    expect(text).toContain("Permission is hereby granted");
    expect(text).toContain("MICROSOFT");
    expect(text).not.toContain("\nvitest ");
  });
});
