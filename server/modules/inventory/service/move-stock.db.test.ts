import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { DAY } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { LocationId, VariantId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { findDisagreements, holdStock, releaseHold, sellHold } from "../service";
import { adjustStock } from "./adjust-stock";
import { applyCount, enterCount, openCount, submitCount } from "./count-stock";
import { expireBatches } from "./expire-batches";
import { setPolicy } from "./manage-policy";
import { proveLevels } from "./prove-levels";
import { receiveStock } from "./receive-stock";
import { returnStock } from "./return-stock";
import { draftTransfer, receiveTransfer, sendTransfer } from "./transfer-stock";

const kit = createTestCtx();
const { db, system } = kit;
afterAll(kit.close);

type Step = { readonly act: string; readonly n: number; readonly quantity: number };
type Stage = {
  readonly admin: Ctx<Staff>;
  readonly variantId: VariantId;
  readonly ids: readonly LocationId[];
};

let keys = 0;
const key = () => `request-${++keys}`;

/** What staff, shoppers and jobs do to stock; each may be refused by a rule, and never for another reason. */
const ACTS: Record<string, (stage: Stage, step: Step) => Promise<unknown>> = {
  hold: ({ variantId }, { n, quantity }) =>
    db.$transaction(async (tx) => {
      const lines = [{ variantId, quantity }];
      const short = await holdStock(system, tx, { reference: `o${n}`, country: n % 2 ? "NG" : "GB", lines });
      if (short.length > 0) throw new AppError("CONFLICT", "short");
    }),
  sell: (_, { n }) => sellHold(system, db, `o${n}`),
  release: (_, { n }) => releaseHold(system, db, `o${n}`),
  receive: ({ admin, variantId, ids }, { n, quantity }) => {
    const expiresAt = new Date(Date.UTC(2026, 11, 1 + n));
    const batch = n % 2 ? { batch: { code: `lot ${n}`, expiresAt } } : {};
    const lines = [{ variantId, quantity, ...batch }];
    return receiveStock(admin, { key: key(), locationId: pick(ids, n), note: "", lines });
  },
  adjust: ({ admin, variantId, ids }, { n, quantity }) =>
    adjustStock(admin, {
      key: key(),
      variantId,
      locationId: pick(ids, n),
      delta: n % 3 ? -quantity : quantity,
      code: "correction",
      note: "",
    }),
  transfer: async ({ admin, variantId, ids }, { n, quantity }) => {
    const places = { fromId: pick(ids, n), toId: pick(ids, n + 1) };
    const lines = [{ variantId, quantity }];
    const { id } = await draftTransfer(admin, { key: key(), ...places, note: "", lines });
    await sendTransfer(admin, { key: key(), transferId: id, version: 1 });
    if (quantity > 1)
      await receiveTransfer(admin, {
        key: key(),
        transferId: id,
        lines: [{ variantId, quantity: quantity - 1 }],
      });
  },
  count: async ({ admin, variantId, ids }, { n, quantity }) => {
    const { id: countId } = await openCount(admin, { key: key(), locationId: pick(ids, n), note: "" });
    await enterCount(admin, { key: key(), countId, lines: [{ variantId, counted: quantity }] });
    await submitCount(admin, { key: key(), countId, version: 1 });
    await applyCount(admin, { key: key(), countId, version: 2 });
  },
  comeBack: ({ variantId, ids }, { n }) =>
    db.$transaction((tx) =>
      returnStock(system, tx, {
        returnId: `r${n}`,
        orderId: `o${n}`,
        reason: "",
        lines: [{ variantId, locationId: pick(ids, n), quantity: 1 }],
      }),
    ),
  expire: async (_, { n }) => {
    kit.clock.advance(n * DAY);
    await expireBatches(system, 10);
  },
};
const pick = (ids: readonly LocationId[], n: number): LocationId => {
  const id = ids[n % ids.length];
  if (!id) throw new Error("No locations");
  return id;
};

const step = fc.record({
  act: fc.constantFrom(...Object.keys(ACTS)),
  n: fc.integer({ min: 0, max: 5 }),
  quantity: fc.integer({ min: 1, max: 4 }),
});

async function setStage(): Promise<Stage> {
  await resetDatabase();
  kit.clock.set(new Date("2026-11-22T09:00:00.000Z"));
  const admin = await kit.staff("admin");
  const variantId = await addThing(db, { stock: 6, abroad: 2 });
  const ids = (await db.location.findMany({ orderBy: { code: "asc" } })).map(({ id }) => id as LocationId);
  await setPolicy(admin, {
    key: key(),
    variantId,
    mode: "backorder",
    limit: 4,
    availableFrom: null,
    note: "",
    version: 0,
  });
  return { admin, variantId, ids };
}

const run = async (stage: Stage, one: Step) => {
  try {
    await ACTS[one.act]?.(stage, one);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
};

it("agrees with its ledgers after any history of anything that moves stock", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const stage = await setStage();
      for (const one of steps) await run(stage, one);
      expect(await findDisagreements(system)).toEqual([]);
      await expectInvariants(db);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

it("agrees with its ledgers when all of it happens at once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const stage = await setStage();
      const turns = await Promise.allSettled(
        steps.filter(({ act }) => act !== "comeBack").map((one) => run(stage, one)),
      );
      expect(turns.flatMap((turn) => (turn.status === "rejected" ? [String(turn.reason)] : []))).toEqual([]);
      await expectInvariants(db);
      await proveLevels(system, 5);
      expect(await db.stockDisagreement.count()).toBe(0);
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);
