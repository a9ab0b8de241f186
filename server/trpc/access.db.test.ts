import { readFileSync } from "node:fs";
import path from "node:path";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Actor } from "@/server/shared/actor";
import { may, PERMISSIONS, type Permission } from "@/server/shared/permission";
import { shopper } from "@/server/testing/builders";
import { createTestCtx } from "@/server/testing/kit";
import { listProcedures } from "./rest";
import { createCaller } from "./root";

const kit = createTestCtx();
const actors: Record<string, Ctx> = {};
beforeAll(async () => {
  actors["guest"] = kit.guest;
  actors["customer"] = await kit.customer();
  for (const role of ["admin", "support", "concierge"] as const) actors[role] = await kit.staff(role);
});
afterAll(kit.close);

const isAllowed = (access: string, actor: Actor): boolean => {
  if (access === "anyone") return true;
  if (actor.kind === "guest") return false;
  if (access === "signed-in") return true;
  if (access === "customer") return actor.kind === "customer";
  return actor.kind === "staff" && may(actor.role, access as Permission);
};

/** Who may call what, as it was agreed. A new procedure must be written down here by a person. */
const AGREED: Readonly<Record<string, string>> = {
  "admin.activity": "activity.read",
  "admin.event": "payments.resolve",
  "admin.events": "payments.read",
  "admin.exceptions": "payments.read",
  "admin.home": "admin.read",
  "admin.jobs": "jobs.manage",
  "admin.markDelivered": "orders.fulfil",
  "admin.messages": "messages.read",
  "admin.order": "orders.read",
  "admin.orders": "orders.read",
  "admin.replayEvent": "payments.resolve",
  "admin.resolveException": "payments.resolve",
  "admin.retryJob": "jobs.manage",
  "admin.retryMessage": "messages.read",
  "admin.ship": "orders.fulfil",
  "admin.verifyActivity": "activity.read",
  "admin.keepColumns": "admin.read",
  "admin.listSettings": "admin.read",
  "admin.saveView": "admin.read",
  "admin.renameView": "admin.read",
  "admin.deleteView": "admin.read",
  "admin.startRun": "admin.read",
  "admin.confirmRun": "admin.read",
  "admin.cancelRun": "admin.read",
  "admin.runs": "admin.read",
  "admin.run": "admin.read",
  "admin.find": "admin.read",
  "auth.me": "anyone",
  "auth.revokeSession": "signed-in",
  "auth.sessions": "signed-in",
  "auth.signOut": "signed-in",
  "auth.startSignIn": "anyone",
  "cart.addLine": "anyone",
  "cart.applyCode": "anyone",
  "cart.setCurrency": "anyone",
  "cart.setLine": "anyone",
  "cart.view": "anyone",
  "catalog.categories": "anyone",
  "catalog.fill.write": "catalog.manage",
  "catalog.fill.preview": "catalog.read",
  "catalog.fill.read": "catalog.read",
  "catalog.fill.setRate": "catalog.manage",
  "catalog.fill.setRule": "catalog.manage",
  "catalog.media.dismissUpload": "catalog.manage",
  "catalog.media.finishUpload": "catalog.manage",
  "catalog.media.list": "catalog.read",
  "catalog.media.remove": "catalog.manage",
  "catalog.media.reorder": "catalog.manage",
  "catalog.media.setAlt": "catalog.manage",
  "catalog.media.setFocal": "catalog.manage",
  "catalog.media.setSingle": "catalog.manage",
  "catalog.media.startUpload": "catalog.manage",
  "catalog.movedTo": "anyone",
  "catalog.collection": "anyone",
  "catalog.collections": "anyone",
  "catalog.collectionsAdmin.arrange": "catalog.manage",
  "catalog.collectionsAdmin.create": "catalog.manage",
  "catalog.collectionsAdmin.list": "catalog.read",
  "catalog.collectionsAdmin.order": "catalog.manage",
  "catalog.collectionsAdmin.preview": "catalog.read",
  "catalog.collectionsAdmin.read": "catalog.read",
  "catalog.collectionsAdmin.remove": "catalog.manage",
  "catalog.collectionsAdmin.update": "catalog.manage",
  "catalog.list": "anyone",
  "catalog.groups.addMember": "catalog.manage",
  "catalog.groups.create": "catalog.manage",
  "catalog.groups.list": "catalog.read",
  "catalog.groups.members": "catalog.manage",
  "catalog.groups.remove": "catalog.manage",
  "catalog.groups.removeMember": "catalog.manage",
  "catalog.groups.rename": "catalog.manage",
  "catalog.priceLists.create": "catalog.manage",
  "catalog.priceLists.explain": "catalog.read",
  "catalog.priceLists.list": "catalog.read",
  "catalog.priceLists.read": "catalog.read",
  "catalog.priceLists.remove": "catalog.manage",
  "catalog.priceLists.setEntries": "catalog.manage",
  "catalog.priceLists.update": "catalog.manage",
  "catalog.priceLists.variants": "catalog.read",
  "catalog.product": "anyone",
  "catalog.products.archive": "catalog.manage",
  "catalog.products.attributes": "catalog.read",
  "catalog.products.changeSlug": "catalog.manage",
  "catalog.products.create": "catalog.manage",
  "catalog.products.defineAttribute": "catalog.manage",
  "catalog.products.duplicate": "catalog.manage",
  "catalog.products.list": "catalog.read",
  "catalog.products.rows": "catalog.read",
  "catalog.products.tags": "catalog.read",
  "catalog.products.preview": "catalog.read",
  "catalog.products.publish": "catalog.manage",
  "catalog.products.read": "catalog.read",
  "catalog.products.restore": "catalog.manage",
  "catalog.products.saveVariants": "catalog.manage",
  "catalog.products.schedule": "catalog.manage",
  "catalog.products.unpublish": "catalog.manage",
  "catalog.products.update": "catalog.manage",
  "catalog.search.pins": "catalog.read",
  "catalog.search.preview": "catalog.read",
  "catalog.search.removePin": "catalog.manage",
  "catalog.search.removeSynonym": "catalog.manage",
  "catalog.search.savePin": "catalog.manage",
  "catalog.search.saveSynonym": "catalog.manage",
  "catalog.search.synonyms": "catalog.read",
  "catalog.search.zeroResults": "catalog.read",
  "catalog.shelf": "anyone",
  "catalog.moved": "anyone",
  "catalog.suggest": "anyone",
  "catalog.tree.archive": "catalog.manage",
  "catalog.tree.create": "catalog.manage",
  "catalog.tree.move": "catalog.manage",
  "catalog.tree.read": "catalog.read",
  "catalog.tree.remove": "catalog.manage",
  "catalog.tree.restore": "catalog.manage",
  "catalog.tree.update": "catalog.manage",
  "checkout.options": "anyone",
  "checkout.payAgain": "anyone",
  "checkout.quote": "anyone",
  "checkout.start": "anyone",
  "checkout.status": "anyone",
  "concierge.close": "conversations.manage",
  "concierge.conversation": "conversations.manage",
  "concierge.link": "anyone",
  "concierge.list": "conversations.manage",
  "concierge.reply": "conversations.manage",
  "imports.cancel": "catalog.manage",
  "imports.check": "catalog.manage",
  "imports.finishFile": "catalog.manage",
  "imports.list": "catalog.read",
  "imports.map": "catalog.manage",
  "imports.read": "catalog.read",
  "imports.run": "catalog.manage",
  "imports.start": "catalog.manage",
  "inventory.alerts.acknowledge": "stock.manage",
  "inventory.alerts.clearRule": "stock.manage",
  "inventory.alerts.demand": "stock.read",
  "inventory.alerts.list": "stock.read",
  "inventory.alerts.rules": "stock.read",
  "inventory.alerts.setRule": "stock.manage",
  "inventory.alerts.stopWatching": "anyone",
  "inventory.alerts.waiting": "stock.read",
  "inventory.alerts.watch": "anyone",
  "inventory.adjust": "stock.manage",
  "inventory.availability": "anyone",
  "inventory.batches": "stock.read",
  "inventory.counts.book": "stock.manage",
  "inventory.counts.cancel": "stock.manage",
  "inventory.counts.enter": "stock.manage",
  "inventory.counts.list": "stock.read",
  "inventory.counts.open": "stock.manage",
  "inventory.counts.read": "stock.read",
  "inventory.counts.submit": "stock.manage",
  "inventory.find": "stock.read",
  "inventory.history": "stock.read",
  "inventory.holds.list": "stock.read",
  "inventory.holds.release": "stock.manage",
  "inventory.levels": "stock.read",
  "inventory.locations.add": "stock.manage",
  "inventory.locations.archive": "stock.manage",
  "inventory.locations.change": "stock.manage",
  "inventory.locations.list": "stock.read",
  "inventory.locations.order": "stock.manage",
  "inventory.policy": "stock.read",
  "inventory.proof": "stock.read",
  "inventory.receive": "stock.manage",
  "inventory.setPolicy": "stock.manage",
  "inventory.variant": "stock.read",
  "inventory.transfers.cancel": "stock.manage",
  "inventory.transfers.close": "stock.manage",
  "inventory.transfers.draft": "stock.manage",
  "inventory.transfers.list": "stock.read",
  "inventory.transfers.read": "stock.read",
  "inventory.transfers.receive": "stock.manage",
  "inventory.transfers.send": "stock.manage",
  "orders.mine": "customer",
  "orders.track": "anyone",
};

const call = async (name: string, ctx: Ctx): Promise<string> => {
  let target: unknown = createCaller(shopper(ctx));
  for (const part of name.split(".")) target = (target as Record<string, unknown>)[part];
  try {
    await (target as (input: unknown) => Promise<unknown>)({ unknownKey: 1 });
    return "OK";
  } catch (error) {
    return error instanceof TRPCError ? error.code : "FAULT";
  }
};

describe("every procedure", () => {
  const procedures = listProcedures();

  it("says who may call it, as agreed", () => {
    expect(Object.fromEntries(procedures.map(({ name, meta }) => [name, meta?.access]))).toEqual(AGREED);
  });

  it("declares what it answers, so that a new column cannot leak", () => {
    expect(procedures.filter(({ output }) => output === undefined).map(({ name }) => name)).toEqual([]);
  });

  it.each(procedures.map(({ name, meta }) => [name, meta?.access ?? "nobody"]))(
    "%s lets in only %s",
    async (name, access) => {
      for (const [who, ctx] of Object.entries(actors)) {
        const answer = await call(name, ctx);
        const denied = ctx.actor.kind === "guest" ? "UNAUTHORIZED" : "FORBIDDEN";
        if (isAllowed(access, ctx.actor)) expect([who, answer]).not.toContain(denied);
        else expect([who, answer]).toEqual([who, denied]);
      }
    },
  );

  it("refuses keys it does not know, naming them", async () => {
    const takers = procedures.filter(({ inputs }) => inputs.length > 0).map(({ name }) => name);
    expect(takers.length).toBeGreaterThan(20);
    for (const name of takers) {
      const who = Object.values(actors).find((ctx) => isAllowed(AGREED[name] ?? "", ctx.actor)) ?? kit.guest;
      expect([name, await call(name, who)]).toEqual([name, "UNPROCESSABLE_CONTENT"]);
    }
  });
});

it("gives every permission to someone, and all of them to admins", () => {
  for (const roles of Object.values(PERMISSIONS)) expect(roles).toContain("admin");
});

it("keeps no decision in proxy.ts: it neither reads sessions nor refuses anybody", () => {
  const source = readFileSync(path.resolve(import.meta.dirname, "../../proxy.ts"), "utf8");
  expect(source).not.toMatch(/session|role|redirect|cookie/i);
});
