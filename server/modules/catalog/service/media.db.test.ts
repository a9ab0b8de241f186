import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import S3rver from "@20minutes/s3rver";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ctx } from "@/server/context";
import { DAY, MINUTE } from "@/server/platform/clock";
import { newId } from "@/server/platform/id";
import { s3Storage } from "@/server/platform/storage-s3";
import type { Staff } from "@/server/shared/actor";
import type { CategoryId, MediaId, ProductId, UploadId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { HTML, phonePhoto, photo, SVG_WITH_SCRIPT } from "@/server/testing/pictures";
import { CreateCollectionInput, UpdateCollectionInput } from "../contract/collections";
import type { Focal, MediaOwner } from "../contract/media";
import { makePicture as makeJob } from "../jobs";
import { readCategories, readProduct } from "../service";
import { readMedia, removeProductMedia, reorderMedia, setMediaAlt, setMediaFocal } from "./arrange-media";
import { createCollection, updateCollection } from "./edit-collections";
import { dismissUpload, finishUpload, MAKE_TASK } from "./finish-upload";
import { forgetUploads } from "./forget-uploads";
import { makeUploadedPicture } from "./make-picture";
import { openPicture } from "./open-picture";
import { receiveUpload } from "./receive-upload";
import { setSinglePicture } from "./set-single-picture";
import { originalKey, startUpload } from "./start-upload";

// Encoding takes all the processor there is, and others may be using it.
vi.setConfig({ testTimeout: 40_000 });

const kit = createTestCtx();
const { db, system } = kit;
afterAll(kit.close);

let staff: Ctx<Staff>;
let owner: MediaOwner & { readonly kind: "product"; readonly id: ProductId };
beforeEach(async () => {
  await resetDatabase();
  staff = await kit.staff("admin");
  const variant = await db.variant.findUniqueOrThrow({ where: { id: await addThing(db) } });
  owner = { kind: "product", id: variant.productId as ProductId };
});

const stream = async function* (bytes: Uint8Array) {
  yield* [bytes.subarray(0, 1_000), bytes.subarray(1_000)];
};
const tokenOf = (url: string): string => url.split("/").at(-1) ?? "";
const asType = (type: string) => new Headers({ "content-type": type });

type Wish = {
  readonly bytes: Uint8Array;
  readonly to?: MediaOwner;
  readonly alt?: string;
  readonly focal?: Focal;
};

/** Announces, sends and finishes; the making is left to the caller. */
async function send({ bytes, to = owner, alt = "", focal }: Wish): Promise<UploadId> {
  const order = {
    owner: to,
    fileName: "front.jpg",
    contentType: "image/jpeg",
    bytes: bytes.byteLength,
  } as const;
  const { uploadId, uploadUrl, headers } = await startUpload(staff, order);
  const letter = { headers: new Headers(headers), body: stream(bytes) };
  expect(await receiveUpload(system, tokenOf(uploadUrl), letter)).toBe("taken");
  await finishUpload(staff, { uploadId, alt, focal });
  return uploadId;
}

async function hang(wish: Partial<Wish> = {}): Promise<MediaId> {
  const uploadId = await send({ bytes: await photo({ width: 400, height: 300 }), ...wish });
  await makeUploadedPicture(system, { uploadId });
  const { pictures } = await readMedia(staff, { owner });
  return pictures.at(-1)?.id ?? expect.fail("no picture was made");
}

const media = () => readMedia(staff, { owner });
const statusOf = async (id: UploadId) => (await db.mediaUpload.findUnique({ where: { id } }))?.status;

describe("a picture's way in", () => {
  it("ends on the product's page, without the place it was taken at and without its original", async () => {
    const bytes = await phonePhoto({ width: 900, height: 700 });
    const uploadId = await send({ bytes, alt: "A pot", focal: { x: 250, y: 900 } });
    expect(await kit.jobs(MAKE_TASK)).toEqual([{ uploadId }]);
    await makeJob.run(system, { uploadId });

    const { slug } = await db.product.findUniqueOrThrow({ where: { id: owner.id } });
    const { pictures } = await readProduct(kit.guest, { slug, currency: "NGN" });
    expect(pictures).toMatchObject([
      { alt: "A pot", widths: [320, 640], width: 640, focal: { x: 250, y: 900 } },
    ]);
    const path = pictures[0]?.path ?? "";
    expect(path).toMatch(/^\/media\/[0-9a-f]{2}\/[0-9a-f]{32}$/);
    const file = await openPicture(system, `${path.slice("/media/".length)}-320.avif`);
    expect(file?.contentType).toBe("image/avif");
    expect(Buffer.from(file?.bytes ?? []).includes("Adaeze")).toBe(false);
    expect(await system.storage.read(originalKey(uploadId))).toBeNull();
    expect(await statusOf(uploadId)).toBe("made");
    expect((await kit.told()).toSorted()).toEqual([
      "catalog.picture-made",
      "catalog.upload-finished",
      "catalog.upload-started",
    ]);
  });

  it("is made once, however often it is finished and worked on", async () => {
    const uploadId = await send({ bytes: await photo({ width: 400, height: 300 }) });
    await Promise.all([
      finishUpload(staff, { uploadId, alt: "" }),
      finishUpload(staff, { uploadId, alt: "" }),
    ]);
    await Promise.all([makeUploadedPicture(system, { uploadId }), makeUploadedPicture(system, { uploadId })]);
    await makeUploadedPicture(system, { uploadId });
    expect((await media()).pictures).toHaveLength(1);
    expect((await kit.told()).filter((topic) => topic === "catalog.picture-made")).toHaveLength(1);
  });

  it("gives equal files equal addresses, and hangs none twice on one product", async () => {
    await hang();
    const again = await send({ bytes: await photo({ width: 400, height: 300 }) });
    await makeUploadedPicture(system, { uploadId: again });
    const first = await media();
    expect(first.uploads).toMatchObject([{ status: "failed", reason: expect.stringMatching(/already/) }]);
    const variant = await db.variant.findUniqueOrThrow({ where: { id: await addThing(db) } });
    owner = { kind: "product", id: variant.productId as ProductId };
    await hang();
    const [one, two] = [first.pictures[0], (await media()).pictures[0]];
    expect(one?.picture.path).toBe(two?.picture.path);
    expect(one?.id).not.toBe(two?.id);
  });

  it.each([
    ["an SVG with a script", SVG_WITH_SCRIPT],
    ["HTML named .jpg", HTML],
  ])("ends with a reason that staff can read for %s, and leaves nothing to serve", async (_, bytes) => {
    const uploadId = await send({ bytes });
    await makeUploadedPicture(system, { uploadId });
    const { pictures, uploads } = await media();
    expect(pictures).toEqual([]);
    expect(uploads).toMatchObject([
      { id: uploadId, status: "failed", reason: expect.stringMatching(/not a JPEG/), fileName: "front.jpg" },
    ]);
    expect(await system.storage.read(originalKey(uploadId))).toBeNull();
    expect(await kit.told()).toContain("catalog.picture-refused");
    await dismissUpload(staff, { uploadId });
    expect((await media()).uploads).toEqual([]);
  });

  it("waits while the store is away, and blames a file only when workers die of it", async () => {
    const uploadId = await send({ bytes: await photo({ width: 400, height: 300 }) });
    const away = { ...system.storage, put: () => Promise.reject(new Error("The file store answered 503")) };
    for (let turn = 0; turn < 4; turn++)
      await expect(makeUploadedPicture({ ...system, storage: away }, { uploadId })).rejects.toThrow(/503/);
    expect(await statusOf(uploadId)).toBe("queued");

    // What three deaths leave behind.
    await db.mediaUpload.update({ where: { id: uploadId }, data: { attempts: 3 } });
    await makeUploadedPicture(system, { uploadId });
    expect((await media()).uploads[0]?.reason).toMatch(/three tries/);
  });

  it("ends when what it was for is gone or the file was swapped for a longer one", async () => {
    const uploadId = await send({ bytes: await photo({ width: 400, height: 300 }) });
    await system.storage.put(originalKey(uploadId), await photo({ width: 800, height: 300 }));
    await makeUploadedPicture(system, { uploadId });
    expect(await statusOf(uploadId)).toBe("failed");
    const nobody = { kind: "product", id: newId<ProductId>("product") } as const;
    await expect(send({ bytes: HTML, to: nobody })).rejects.toThrow(/no such product/);
  });

  it("cannot be finished before the file is there", async () => {
    const order = { owner, fileName: "a.png", contentType: "image/png", bytes: 10 } as const;
    const { uploadId } = await startUpload(staff, order);
    await expect(finishUpload(staff, { uploadId, alt: "" })).rejects.toThrow(/not arrived/);
    expect(await statusOf(uploadId)).toBe("waiting");
  });

  it("is full at 24", async () => {
    const order = { owner, fileName: "a.png", contentType: "image/png", bytes: 10 } as const;
    for (let turn = 0; turn < 24; turn++) await startUpload(staff, order);
    await expect(startUpload(staff, order)).rejects.toThrow(/24 pictures/);
    // What never came takes no place for long.
    kit.clock.advance(15 * MINUTE);
    await expect(startUpload(staff, order)).resolves.toMatchObject({ uploadId: expect.any(String) });
  });
});

describe("the address a file is sent to", () => {
  const start = (bytes: number) =>
    startUpload(staff, { owner, fileName: "a.png", contentType: "image/png", bytes });
  const put = async (url: string, bytes: Uint8Array, type = "image/png") =>
    receiveUpload(system, tokenOf(url), { headers: asType(type), body: stream(bytes) });

  it("takes what was announced, once", async () => {
    const { uploadUrl, uploadId } = await start(3);
    expect(await put(uploadUrl, Buffer.from("ab"))).toBe("too_short");
    expect(await put(uploadUrl, Buffer.from("abcd"))).toBe("too_long");
    expect(await put(uploadUrl, Buffer.from("abc"), "image/jpeg")).toBe("wrong_type");
    expect(await put(uploadUrl, Buffer.from("abc"))).toBe("taken");
    expect(await put(uploadUrl, Buffer.from("xyz"))).toBe("used");
    await finishUpload(staff, { uploadId, alt: "" });
    await makeUploadedPicture(system, { uploadId });
    // The file is gone by now; its address stays used.
    expect(await put(uploadUrl, Buffer.from("xyz"))).toBe("used");
  });

  it("ends after a quarter of an hour, and is no other upload's", async () => {
    const { uploadUrl } = await start(3);
    const [text = "", signature = ""] = tokenOf(uploadUrl).split(".");
    const other = Buffer.from(
      Buffer.from(text, "base64url")
        .toString()
        .replace(/upl_\w+/, newId("upload")),
    ).toString("base64url");
    expect(await put(`${other}.${signature}`, Buffer.from("abc"))).toBe("forged");
    expect(await put(`${text}.`, Buffer.from("abc"))).toBe("forged");
    kit.clock.advance(15 * MINUTE);
    expect(await put(uploadUrl, Buffer.from("abc"))).toBe("expired");
  });

  it("is not read from when the file says it is too large", async () => {
    const { uploadUrl } = await start(3);
    const headers = new Headers({ "content-type": "image/png", "content-length": String(20_000_000) });
    const never = async function* (): AsyncGenerator<Uint8Array> {
      yield expect.fail("was read");
    };
    expect(await receiveUpload(system, tokenOf(uploadUrl), { headers, body: never() })).toBe("too_long");
  });
});

describe("the pictures of a product", () => {
  const hangWide = async (width: number) => hang({ bytes: await photo({ width, height: 300 }) });
  const ids = async () => (await media()).pictures.map(({ id }) => id);

  it("take any order, and never lose one to two people at once", async () => {
    const [a, b, c] = [await hangWide(400), await hangWide(401), await hangWide(402)];
    await reorderMedia(staff, { productId: owner.id, mediaIds: [c, a, b] });
    expect(await ids()).toEqual([c, a, b]);
    await Promise.all([
      reorderMedia(staff, { productId: owner.id, mediaIds: [a, b, c] }),
      reorderMedia(staff, { productId: owner.id, mediaIds: [b, c, a] }),
    ]);
    expect((await ids()).toSorted()).toEqual([a, b, c].toSorted());
    await expect(reorderMedia(staff, { productId: owner.id, mediaIds: [a, b] })).rejects.toThrow(/changed/);
    await expect(reorderMedia(staff, { productId: owner.id, mediaIds: [a, b, b] })).rejects.toThrow(
      /changed/,
    );
    await removeProductMedia(staff, { mediaId: b, reason: "Blurred" });
    const d = await hangWide(403);
    expect((await ids()).at(-1)).toBe(d);
  });

  it("are described, focused and removed with what was before on the log", async () => {
    const mediaId = await hang({ alt: "A pot" });
    await setMediaAlt(staff, { mediaId, alt: "A clay pot" });
    await setMediaAlt(staff, { mediaId, alt: "A clay pot" });
    await setMediaFocal(staff, { mediaId, focal: { x: 10, y: 990 } });
    expect((await media()).pictures).toMatchObject([
      { picture: { alt: "A clay pot" }, focal: { x: 10, y: 990 } },
    ]);
    await removeProductMedia(staff, { mediaId, reason: "Not ours" });
    await expect(setMediaAlt(staff, { mediaId, alt: "x" })).rejects.toThrow(/gone/);
    const rows = await db.outboxEvent.findMany({ where: { topic: { startsWith: "catalog.picture-" } } });
    expect(rows.map(({ topic }) => topic).toSorted()).toEqual([
      "catalog.picture-described",
      "catalog.picture-focused",
      "catalog.picture-made",
      "catalog.picture-removed",
    ]);
    const said = rows.find(({ topic }) => topic === "catalog.picture-described");
    expect(said).toMatchObject({ before: { mediaId, alt: "A pot" }, after: { mediaId, alt: "A clay pot" } });
    expect(rows.find(({ topic }) => topic === "catalog.picture-removed")?.reason).toBe("Not ours");
  });
});

it("goes the same way through a bucket, where the browser sends to the bucket itself", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "oja-bucket-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: "oja" }],
  });
  const endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  const keys = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER", bucket: "oja" };
  const storage = s3Storage({ ...keys, endpoint, publicUrl: "https://pictures.example" });
  try {
    // The bucket knows no other time than the real one.
    const there = { storage, clock: () => new Date() };
    const bytes = new Uint8Array(await photo({ width: 400, height: 300 }));
    const order = { owner, fileName: "a.jpg", contentType: "image/jpeg", bytes: bytes.byteLength } as const;
    const { uploadId, uploadUrl, headers } = await startUpload({ ...staff, ...there }, order);
    expect((await fetch(uploadUrl, { method: "PUT", headers, body: bytes })).status).toBe(200);
    await finishUpload({ ...staff, ...there }, { uploadId, alt: "" });
    await makeUploadedPicture({ ...system, ...there }, { uploadId });
    const [made] = (await media()).pictures;
    expect(made?.picture.path).toMatch(/^https:\/\/pictures\.example\/media\//);
    const key = new URL(`${made?.picture.path}-320.avif`).pathname.slice(1);
    expect(await storage.size(key)).toBeGreaterThan(100);
    expect(await storage.size(originalKey(uploadId))).toBeNull();
    const letter = { headers: new Headers(headers), body: stream(bytes) };
    expect(await receiveUpload({ ...system, ...there }, "x.y", letter)).toBe("elsewhere");
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

it("a category has one picture, which a new one replaces", async () => {
  const row = await db.category.findFirstOrThrow();
  const category = { kind: "category", id: row.id as CategoryId } as const;
  const make = async (width: number, alt: string) => {
    const uploadId = await send({ bytes: await photo({ width, height: 300 }), to: category, alt });
    await makeUploadedPicture(system, { uploadId });
    return (await readMedia(staff, { owner: category })).single;
  };
  const first = await make(400, "Cloth on a line");
  const second = await make(500, "Cloth, folded");
  expect(second?.path).not.toBe(first?.path);
  const change = { kind: "describe", alt: "Folded cloth", focal: { x: 0, y: 500 } } as const;
  await setSinglePicture(staff, { owner: category, change });
  kit.clock.advance(MINUTE);
  expect((await readCategories(kit.guest))[0]?.picture).toMatchObject({
    alt: "Folded cloth",
    path: second?.path,
    focal: { x: 0, y: 500 },
  });
  await setSinglePicture(staff, { owner: category, change: { kind: "remove" } });
  expect((await readMedia(staff, { owner: category })).single).toBeNull();
});

it("a collection has a picture of its own, which a change of its words leaves where it is", async () => {
  const wish = CreateCollectionInput.parse({ title: "New in", status: "active" });
  const { collection } = await createCollection(staff, wish);
  const one = { kind: "collection", id: collection.id } as const;
  const uploadId = await send({
    bytes: await photo({ width: 420, height: 300 }),
    to: one,
    alt: "Pots on a wall",
  });
  await makeUploadedPicture(system, { uploadId });
  const { id, slug, version } = collection;
  const words = UpdateCollectionInput.parse({ id, slug, version, title: "Just in", status: "active" });
  await updateCollection(staff, words);
  expect((await readMedia(staff, { owner: one })).single).toMatchObject({ alt: "Pots on a wall" });

  await setSinglePicture(staff, { owner: one, change: { kind: "remove" } });
  expect((await readMedia(staff, { owner: one })).single).toBeNull();
  await expect(setSinglePicture(staff, { owner: one, change: { kind: "remove" } })).rejects.toThrow(
    "has no picture",
  );
});

it("uploads that were never finished are gone after a day, stuck ones are given up, old ones forgotten", async () => {
  const bytes = await photo({ width: 400, height: 300 });
  const order = { owner, fileName: "a.jpg", contentType: "image/jpeg", bytes: bytes.byteLength } as const;
  const left = await startUpload(staff, order);
  await receiveUpload(system, tokenOf(left.uploadUrl), {
    headers: asType("image/jpeg"),
    body: stream(bytes),
  });
  const stuck = await send({ bytes });
  const made = await send({ bytes: await photo({ width: 401, height: 300 }) });
  await makeUploadedPicture(system, { uploadId: made });
  expect(await forgetUploads(system, { limit: 10 })).toBe(0);

  kit.clock.advance(DAY + 1);
  expect(await forgetUploads(system, { limit: 10 })).toBe(2);
  expect(await statusOf(left.uploadId)).toBeUndefined();
  expect(await system.storage.read(originalKey(left.uploadId))).toBeNull();
  expect([await statusOf(stuck), await statusOf(made)]).toEqual(["failed", "made"]);
  kit.clock.advance(7 * DAY + 1);
  expect(await forgetUploads(system, { limit: 10 })).toBe(2);
  expect(await db.mediaUpload.count()).toBe(0);
  expect((await media()).pictures).toHaveLength(1);
});

it.each([
  "../originals/x",
  "originals/upl_x",
  "ab/short-320.avif",
  "",
  "aa/../../etc/passwd",
  `aa/${"a".repeat(32)}-320.svg`,
])("nothing is served under the name %j", async (name) => {
  expect(await openPicture(system, name)).toBeNull();
});

it("the database itself keeps uploads honest", async () => {
  const uploadId = await send({ bytes: await photo({ width: 400, height: 300 }) });
  const set = (data: object) => db.mediaUpload.update({ where: { id: uploadId }, data });
  await expect(set({ status: "failed" })).rejects.toThrow(/upload_says_why/);
  await expect(set({ status: "waiting" })).rejects.toThrow(/cannot move/);
  await expect(set({ bytes: 20_000_000 })).rejects.toThrow(/upload_size/);
  await expect(set({ focalX: 1001 })).rejects.toThrow(/upload_focal/);
});
