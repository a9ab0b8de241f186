import { after, DAY } from "@/server/platform/clock";
import { hmac, isSameSecret } from "@/server/platform/digest";
import { maskEmail, maskPhone, toE164 } from "@/server/shared/phone";
import type { Order, OrderEventView, TrackingView } from "./contract";
import type { OrderSignal, OrderStatus } from "./machine";

const TOKEN_LIFE = 180 * DAY;

/** Opens one order's page for half a year: the expiry and a signature over number and expiry. */
export function makeTrackingToken(secret: string, number: string, at: Date): string {
  const expires = Math.floor(after(at, TOKEN_LIFE).getTime() / 1_000).toString(36);
  return `${expires}.${sign(secret, number, expires)}`;
}

export function isTrackingToken(
  secret: string,
  { number, token, at }: { number: string; token: string; at: Date },
): boolean {
  const [expires = "", signature = ""] = token.split(".");
  if (!isSameSecret(signature, sign(secret, number, expires))) return false;
  return Number.parseInt(expires, 36) * 1_000 > at.getTime();
}

const sign = (secret: string, number: string, expires: string) =>
  hmac(secret, `track:${number}:${expires}`).slice(0, 32);

/** Did the person who asks give the e-mail or phone of this order? */
export function isContactOf(
  order: Pick<Order, "email" | "phone"> & { readonly address: { readonly country: string } },
  contact: string,
): boolean {
  const written = contact.trim().toLowerCase();
  return (
    isSameSecret(written, order.email) ||
    isSameSecret(toE164(written, order.address.country) ?? written, order.phone)
  );
}

export const maskContact = ({ email, phone }: Pick<Order, "email" | "phone">) => ({
  email: maskEmail(email),
  phone: maskPhone(phone),
});

const STEPS: readonly {
  readonly label: string;
  readonly reached: readonly OrderStatus[];
  readonly signals: readonly OrderSignal[];
}[] = [
  {
    label: "Paid",
    reached: ["paid", "fulfilling", "fulfilled", "delivered"],
    signals: ["payment_settled", "payment_kept"],
  },
  { label: "Packed and shipped", reached: ["fulfilled", "delivered"], signals: ["fulfilment_finished"] },
  { label: "Delivered", reached: ["delivered"], signals: ["delivery_confirmed"] },
];

/** The road of an order as its buyer sees it. */
export function describeSteps(
  order: Pick<Order, "status" | "placedAt">,
  events: readonly OrderEventView[],
): TrackingView["steps"] {
  const timeOf = (signals: readonly string[]) =>
    events.find((event) => signals.includes(event.signal))?.at ?? null;
  const placed = { label: "Order placed", at: order.placedAt, isDone: true };
  switch (order.status) {
    case "cancelled":
      return [placed, { label: "Not paid in time, so cancelled", at: timeOf(["cancel"]), isDone: true }];
    case "refund_due":
    case "refunded":
      return [
        placed,
        { label: "Refund on its way", at: timeOf(["refund_requested", "payment_settled"]), isDone: true },
        { label: "Refunded", at: timeOf(["refund_settled"]), isDone: order.status === "refunded" },
      ];
    default:
      return [
        placed,
        ...STEPS.map(({ label, reached, signals }) => ({
          label,
          at: timeOf(signals),
          isDone: reached.includes(order.status),
        })),
      ];
  }
}
