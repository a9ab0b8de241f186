import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { SignedUpload, Storage } from "@/server/platform/storage";

type Plug = {
  readonly storage: () => Storage;
  /** Sends to a signed address as a browser would. True when it was kept. */
  readonly send: (signed: SignedUpload, body: Uint8Array<ArrayBuffer>) => Promise<boolean>;
};

const text = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString();
const FILE = new Uint8Array(Buffer.from("a picture, let us say"));

/** What every plug of the storage socket keeps. */
export function keepsStorageContract(name: string, { storage, send }: Plug): void {
  const key = () => `originals/${randomBytes(6).toString("hex")}`;
  const order = (changes: { key: string; at?: Date; seconds?: number }) =>
    storage().signUpload({
      contentType: "image/png",
      bytes: FILE.byteLength,
      at: new Date(),
      seconds: 60,
      ...changes,
    });

  describe(`the ${name} store`, () => {
    it("gives back what it was given, and forgets it when told", async () => {
      const place = `${key()}.txt`;
      await storage().put(place, Buffer.from("one"));
      await storage().put(place, Buffer.from("two!"), { contentType: "text/plain", isImmutable: true });
      expect(text(await storage().read(place))).toBe("two!");
      expect(await storage().size(place)).toBe(4);
      await storage().remove(place);
      expect([await storage().read(place), await storage().size(place)]).toEqual([null, null]);
    });

    it("removes what is not there without complaint", async () => {
      await expect(storage().remove(key())).resolves.toBeUndefined();
    });

    it.each(["../secret", "/etc/passwd", "a/../../b", "a//b", ".env", "a/.env", "", "a\0b", "a?b", "a/b#c"])(
      "refuses the key %j",
      async (bad) => {
        await expect((async () => storage().read(bad))()).rejects.toThrow(/Not a storage key/);
        await expect((async () => storage().signUpload({ ...ORDER, key: bad }))()).rejects.toThrow(
          /Not a storage key/,
        );
        expect(() => storage().address(bad)).toThrow(/Not a storage key/);
      },
    );

    it("takes what was announced at a signed address", async () => {
      const place = key();
      expect(await send(await order({ key: place }), FILE)).toBe(true);
      expect(text(await storage().read(place))).toBe(text(FILE));
    });

    it("takes nothing longer, shorter or of another type than was signed", async () => {
      const place = key();
      const signed = await order({ key: place });
      expect(await send(signed, new Uint8Array([...FILE, 1]))).toBe(false);
      expect(await send(signed, FILE.slice(1))).toBe(false);
      expect(await send({ ...signed, headers: { "content-type": "text/html" } }, FILE)).toBe(false);
      expect(await storage().size(place)).toBeNull();
    });

    it("takes nothing late, and nothing at an address that was altered", async () => {
      const place = key();
      const late = await order({ key: place, at: new Date(Date.now() - 120_000) });
      expect(await send(late, FILE)).toBe(false);
      const { url, headers } = await order({ key: place });
      expect(await send({ headers, url: `${url.slice(0, -4)}0000` }, FILE)).toBe(false);
      expect(await storage().size(place)).toBeNull();
    });
  });
}

const ORDER = { contentType: "image/png", bytes: 1, at: new Date(), seconds: 60 };
