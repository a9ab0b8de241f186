import type { StaffRole } from "@/server/shared/actor";
import { may, type Permission } from "@/server/shared/permission";

export type Place = { readonly href: string; readonly label: string; readonly permission: Permission };
export type PlaceGroup = { readonly title: string; readonly places: readonly Place[] };

/** Everything on the dashboard, in the order of a day's work. */
const GROUPS: readonly PlaceGroup[] = [
  {
    title: "Work",
    places: [
      { href: "/admin", label: "Work queue", permission: "admin.read" },
      { href: "/admin/orders", label: "Orders", permission: "orders.read" },
      { href: "/admin/runs", label: "Bulk runs", permission: "admin.read" },
    ],
  },
  {
    title: "Sell",
    places: [
      { href: "/admin/catalog", label: "Catalogue", permission: "catalog.read" },
      { href: "/admin/categories", label: "Categories", permission: "catalog.read" },
      { href: "/admin/collections", label: "Collections", permission: "catalog.read" },
      { href: "/admin/price-lists", label: "Price lists", permission: "catalog.read" },
      { href: "/admin/customer-groups", label: "Customer groups", permission: "catalog.read" },
      { href: "/admin/search", label: "Search", permission: "catalog.read" },
      { href: "/admin/inventory", label: "Stock", permission: "stock.read" },
      { href: "/admin/imports", label: "Import and export", permission: "catalog.read" },
    ],
  },
  { title: "Money", places: [{ href: "/admin/payments", label: "Payments", permission: "payments.read" }] },
  {
    title: "People",
    places: [
      { href: "/admin/concierge", label: "Conversations", permission: "conversations.manage" },
      { href: "/admin/messages", label: "Messages", permission: "messages.read" },
    ],
  },
  {
    title: "System",
    places: [
      { href: "/admin/activity", label: "Activity", permission: "activity.read" },
      { href: "/admin/jobs", label: "Jobs", permission: "jobs.manage" },
    ],
  },
];

/** The pages of the stock room: tabs over each of them, and places for the keys and the palette. */
export const STOCK_PLACES = [
  { href: "/admin/inventory", label: "Levels" },
  { href: "/admin/inventory/alerts", label: "Running low" },
  { href: "/admin/inventory/transfers", label: "Transfers" },
  { href: "/admin/inventory/counts", label: "Counts" },
  { href: "/admin/inventory/batches", label: "Batches" },
  { href: "/admin/inventory/holds", label: "Holds" },
  { href: "/admin/inventory/locations", label: "Locations" },
] as const;

/** Everywhere that keys and the palette may lead a role. */
export const goalsFor = (role: StaffRole): { href: string; label: string }[] => [
  ...placesFor(role).flatMap((group) => group.places.map(({ href, label }) => ({ href, label }))),
  ...(may(role, "stock.read")
    ? STOCK_PLACES.slice(1).map(({ href, label }) => ({ href, label: `Stock: ${label}` }))
    : []),
];

/** The places a role may open; a group without any is left out. */
export const placesFor = (role: StaffRole): PlaceGroup[] =>
  GROUPS.map(({ title, places }) => ({
    title,
    places: places.filter(({ permission }) => may(role, permission)),
  })).filter(({ places }) => places.length > 0);

/** Whether a role may follow a link to the dashboard. */
export function mayOpen(role: StaffRole, href: string): boolean {
  const path = href.split("?")[0] ?? "";
  const place = GROUPS.flatMap(({ places }) => places).find(
    ({ href: known }) => path === known || (known !== "/admin" && path.startsWith(`${known}/`)),
  );
  return place === undefined || may(role, place.permission);
}
