import type { Ctx } from "@/server/context";
import { PRODUCT_LIST } from "@/server/modules/catalog/contract/staff-products";
import { listProductRows } from "@/server/modules/catalog/service/list-staff-products";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import { listOrders } from "@/server/modules/orders/service";
import type { Staff } from "@/server/shared/actor";
import { readList } from "@/server/shared/list";
import { formatMoney } from "@/server/shared/money";
import { may } from "@/server/shared/permission";
import type { Found } from "../contract";

const MOST = 6;

/** Orders by number or buyer and products by name or SKU, as far as this person may see them. */
export async function findAnything(ctx: Ctx<Staff>, query: string): Promise<Found[]> {
  const { role } = ctx.actor;
  const [orders, products] = await Promise.all([
    may(role, "orders.read") ? findOrders(ctx, query) : [],
    may(role, "catalog.read") ? findProducts(ctx, query) : [],
  ]);
  return [...orders, ...products];
}

async function findOrders(ctx: Ctx<Staff>, q: string): Promise<Found[]> {
  const { rows } = await listOrders(ctx, readList(ORDER_LIST, { filters: { q }, limit: MOST }));
  return rows.map(({ number, name, total }) => ({
    kind: "order",
    label: number,
    detail: `${name}, ${formatMoney(total)}`,
    href: `/admin/orders/${number}`,
  }));
}

async function findProducts(ctx: Ctx<Staff>, q: string): Promise<Found[]> {
  const { rows } = await listProductRows(ctx, readList(PRODUCT_LIST, { filters: { q }, limit: MOST }));
  return rows.map(({ id, title, category }) => ({
    kind: "product",
    label: title,
    detail: category,
    href: `/admin/catalog/${id}`,
  }));
}
