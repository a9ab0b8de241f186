import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), "utf8"));

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>> };
type Floor = Readonly<Record<string, { readonly least: string; readonly why: string }>>;

const lock = readJson("package-lock.json") as Lock;
const floor = readJson("advisory-floor.json") as Floor;
const installed = Object.entries(lock.packages).flatMap(([place, { version }]) => {
  const name = place.split("node_modules/").at(-1) ?? "";
  return name && version ? [{ name, version, place }] : [];
});

const parts = (version: string): number[] => version.split("-")[0]?.split(".").map(Number) ?? [];
function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [parts(version), parts(least)];
  const at = want.findIndex((part, index) => part !== (have[index] ?? 0));
  return at === -1 || (have[at] ?? 0) > (want[at] ?? 0);
}

describe("what is installed", () => {
  it.each(Object.entries(floor))("%s is nowhere older than its last advisory", (name, { least }) => {
    const old = installed.filter((one) => one.name === name && !isAtLeast(one.version, least));
    expect(old).toEqual([]);
  });

  it("compares versions by number, not by text", () => {
    expect(isAtLeast("2.10.0", "2.9.9")).toBe(true);
    expect(isAtLeast("2.9.9", "2.10.0")).toBe(false);
    expect(isAtLeast("2.5.4", "2.5.4")).toBe(true);
  });

  it("holds nothing that was given up with its holes", () => {
    const abandoned = ["request", "request-promise", "paystack-api", "har-validator"];
    expect(installed.filter(({ name }) => abandoned.includes(name))).toEqual([]);
  });

  it("is written down without download addresses, and pinned exactly", () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
    const { dependencies, devDependencies } = readJson("package.json") as Record<"dependencies" | "devDependencies", Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });
});
