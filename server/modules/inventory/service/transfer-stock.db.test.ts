import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { STOCK_LIST } from "@/server/modules/inventory/contract/levels";
import { DAY } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import type { LocationId, VariantId } from "@/server/shared/id";
import { readList } from "@/server/shared/list";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { listLevels } from "./list-levels";
import { receiveStock } from "./receive-stock";
import {
  cancelTransfer,
  closeTransfer,
  draftTransfer,
  listTransfers,
  readTransfer,
  receiveTransfer,
  sendTransfer,
} from "./transfer-stock";

const kit = createTestCtx();
const { db } = kit;
let admin: Ctx<Staff>;
let variantId: VariantId;
let places: { readonly [code: string]: LocationId };
beforeEach(async () => {
  await resetDatabase();
  admin = await kit.staff("admin");
  variantId = await addThing(db, { stock: 10, abroad: 1 });
  const rows = await db.location.findMany();
  places = Object.fromEntries(rows.map(({ code, id }) => [code, id as LocationId]));
});
afterAll(kit.close);

let keys = 0;
const key = () => `request-${++keys}`;
const at = (code: string): LocationId => {
  const id = places[code];
  if (!id) throw new Error(code);
  return id;
};
const units = async (code: string) =>
  (await db.stockLevel.findFirstOrThrow({ where: { variantId, locationId: at(code) } })).onHand;
const draft = async (quantity: number) =>
  (
    await draftTransfer(admin, {
      key: key(),
      fromId: at("LOS"),
      toId: at("LON"),
      note: "",
      lines: [{ variantId, quantity }],
    })
  ).id;
const send = (transferId: string, version = 1, request = key()) =>
  sendTransfer(admin, { key: request, transferId, version });
const receive = (transferId: string, quantity: number, request = key()) =>
  receiveTransfer(admin, { key: request, transferId, lines: [{ variantId, quantity }] });
const done = async (work: Promise<unknown>[]) =>
  (await Promise.allSettled(work)).filter(({ status }) => status === "fulfilled").length;

describe("a transfer", () => {
  it("leaves with sending, arrives with receiving, and is visible on its way", async () => {
    const id = await draft(4);
    expect([await units("LOS"), await units("LON")]).toEqual([10, 1]);
    await send(id);
    expect([await units("LOS"), await units("LON")]).toEqual([6, 1]);
    const { rows } = await listLevels(admin, readList(STOCK_LIST, { filters: { location: "LON" } }));
    expect(rows[0]).toMatchObject({ onHand: 1, incoming: 4 });
    await receive(id, 3);
    expect(await readTransfer(db, id)).toMatchObject({
      status: "sent",
      lines: [{ inTransit: 1, received: 3 }],
    });
    await expectInvariants(db);
    await receive(id, 1);
    expect(await readTransfer(db, id)).toMatchObject({ status: "received", lines: [{ inTransit: 0 }] });
    expect([await units("LOS"), await units("LON")]).toEqual([6, 5]);
    await expectInvariants(db);
  });

  it("is sent once by many at once, with one key or with several", async () => {
    const id = await draft(4);
    const request = key();
    expect(await done(Array.from({ length: 6 }, () => send(id, 1, request)))).toBe(6);
    expect(await done(Array.from({ length: 6 }, () => send(id)))).toBe(0);
    expect(await units("LOS")).toBe(6);
    await expectInvariants(db);
  });

  it("never brings more than was sent, however many receive at once", async () => {
    const id = await draft(4);
    await send(id);
    const request = key();
    expect(await done(Array.from({ length: 5 }, () => receive(id, 3, request)))).toBe(5);
    expect(await done(Array.from({ length: 8 }, () => receive(id, 1)))).toBe(1);
    expect(await units("LON")).toBe(5);
    await expectInvariants(db);
  });

  it("takes no more than is free, and one version of it", async () => {
    const id = await draft(11);
    await expect(send(id)).rejects.toThrow(/Only 10 of/);
    await expect(send(id, 2)).rejects.toThrow(/someone has just changed/);
    await cancelTransfer(admin, { key: key(), transferId: id, version: 1 });
    await expect(send(id)).rejects.toThrow(/is cancelled/);
    await expectInvariants(db);
  });

  it("ends with a reason for what never came", async () => {
    const id = await draft(4);
    await send(id);
    await receive(id, 1);
    const input = { key: key(), transferId: id, version: 2, reason: "Box fell in the lagoon" };
    await closeTransfer(admin, input);
    expect(await readTransfer(db, id)).toMatchObject({
      status: "received",
      lines: [{ received: 1, lost: 3, lostReason: "Box fell in the lagoon", inTransit: 0 }],
    });
    await expect(receive(id, 1)).rejects.toThrow(/is received/);
    await expectInvariants(db);
  });

  it("carries its batches along", async () => {
    const expiresAt = new Date(kit.clock.now().getTime() + 9 * DAY);
    await receiveStock(admin, {
      key: key(),
      locationId: at("LOS"),
      note: "",
      lines: [{ variantId, quantity: 3, batch: { code: "A", expiresAt } }],
    });
    const id = await draft(5);
    await send(id);
    await receive(id, 2);
    await receive(id, 3);
    const lots = await db.batchLevel.findMany({ where: { locationId: at("LON") } });
    expect(lots.map((lot) => lot.onHand)).toEqual([3]);
    expect([await units("LOS"), await units("LON")]).toEqual([8, 6]);
    await expectInvariants(db);
  });

  it("is listed by status, newest first", async () => {
    const [one, two] = [await draft(1), await draft(1)];
    await send(one);
    expect((await listTransfers(admin, { status: "sent" })).rows.map(({ id }) => id)).toEqual([one]);
    expect((await listTransfers(admin, {})).rows.map(({ id }) => id).sort()).toEqual([one, two].sort());
  });
});
