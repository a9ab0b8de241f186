import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { folderStorage } from "./storage";

const folder = await mkdtemp(path.join(os.tmpdir(), "oja-storage-"));
afterAll(() => rm(folder, { recursive: true }));
const storage = folderStorage(folder);

it("gives back what it was given, and forgets it when told", async () => {
  await storage.put("receipts/a.txt", Buffer.from("one"));
  await storage.put("receipts/a.txt", Buffer.from("two"));
  expect(Buffer.from((await storage.read("receipts/a.txt")) ?? []).toString()).toBe("two");
  await storage.remove("receipts/a.txt");
  expect(await storage.read("receipts/a.txt")).toBeNull();
});

it.each(["../secret", "/etc/passwd", "a/../../b", "a//b", ".env", "a/.env", "", "a\0b"])(
  "refuses the key %j",
  async (key) => {
    await expect((async () => storage.read(key))()).rejects.toThrow(/Not a storage key/);
  },
);
