import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const read = <Content>(name: string) => JSON.parse(readFileSync(path.join(root, name), "utf8")) as Content;

type Lock = { packages: Record<string, { version?: string; resolved?: string }> };
type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> };
type Floors = Record<string, { atLeast: string[]; because: string }>;

const { packages } = read<Lock>("package-lock.json");
const floors = read<Floors>("advisory-floor.json");
const manifest = read<Manifest>("package.json");

const copiesOf = (name: string) =>
  Object.entries(packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version ?? "0");

const numbersOf = (version: string) => version.split("-")[0]?.split(".").map(Number) ?? [];

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [numbersOf(version), numbersOf(floor)];
  const first = have.findIndex((number, place) => number !== need[place]);
  return first === -1 || (have[first] ?? 0) > (need[first] ?? 0);
}

/** A fix that was carried back to older majors has one floor in each of them; a newer major has it from the start. */
function isSafe(version: string, atLeast: readonly string[]): boolean {
  const major = numbersOf(version)[0] ?? 0;
  const own = atLeast.find((floor) => numbersOf(floor)[0] === major);
  return own ? isAtLeast(version, own) : atLeast.every((floor) => (numbersOf(floor)[0] ?? 0) < major);
}

describe("the packages we install", () => {
  it.each(Object.entries(floors))("have no copy of %s below its advisory", (name, { atLeast }) => {
    expect(copiesOf(name).filter((version) => !isSafe(version, atLeast))).toEqual([]);
  });

  it.each([
    ["16.4.5", ["16.4.6"], false],
    ["16.4.6", ["16.4.6"], true],
    ["16.10.0", ["16.4.6"], true],
    ["15.9.9", ["16.4.6"], false],
    ["3.0.3", ["2.5.4", "3.0.4", "4.0.4"], false],
    ["5.0.0", ["2.5.4", "3.0.4", "4.0.4"], true],
  ])("are judged rightly: %s against %j is %s", (version, atLeast, answer) => {
    expect(isSafe(version, atLeast)).toBe(answer);
  });

  it("do not include the abandoned request", () => {
    expect(copiesOf("request")).toEqual([]);
  });

  it("are asked for by exact version, so that two installs are the same install", () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(
      asked.filter(([, version]) => !/^(npm:(@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version)),
    ).toEqual([]);
  });

  it("are locked without the address they once came from", () => {
    expect(Object.keys(packages).filter((place) => packages[place]?.resolved)).toEqual([]);
  });
});
