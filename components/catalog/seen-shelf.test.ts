import { beforeEach, expect, it, vi } from "vitest";
import { readSeen, rememberSeen } from "./seen-shelf";

const shelf = new Map<string, string>();
beforeEach(() => {
  shelf.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
  });
});

const see = (slug: string) => rememberSeen({ slug, title: slug, picture: null });
const slugs = () => readSeen().map(({ slug }) => slug);

it("remembers the newest first, each once, and at most nine", () => {
  for (const slug of ["a", "b", "a", "c"]) see(slug);
  expect(slugs()).toEqual(["c", "a", "b"]);
  for (let index = 0; index < 20; index += 1) see(`p-${index}`);
  expect(slugs()).toHaveLength(9);
  expect(slugs()[0]).toBe("p-19");
});

it.each(["nonsense", "{}", "null", '[null, 5, {"slug":"x"}]'])("takes %s for nothing", (text) => {
  shelf.set("oja.seen", text);
  expect(readSeen()).toEqual([]);
});
