import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import type { Staff } from "@/server/shared/actor";
import { ownColumns } from "@/server/shared/list";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { deleteView, keepColumns, readListSettings, renameView, saveView } from "./keep-views";

const kit = createTestCtx();
let ada: Ctx<Staff>;
let bayo: Ctx<Staff>;
beforeEach(async () => {
  await resetDatabase();
  ada = await kit.staff("admin");
  bayo = await kit.staff("support");
});
afterAll(kit.close);

const state = { filters: { status: "paid", q: "Adaeze" }, sort: "-total" };
const names = async (ctx: Ctx<Staff>) =>
  (await readListSettings(ctx, "orders")).views.map(({ name }) => name);
const onlyId = async (ctx: Ctx<Staff>) => {
  const [view] = (await readListSettings(ctx, "orders")).views;
  if (!view) throw new Error("No view");
  return view.id;
};

describe("a saved view", () => {
  it("is one's own until it is shared", async () => {
    await saveView(ada, { list: "orders", name: "Mine", isShared: false, state });
    await saveView(ada, { list: "orders", name: "Ours", isShared: true, state });
    expect(await names(ada)).toEqual(["Mine", "Ours"]);
    const [shared, ...rest] = (await readListSettings(bayo, "orders")).views;
    expect(rest).toEqual([]);
    expect(shared).toMatchObject({ name: "Ours", isOwn: false, state: { ...state, columns: null } });
  });

  it("can be renamed, unshared and deleted by its owner only", async () => {
    await saveView(ada, { list: "orders", name: "Ours", isShared: true, state });
    const id = await onlyId(bayo);
    await expect(renameView(bayo, { id, name: "Bayo's" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(deleteView(bayo, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await renameView(ada, { id, name: "Kept back", isShared: false });
    expect([await names(ada), await names(bayo)]).toEqual([["Kept back"], []]);
    await deleteView(ada, id);
    expect(await names(ada)).toEqual([]);
    expect((await kit.told()).sort()).toEqual([
      "admin.view-deleted",
      "admin.view-renamed",
      "admin.view-saved",
    ]);
  });

  it("saved again under its name is replaced, and two people may use one name", async () => {
    await saveView(ada, { list: "orders", name: "Late", isShared: false, state });
    await saveView(ada, { list: "orders", name: "Late", isShared: false, state: { filters: {} } });
    await saveView(bayo, { list: "orders", name: "Late", isShared: false, state });
    const { views } = await readListSettings(ada, "orders");
    expect(views.map(({ state: kept }) => kept)).toEqual([{ filters: {}, sort: null, columns: null }]);
  });

  it("keeps only what the list knows", async () => {
    const odd = {
      filters: { status: "made-up", colour: "red", account: "yes" },
      sort: "-phone",
      columns: "number,secret",
    };
    await saveView(ada, { list: "orders", name: "Odd", isShared: false, state: odd });
    const [view] = (await readListSettings(ada, "orders")).views;
    expect(view?.state).toEqual({ filters: { account: "yes" }, sort: null, columns: ["number"] });
  });

  it("is refused on a list that one may not see, or that is not there", async () => {
    const view = { name: "Log", isShared: false, state: { filters: {} } };
    await expect(saveView(bayo, { ...view, list: "activity" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(readListSettings(bayo, "activity")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(saveView(bayo, { ...view, list: "__proto__" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("cannot be the thirty-first", async () => {
    for (let count = 0; count < 30; count += 1)
      await saveView(ada, { list: "orders", name: `View ${count}`, isShared: false, state });
    const another = { list: "orders", name: "One more", isShared: false, state };
    await expect(saveView(ada, another)).rejects.toMatchObject({ code: "CONFLICT" });
    await saveView(ada, { ...another, name: "View 3" });
  });
});

describe("chosen columns", () => {
  it("are kept per person, in the list's order, with what must be seen", async () => {
    await keepColumns(ada, { list: "orders", columns: ["total", "placed"] });
    expect((await readListSettings(ada, "orders")).columns).toEqual(["number", "placed", "total"]);
    expect((await readListSettings(bayo, "orders")).columns).toBeNull();
    await keepColumns(ada, { list: "orders", columns: null });
    expect((await readListSettings(ada, "orders")).columns).toBeNull();
    expect(ownColumns(ORDER_LIST)).toContain("customer");
  });

  it("that are none of the list's are refused", async () => {
    await expect(keepColumns(ada, { list: "orders", columns: ["secret"] })).rejects.toMatchObject({
      code: "INVALID",
    });
  });
});
