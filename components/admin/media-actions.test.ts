import { expect, it } from "vitest";
import { movedTo } from "./media-actions";
import { whyNot } from "./send-file";

it.each([
  [0, 2, "bca"],
  [2, 0, "cab"],
  [1, 1, "abc"],
  [0, 3, "abc"],
  [1, -1, "abc"],
  [7, 0, "abc"],
])("moves %i to %i: %s", (from, to, wanted) => {
  expect(movedTo([..."abc"], from, to).join("")).toBe(wanted);
});

it.each([
  ["image/jpeg", 1_000, null],
  ["image/svg+xml", 1_000, /JPEG, PNG, WebP or AVIF/],
  ["image/heic", 1_000, /JPEG, PNG, WebP or AVIF/],
  ["image/png", 0, /empty/],
  ["image/png", 16 * 1024 * 1024, /15 MB/],
])("tells before it sends anything whether %s of %i bytes will do", (type, size, wanted) => {
  const said = whyNot({ type, size });
  if (wanted) expect(said).toMatch(wanted);
  else expect(said).toBeNull();
});
