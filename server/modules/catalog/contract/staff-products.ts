import { z } from "zod";
import { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import { defineList } from "@/server/shared/list";
import { Currency, Money, ShopCurrency } from "@/server/shared/money";
import { Picture, ProductStatus } from "../contract";
import { AttributeDefinition, AttributeType } from "./attributes";

export const STAFF_SORTS = [
  "title",
  "title-down",
  "updated",
  "updated-down",
  "price",
  "price-down",
  "stock",
  "stock-down",
] as const;

export const StaffListInput = z.strictObject({
  query: z.string().trim().max(80, { error: "At most 80 characters" }).optional(),
  status: ProductStatus.optional(),
  categoryId: CategoryId.optional(),
  tag: z.string().trim().min(1).max(40).optional(),
  /** Has an active variant without a price in this currency. */
  missingPrice: ShopCurrency.optional(),
  missingPicture: z.boolean().optional(),
  sort: z.enum(STAFF_SORTS).default("updated-down"),
  /** Of the prices that are sorted by. */
  currency: ShopCurrency.default("NGN"),
  cursor: z.string().max(1_500).optional(),
});
export type StaffListInput = z.infer<typeof StaffListInput>;

export const StaffListRow = z.strictObject({
  id: ProductId,
  slug: z.string(),
  title: z.string(),
  status: ProductStatus,
  category: z.string(),
  picture: Picture.nullable(),
  variantCount: z.number().int(),
  prices: z.array(z.strictObject({ low: Money, high: Money })),
  onHand: z.number().int(),
  reserved: z.number().int(),
  version: z.number().int(),
  updatedAt: z.date(),
  publishAt: z.date().nullable(),
  unpublishAt: z.date().nullable(),
});
export type StaffListRow = z.infer<typeof StaffListRow>;

export const StaffList = z.strictObject({ rows: z.array(StaffListRow), nextCursor: z.string().nullable() });
export type StaffList = z.infer<typeof StaffList>;

const STATUS_LABELS = { draft: "Draft", active: "On sale", archived: "Archived" } as const;
const MONIES = [
  { value: "NGN", label: "In naira" },
  { value: "USD", label: "In dollars" },
  { value: "KES", label: "In shillings" },
] as const;

/** Categories are words here: which there are is only known to the database, so the page makes a choice of them. */
export const PRODUCT_LIST = defineList({
  name: "products",
  path: "/admin/catalog",
  columns: {
    title: { label: "Product", isSortable: true, isFixed: true },
    status: { label: "Status" },
    category: { label: "Category" },
    NGN: { label: "Naira", isSortable: true },
    USD: { label: "Dollars", isSortable: true },
    stock: { label: "To sell", isSortable: true },
    updated: { label: "Changed", isSortable: true },
  },
  filters: {
    q: { kind: "text", label: "Name, tag, SKU or barcode" },
    status: {
      kind: "choice",
      label: "Status",
      options: ProductStatus.options.map((value) => ({ value, label: STATUS_LABELS[value] })),
    },
    category: { kind: "text", label: "Category" },
    tag: { kind: "text", label: "Tag" },
    missingPrice: { kind: "choice", label: "Missing price", options: MONIES },
    missingPicture: { kind: "flag", label: "Missing picture" },
  },
  search: "q",
  sort: { by: "updated", isDown: true },
  views: [
    { name: "All", filters: {} },
    { name: "On sale", filters: { status: "active" } },
    { name: "Drafts", filters: { status: "draft" } },
    { name: "Archived", filters: { status: "archived" } },
    { name: "No dollar price", filters: { status: "active", missingPrice: "USD" } },
    { name: "No picture", filters: { missingPicture: "yes" } },
  ],
});

export const EditorPrice = z.strictObject({
  currency: Currency,
  minor: z.bigint(),
  compareAtMinor: z.bigint().nullable(),
  source: z.enum(["manual", "filled"]),
});

export const EditorVariant = z.strictObject({
  id: VariantId,
  sku: z.string(),
  title: z.string(),
  barcode: z.string().nullable(),
  weightGrams: z.number().int(),
  lengthMm: z.number().int(),
  widthMm: z.number().int(),
  heightMm: z.number().int(),
  options: z.record(z.string(), z.string()),
  status: z.enum(["active", "archived"]),
  prices: z.array(EditorPrice),
  onHand: z.number().int(),
  reserved: z.number().int(),
});
export type EditorVariant = z.infer<typeof EditorVariant>;

export const EditorAttribute = z.strictObject({
  key: z.string(),
  label: z.string(),
  type: AttributeType,
  unit: z.string().nullable(),
  value: z.union([z.string(), z.boolean()]),
});
export type EditorAttribute = z.infer<typeof EditorAttribute>;

export const HistoryRow = z.strictObject({
  seq: z.bigint(),
  at: z.date(),
  who: z.string(),
  action: z.string(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  reason: z.string(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

/** Everything that the editor of a product shows. */
export const EditorProduct = z.strictObject({
  id: ProductId,
  version: z.number().int(),
  status: ProductStatus,
  slug: z.string(),
  /** Addresses it once had, which lead to it. */
  oldSlugs: z.array(z.string()),
  title: z.string(),
  summary: z.string(),
  description: z.string(),
  seoTitle: z.string(),
  seoDescription: z.string(),
  category: z.strictObject({ id: CategoryId, slug: z.string(), name: z.string() }),
  tags: z.array(z.string()),
  position: z.number().int(),
  kind: z.string(),
  attributes: z.array(EditorAttribute),
  definitions: z.array(AttributeDefinition),
  options: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  variants: z.array(EditorVariant),
  pictures: z.array(Picture),
  publishedAt: z.date().nullable(),
  publishAt: z.date().nullable(),
  unpublishAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** A name, or empty before anybody changed it here. */
  updatedBy: z.string(),
  openCarts: z.number().int(),
  /** Newest first, the last fifty. */
  history: z.array(HistoryRow),
});
export type EditorProduct = z.infer<typeof EditorProduct>;
