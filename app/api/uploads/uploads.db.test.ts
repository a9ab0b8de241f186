import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import type { ProductId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { createTestCtx } from "@/server/testing/kit";
import { photo } from "@/server/testing/pictures";

// Encoding takes all the processor there is, and others may be using it.
vi.setConfig({ testTimeout: 40_000 });

const folder = await mkdtemp(path.join(os.tmpdir(), "oja-uploads-"));
Object.assign(process.env, {
  NEXTAUTH_SECRET: "n".repeat(32),
  CRON_SECRET: "c".repeat(32),
  UPLOADS_DIR: folder,
});

// The settings are read once, when these are first used.
const uploads = await import("./[token]/route");
const pictures = await import("@/app/media/[...path]/route");
const { database } = await import("@/server/platform/db");
const { systemCtx } = await import("@/server/gate");
const { startUpload } = await import("@/server/modules/catalog/service/start-upload");
const { finishUpload } = await import("@/server/modules/catalog/service/finish-upload");
const { makeUploadedPicture } = await import("@/server/modules/catalog/service/make-picture");
const { readMedia } = await import("@/server/modules/catalog/service/arrange-media");

const kit = createTestCtx();
afterAll(async () => {
  await Promise.all([kit.close(), database().$disconnect()]);
  await rm(folder, { recursive: true });
});

type Given = {
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream;
  readonly headers: Record<string, string>;
};
const put = async (url: string, { body, headers }: Given): Promise<number> => {
  const init: RequestInit & { duplex: "half" } = { method: "PUT", body, headers, duplex: "half" };
  const token = url.split("/").at(-1) ?? "";
  const request = new Request(`http://shop.test${url}`, init);
  return (await uploads.PUT(request, { params: Promise.resolve({ token }) })).status;
};
const get = (address: string) =>
  pictures.GET(new Request(`http://shop.test${address}`), {
    params: Promise.resolve({ path: address.split("/").slice(2) }),
  });

it("a picture goes in by one address and is served, for good, at another", async () => {
  const storage = systemCtx("test").storage;
  const staff = { ...(await kit.staff("admin")), storage, clock: () => new Date() };
  const { productId } = await kit.db.variant.findUniqueOrThrow({ where: { id: await addThing(kit.db) } });
  const bytes = new Uint8Array(await photo({ width: 400, height: 300 }));
  const owner = { kind: "product", id: productId as ProductId } as const;
  const order = { owner, fileName: "a.jpg", contentType: "image/jpeg", bytes: bytes.byteLength } as const;
  const { uploadId, uploadUrl, headers } = await startUpload(staff, order);

  expect(await put(uploadUrl, { body: bytes, headers: { "content-type": "text/html" } })).toBe(415);
  const twentyMegabytes = new Uint8Array(20 * 1024 * 1024);
  const declared = { ...headers, "content-length": String(twentyMegabytes.byteLength) };
  expect(await put(uploadUrl, { body: twentyMegabytes, headers: declared })).toBe(413);
  // Without saying how long it is.
  expect(await put(uploadUrl, { body: new Blob([twentyMegabytes]).stream(), headers })).toBe(413);
  expect(await put(`${uploadUrl}x`, { body: bytes, headers })).toBe(403);
  expect(await put(uploadUrl, { body: bytes, headers })).toBe(204);
  expect(await put(uploadUrl, { body: bytes, headers })).toBe(409);

  await finishUpload(staff, { uploadId, alt: "" });
  await makeUploadedPicture({ ...kit.system, storage }, { uploadId });
  const [made] = (await readMedia(staff, { owner })).pictures;
  const answer = await get(`${made?.picture.path}-320.webp`);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  expect(Number(answer.headers.get("content-length"))).toBe((await answer.arrayBuffer()).byteLength);
});

it.each(["/media/../originals/x", `/media/originals/upl_1`, `/media/aa/${"a".repeat(32)}-320.avif`])(
  "%s is not there",
  async (address) => {
    expect((await get(address)).status).toBe(404);
  },
);
