import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Keeps files by key ("invoices/2026/inv_1.pdf"). A key is written whole or not at all. */
export type Storage = {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such file. */
  read(key: string): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
};

const KEY = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

/** Files in a folder of this machine. A key can never leave the folder. */
export function folderStorage(folder: string): Storage {
  const root = path.resolve(folder);
  const place = (key: string): string => {
    if (!KEY.test(key) || key.includes("..")) throw new Error(`Not a storage key: ${key}`);
    return path.join(root, key);
  };
  return {
    async put(key, bytes) {
      const target = place(key);
      await mkdir(path.dirname(target), { recursive: true });
      const draft = `${target}.${randomBytes(6).toString("hex")}`;
      await writeFile(draft, bytes);
      await rename(draft, target);
    },
    async read(key) {
      return readFile(place(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
    },
    remove: (key) => rm(place(key), { force: true }),
  };
}
