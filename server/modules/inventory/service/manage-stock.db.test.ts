import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { MINUTE } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import type { LocationId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { holdStock, listPicks, readAvailable } from "../service";
import { adjustStock } from "./adjust-stock";
import { endHoldByHand, listHolds } from "./manage-holds";
import {
  addLocation,
  archiveLocation,
  changeLocation,
  listLocations,
  orderLocations,
} from "./manage-locations";
import { proveLevels, readProof } from "./prove-levels";
import { receiveStock } from "./receive-stock";

const kit = createTestCtx();
const { db, system } = kit;
let admin: Ctx<Staff>;
beforeEach(async () => {
  await resetDatabase();
  kit.clock.set(new Date("2026-11-22T09:00:00.000Z"));
  admin = await kit.staff("admin");
});
afterAll(kit.close);

let keys = 0;
const key = () => `request-${++keys}`;
const add = async (code: string) =>
  (await addLocation(admin, { key: key(), code, name: `Shop ${code}`, country: "NG" })).id as LocationId;
const archive = (id: LocationId, version = 1) => archiveLocation(admin, { key: key(), id, version });

describe("a location", () => {
  it("is added once by code, renamed by one of two, and put in order", async () => {
    const [abuja, kano] = [await add("ABV"), await add("KAN")];
    await expect(add("ABV")).rejects.toThrow(/ABV already/);
    const rename = (name: string) =>
      changeLocation(admin, { key: key(), id: abuja, name, country: "NG", version: 1 });
    const answers = await Promise.allSettled([rename("Wuse"), rename("Garki")]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await orderLocations(admin, { key: key(), ids: [kano, abuja] });
    expect((await listLocations(admin)).map(({ code }) => code)).toEqual(["KAN", "ABV"]);
    await expect(orderLocations(admin, { key: key(), ids: [kano] })).rejects.toThrow(/has changed/);
  });

  it("that comes first serves first", async () => {
    const variantId = await addThing(db, { stock: 0 });
    const lagos = (await db.location.findFirstOrThrow({ where: { code: "LOS" } })).id as LocationId;
    const kano = await add("KAN");
    for (const locationId of [lagos, kano])
      await receiveStock(admin, { key: key(), locationId, note: "", lines: [{ variantId, quantity: 2 }] });
    await orderLocations(admin, { key: key(), ids: [kano, lagos] });
    await db.$transaction((tx) =>
      holdStock(system, tx, { reference: "o1", country: "NG", lines: [{ variantId, quantity: 1 }] }),
    );
    expect((await listPicks(db, "o1")).map(({ location }) => location)).toEqual(["Shop KAN"]);
  });

  it("is archived only once it is empty, and then takes nothing in", async () => {
    const variantId = await addThing(db, { stock: 0 });
    const locationId = await add("KAN");
    const receive = (quantity: number) =>
      receiveStock(admin, { key: key(), locationId, note: "", lines: [{ variantId, quantity }] });
    await receive(2);
    await expect(archive(locationId)).rejects.toThrow(/still holds 2 units/);
    await expect(
      db.location.update({ where: { id: locationId }, data: { archivedAt: new Date() } }),
    ).rejects.toThrow(/still holds stock/);
    await adjustStock(admin, { key: key(), variantId, locationId, delta: -2, code: "lost", note: "" });
    await archive(locationId);
    await expect(receive(1)).rejects.toThrow(/archived/);
    await expectInvariants(db);
  });

  it("is never archived with stock that comes at the same moment", async () => {
    const variantId = await addThing(db, { stock: 0 });
    for (let round = 0; round < 5; round++) {
      const locationId = await add(`L${round}X`);
      const lines = [{ variantId, quantity: 1 }];
      const answers = await Promise.allSettled([
        archive(locationId),
        receiveStock(admin, { key: key(), locationId, note: "", lines }),
      ]);
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
    await expectInvariants(db);
  });
});

describe("a hold that is stuck", () => {
  it("is listed, and released once, with a reason on the activity log", async () => {
    const variantId = await addThing(db, { stock: 3 });
    await db.$transaction((tx) =>
      holdStock(system, tx, { reference: "ord_gone", country: "NG", lines: [{ variantId, quantity: 2 }] }),
    );
    expect((await listHolds(admin, { isOverdue: true })).rows).toEqual([]);
    kit.clock.advance(20 * MINUTE);
    const { rows } = await listHolds(admin, { isOverdue: true });
    expect(rows).toMatchObject([{ reference: "ord_gone", orderNumber: null, lines: [{ quantity: 2 }] }]);
    const release = () =>
      endHoldByHand(admin, { key: key(), reference: "ord_gone", reason: "Left over from a crash" });
    const answers = await Promise.allSettled([release(), release(), release()]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await readAvailable(db, [variantId])).get(variantId)).toBe(3);
    expect(await db.outboxEvent.findFirstOrThrow()).toMatchObject({ reason: "Left over from a crash" });
    await expectInvariants(db);
  });
});

describe("the proof of the counters", () => {
  it("walks on where it stopped, finds what was changed behind the ledger's back, tells it once, and sees it mended", async () => {
    const variantId = await addThing(db, { stock: 3 });
    await addThing(db, { stock: 1 });
    expect(await proveLevels(system, 5)).toBe(true);
    expect(await readProof(admin)).toMatchObject({ last: { checked: 2, found: 0 }, disagreements: [] });
    await db.stockLevel.updateMany({ where: { variantId }, data: { onHand: 9 } });
    expect(await proveLevels(system, 1)).toBe(false);
    expect((await readProof(admin)).disagreements).toMatchObject([
      { counter: "on hand", held: 9, derived: 3 },
    ]);
    expect(await proveLevels(system, 1)).toBe(true);
    await proveLevels(system, 5);
    expect(await kit.told()).toEqual(["inventory.stock-disagreed"]);
    await db.stockLevel.updateMany({ where: { variantId }, data: { onHand: 3 } });
    await proveLevels(system, 5);
    expect((await readProof(admin)).disagreements).toEqual([]);
  });
});
