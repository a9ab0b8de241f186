import { z } from "zod";

/** Crockford's base 32: no letter that is mistaken for a digit. */
export const ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** The schema of one kind of id: its prefix, and 26 characters that carry a UUIDv7. */
export const idOf = <const Name extends string>(_name: Name, prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[${ID_ALPHABET}]{26}$`), { error: `Not a valid ${prefix} id` })
    .brand<Name>();

export const ProductId = idOf("ProductId", "prd");
export type ProductId = z.infer<typeof ProductId>;
export const VariantId = idOf("VariantId", "var");
export type VariantId = z.infer<typeof VariantId>;
export const CategoryId = idOf("CategoryId", "cat");
export type CategoryId = z.infer<typeof CategoryId>;
export const LocationId = idOf("LocationId", "loc");
export type LocationId = z.infer<typeof LocationId>;
export const MediaId = idOf("MediaId", "med");
export type MediaId = z.infer<typeof MediaId>;
export const UploadId = idOf("UploadId", "upl");
export type UploadId = z.infer<typeof UploadId>;
export const CartId = idOf("CartId", "crt");
export type CartId = z.infer<typeof CartId>;
export const OrderId = idOf("OrderId", "ord");
export type OrderId = z.infer<typeof OrderId>;
export const OrderLineId = idOf("OrderLineId", "orl");
export type OrderLineId = z.infer<typeof OrderLineId>;
export const UserId = idOf("UserId", "usr");
export type UserId = z.infer<typeof UserId>;
export const SessionId = idOf("SessionId", "ses");
export type SessionId = z.infer<typeof SessionId>;
export const ImportRunId = idOf("ImportRunId", "imp");
export type ImportRunId = z.infer<typeof ImportRunId>;

export const CollectionId = idOf("CollectionId", "col");
export type CollectionId = z.infer<typeof CollectionId>;
export const PriceListId = idOf("PriceListId", "plt");
export type PriceListId = z.infer<typeof PriceListId>;
export const CustomerGroupId = idOf("CustomerGroupId", "cgr");
export type CustomerGroupId = z.infer<typeof CustomerGroupId>;

/** Prefixes of all ids, so that no two kinds share one. */
export const PREFIXES = {
  activity: "act",
  bulkRun: "run",
  cart: "crt",
  category: "cat",
  challenge: "chl",
  collection: "col",
  conversation: "cnv",
  conversationMessage: "cms",
  customerGroup: "cgr",
  deadJob: "ded",
  deliveryRate: "rat",
  event: "evt",
  exception: "exc",
  exchangeRate: "xrt",
  importRun: "imp",
  ledgerEntry: "ent",
  ledgerTransfer: "trf",
  location: "loc",
  media: "med",
  message: "msg",
  movement: "mov",
  order: "ord",
  orderEvent: "ore",
  orderLine: "orl",
  priceList: "plt",
  product: "prd",
  providerEvent: "pev",
  pin: "pin",
  refund: "rfd",
  request: "req",
  savedView: "vew",
  session: "ses",
  shipment: "shp",
  upload: "upl",
  stockAlert: "sal",
  stockRule: "srl",
  stockWatch: "swt",
  synonym: "syn",
  user: "usr",
  variant: "var",
  batch: "bat",
  stockTransfer: "stf",
  stockCount: "cnt",
  stockProof: "prf",
} as const;
export type IdKind = keyof typeof PREFIXES;
