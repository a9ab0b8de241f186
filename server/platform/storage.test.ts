import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import S3rver from "@20minutes/s3rver";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepsStorageContract } from "@/server/testing/storage-contract";
import type { Storage, Ticket, UploadInbox } from "./storage";
import { folderStorage } from "./storage-folder";
import { s3Storage } from "./storage-s3";

const folder = await mkdtemp(path.join(os.tmpdir(), "oja-storage-"));
const bucketFolder = await mkdtemp(path.join(os.tmpdir(), "oja-bucket-"));
afterAll(() => Promise.all([folder, bucketFolder].map((each) => rm(each, { recursive: true }))));

const kept = folderStorage({ folder, secret: "a secret for tests" });
const inbox: UploadInbox = kept.inbox ?? expect.fail("a folder takes uploads by itself");
const stream = async function* (...parts: Uint8Array[]) {
  yield* parts;
};

keepsStorageContract("folder", {
  storage: () => kept,
  async send({ url, headers }, body) {
    const ticket = inbox.read(url.split("/").at(-1) ?? "", new Date());
    if (typeof ticket === "string" || headers["content-type"] !== ticket.contentType) return false;
    return (await inbox.take(ticket, stream(body))) === "taken";
  },
});

// S3rver's own key pair, as its documentation gives it.
const KEYS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER", bucket: "oja" };
const server = new S3rver({
  address: "127.0.0.1",
  port: 0,
  silent: true,
  directory: bucketFolder,
  configureBuckets: [{ name: "oja" }],
});
let bucket: Storage;
let endpoint: string;
beforeAll(async () => {
  endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  bucket = s3Storage({ ...KEYS, endpoint });
});
afterAll(() => server.close());

keepsStorageContract("S3", {
  storage: () => bucket,
  async send({ url, headers }, body) {
    return (await fetch(url, { method: "PUT", headers, body })).ok;
  },
});

it("says where public files are: at home, or at the bucket's own address", () => {
  expect(kept.address("media/a.avif")).toBe("/media/a.avif");
  expect(bucket.address("media/a.avif")).toBe("/media/a.avif");
  const open = s3Storage({ ...KEYS, endpoint, publicUrl: "https://pictures.example/" });
  expect(open.address("media/a.avif")).toBe("https://pictures.example/media/a.avif");
});

it("tells browsers of a bucket what a file is and that it never changes", async () => {
  await bucket.put("media/b.avif", Buffer.from("x"), { contentType: "image/avif", isImmutable: true });
  const [note] = (await readdir(path.join(bucketFolder, "oja", "media"))).filter((file) =>
    file.includes("metadata"),
  );
  const said = await readFile(path.join(bucketFolder, "oja", "media", note ?? ""), "utf8");
  expect(said).toContain("image/avif");
  expect(said).toContain("immutable");
});

it("fails loudly on a store that refuses our key, instead of calling the file absent", async () => {
  const stranger = s3Storage({ ...KEYS, secretAccessKey: "wrong", endpoint });
  await expect(stranger.read("media/b.avif")).rejects.toThrow(/answered 403/);
  await expect(stranger.put("media/b.avif", Buffer.from("y"))).rejects.toThrow(/answered 403/);
});

it("gives one name to one of two uploads that arrive at once, and leaves no drafts behind", async () => {
  const ticket: Ticket = { key: "race/one", contentType: "image/png", bytes: 3 };
  const both = await Promise.all([
    inbox.take(ticket, stream(Buffer.from("aaa"))),
    inbox.take(ticket, stream(Buffer.from("bbb"))),
  ]);
  expect(both.toSorted()).toEqual(["taken", "used"]);
  expect(await inbox.take(ticket, stream(Buffer.from("too long")))).toBe("too_long");
  expect(await readdir(path.join(folder, "race"))).toEqual(["one"]);
});

it("stops reading at the first byte too many", async () => {
  let read = 0;
  const endless = async function* () {
    for (;;) {
      read += 1;
      yield new Uint8Array(1_000);
    }
  };
  expect(await inbox.take({ key: "race/two", contentType: "image/png", bytes: 2_500 }, endless())).toBe(
    "too_long",
  );
  expect(read).toBe(3);
});

it("trusts no token that another secret signed", () => {
  expect(inbox.read("e30.AAAA", new Date())).toBe("forged");
  expect(inbox.read("", new Date())).toBe("forged");
});
