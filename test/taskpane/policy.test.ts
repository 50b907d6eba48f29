import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const source = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const page = source("src/taskpane/taskpane.html");

it("the pane's policy lets in this site and Microsoft's Office.js, nothing inline, nothing evaluated", () => {
  const policy = /content="(default-src[^"]*)"/.exec(page)![1]!;
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' <%= officeSource %>; /);
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son[a-z]+=|\sstyle=/);
  expect(source("webpack.config.js")).toContain('const microsoft = "https://appsforoffice.microsoft.com"');
});

it("the manifest asks for the least that adds sheets to a workbook", () => {
  expect(source("manifest.xml").match(/<Permissions>[^<]*/g)).toEqual(["<Permissions>ReadWriteDocument"]);
});
