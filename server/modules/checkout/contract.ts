import { z } from "zod";
import { TotalStep } from "@/server/modules/cart/contract";
import { OrderNumber, OrderStatus } from "@/server/modules/orders/contract";
import { METHODS, PaymentMethod, PaymentOption } from "@/server/modules/payments/contract";
import { DeliveryMethod, DeliveryOption, Destination } from "@/server/modules/shipping/contract";
import { Money, ShopCurrency } from "@/server/shared/money";
import { toE164, toMpesa } from "@/server/shared/phone";
import { Address } from "@/server/shared/place";

export const OptionsInput = z.strictObject({
  address: Destination.optional(),
  /** Ways to pay in this currency rather than the cart's: for an order that was placed in it. */
  currency: ShopCurrency.optional(),
});
export type OptionsInput = z.infer<typeof OptionsInput>;

export const CheckoutOptions = z.strictObject({
  currency: ShopCurrency,
  delivery: z.array(DeliveryOption),
  payment: z.array(PaymentOption),
});
export type CheckoutOptions = z.infer<typeof CheckoutOptions>;

export const Contact = z.strictObject({
  name: z
    .string({ error: "Your name is needed" })
    .trim()
    .min(2, { error: "Your name is needed" })
    .max(100, { error: "That name is too long" }),
  email: z
    .string({ error: "An e-mail address is needed" })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: "That e-mail address does not look right" }).max(160)),
  phone: z
    .string({ error: "A phone number is needed" })
    .trim()
    .min(1, { error: "A phone number is needed" })
    .max(30, { error: "That phone number is too long" }),
});
export type Contact = z.infer<typeof Contact>;

/** Everything a shopper decides. Prices, fees and totals are never taken from outside. */
export const StartInput = z
  .strictObject({
    /** Made once per checkout form: the same key is the same order, however often it is sent. */
    idempotencyKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,80}$/, { error: "Must be 16 to 80 letters, digits, - or _" }),
    contact: Contact,
    address: Address,
    delivery: DeliveryMethod,
    payment: PaymentMethod,
  })
  .superRefine((input, issues) => {
    const phone = toE164(input.contact.phone, input.address.country);
    if (phone === null) {
      issues.addIssue({
        code: "custom",
        path: ["contact", "phone"],
        message:
          input.address.country === "KE"
            ? "That phone number does not look right, e.g. 0712 345 678"
            : "That phone number does not look right, e.g. 0803 123 4567",
      });
    } else if (METHODS[input.payment].provider === "mpesa" && !toMpesa(phone)) {
      issues.addIssue({
        code: "custom",
        path: ["contact", "phone"],
        message: "M-Pesa rings on this number: it must be a Kenyan mobile, e.g. 0712 345 678",
      });
    }
  });
export type StartInput = z.infer<typeof StartInput>;

export const StartAnswer = z.strictObject({
  orderNumber: z.string(),
  /** The provider's payment page; absent while the provider has not answered. */
  redirectUrl: z.string().optional(),
  /** Page of the order, with the token that opens it. */
  trackingUrl: z.string(),
});
export type StartAnswer = z.infer<typeof StartAnswer>;

export const QuoteInput = z.strictObject({
  address: Destination.optional(),
  delivery: DeliveryMethod.optional(),
});
export type QuoteInput = z.infer<typeof QuoteInput>;

/** What the shopper would pay, with every step to it. */
export const Quote = z.strictObject({
  steps: z.array(TotalStep),
  subtotal: Money,
  delivery: Money.nullable(),
  total: Money,
});
export type Quote = z.infer<typeof Quote>;

export const StatusInput = z.strictObject({ orderNumber: OrderNumber, token: z.string().min(1).max(200) });
export type StatusInput = z.infer<typeof StatusInput>;

export const CheckoutStatus = z.strictObject({
  orderNumber: z.string(),
  status: OrderStatus,
  /** What the shopper should read: paid, still waiting, declined… */
  payment: z.enum(["paid", "pending", "declined", "unknown", "lapsed", "refunding"]),
  total: Money,
  /** Where to go on paying, while the order still waits. */
  redirectUrl: z.string().nullable(),
  /** How it is being paid. */
  method: PaymentMethod.nullable(),
  /** Why the last try failed, in words for the shopper, where the provider gave a reason that may be shown. */
  problem: z.string().nullable(),
});
export type CheckoutStatus = z.infer<typeof CheckoutStatus>;
