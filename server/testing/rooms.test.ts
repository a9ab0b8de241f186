import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { MAY_CALL } from "@/server/rooms.mjs";

const modules = path.resolve(import.meta.dirname, "../modules");
const rooms = readdirSync(modules, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const mayCall: Readonly<Record<string, readonly string[]>> = MAY_CALL;

/** The only names a room may use, so that a newcomer knows where to look. */
const FILES = [
  "README.md",
  "contract.ts",
  "service.ts",
  "events.ts",
  "provider.ts",
  "channel.ts",
  "kind.ts",
  "router.ts",
  "jobs.ts",
  "fulfilment.ts",
  "policy.ts",
  "machine.ts",
  "repo.ts",
];
const FOLDERS = ["service", "repo", "providers", "templates", "contract", "router"];
const isTest = (name: string) => /\.test\.tsx?$/.test(name);

describe("the rooms", () => {
  it("are all in rooms.mjs, and no others", () => {
    expect(Object.keys(mayCall).sort()).toEqual(rooms.sort());
  });

  it("never form a ring", () => {
    const walk = (room: string, road: readonly string[]): void => {
      expect(road, `ring: ${[...road, room].join(" → ")}`).not.toContain(room);
      for (const friend of mayCall[room] ?? []) walk(friend, [...road, room]);
    };
    for (const room of rooms) walk(room, []);
  });

  it.each(rooms)("%s holds only files with known names, and says what it owns", (room) => {
    const entries = readdirSync(path.join(modules, room), { withFileTypes: true });
    const strange = entries.filter(
      (entry) =>
        !(entry.isDirectory()
          ? FOLDERS.includes(entry.name)
          : FILES.includes(entry.name) || isTest(entry.name)),
    );
    expect(strange.map((entry) => entry.name)).toEqual([]);
    expect(entries.map((entry) => entry.name)).toContain("README.md");
  });

  it("split a long service into files named verb-noun", () => {
    const names = rooms.flatMap((room) => {
      try {
        return readdirSync(path.join(modules, room, "service"));
      } catch {
        return [];
      }
    });
    expect(names.filter((name) => !isTest(name) && !/^[a-z]+(-[a-z]+)+\.ts$/.test(name))).toEqual([]);
  });
});
