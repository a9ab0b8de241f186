import { z } from "zod";
import { Money } from "@/server/shared/money";
import { Country } from "@/server/shared/place";

export const DELIVERY_METHODS = ["standard", "pickup"] as const;
export const DeliveryMethod = z.enum(DELIVERY_METHODS, { error: "Choose how to receive your order" });
export type DeliveryMethod = z.infer<typeof DeliveryMethod>;

/** Where to, as far as it is known: fees are shown before any personal data is asked. */
export const Destination = z.strictObject({
  country: Country,
  state: z.string().trim().max(60).optional(),
});
export type Destination = z.infer<typeof Destination>;

export const DeliveryOption = z.strictObject({
  method: DeliveryMethod,
  label: z.string(),
  fee: Money,
  freeFrom: Money.nullable(),
  minDays: z.number().int(),
  maxDays: z.number().int(),
});
export type DeliveryOption = z.infer<typeof DeliveryOption>;

export const ShipInput = z.strictObject({
  number: z.string().min(4).max(24),
  carrier: z.string().trim().min(2, { error: "Name the carrier" }).max(60),
  trackingNumber: z
    .string()
    .trim()
    .min(3, { error: "The tracking number is too short" })
    .max(60)
    .regex(/^[A-Za-z0-9 _./-]+$/, { error: "Use letters, digits and - _ . / only" }),
});
export type ShipInput = z.infer<typeof ShipInput>;

export const ShipmentView = z.strictObject({
  carrier: z.string(),
  trackingNumber: z.string(),
  shippedAt: z.date(),
  deliveredAt: z.date().nullable(),
});
export type ShipmentView = z.infer<typeof ShipmentView>;
