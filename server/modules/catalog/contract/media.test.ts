import { expect, it } from "vitest";
import { newId } from "@/server/platform/id";
import { StartUploadInput } from "./media";

const owner = { kind: "product", id: newId("product") } as const;
const parse = (changes: object) =>
  StartUploadInput.safeParse({ owner, fileName: "a.jpg", contentType: "image/jpeg", bytes: 9, ...changes });

it.each([
  ["C:\\fakepath\\Ankara print.jpg", "Ankara print.jpg"],
  ["../../etc/passwd", "passwd"],
  ["a\u0000b\u202Egpj.jpg", "abgpj.jpg"],
])("keeps of the name %j only %j", (given, kept) => {
  expect(parse({ fileName: given }).data?.fileName).toBe(kept);
});

it.each([
  [{ fileName: "///" }, /needs a name/],
  [{ contentType: "image/svg+xml" }, /JPEG, PNG, WebP or AVIF/],
  [{ bytes: 0 }, /empty/],
  [{ bytes: 15 * 1024 * 1024 + 1 }, /15 MB/],
  [{ price: 1 }, /price/],
])("refuses %j in words", (changes, why) => {
  expect(parse(changes).error?.message).toMatch(why);
});
