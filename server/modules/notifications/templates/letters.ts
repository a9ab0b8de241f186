import { render } from "@react-email/render";
import type { ChannelName } from "../channel";
import { backInStock } from "./back-in-stock";
import { goodsArrived } from "./goods-arrived";
import { lowStock } from "./low-stock";
import { oneTimeCode } from "./one-time-code";
import { orderConfirmed } from "./order-confirmed";
import { orderLapsed } from "./order-lapsed";
import { orderRefunded } from "./order-refunded";
import { orderShipped } from "./order-shipped";
import { refundStarted } from "./refund-started";
import { plainLine, type Template } from "./template";

const TEMPLATES = {
  "back-in-stock": backInStock,
  "goods-arrived": goodsArrived,
  "low-stock": lowStock,
  "one-time-code": oneTimeCode,
  "order-confirmed": orderConfirmed,
  "order-lapsed": orderLapsed,
  "order-refunded": orderRefunded,
  "order-shipped": orderShipped,
  "payment-late-refunded": refundStarted,
} as const;

export type TemplateName = keyof typeof TEMPLATES;
export type PropsOf<Name extends TemplateName> =
  (typeof TEMPLATES)[Name] extends Template<infer Props> ? Props : never;
export type Letter = { readonly subject: string; readonly text: string; readonly html: string | null };

/** Writes a letter for one channel: e-mail gets both forms, the others their few words. */
export async function writeLetter<Name extends TemplateName>(
  name: Name,
  channel: ChannelName,
  props: PropsOf<Name>,
): Promise<Letter> {
  const template = TEMPLATES[name] as Template<PropsOf<Name>>;
  const subject = plainLine(template.subject(props), 200);
  if (channel === "email")
    return { subject, text: template.text(props), html: await render(template.html(props)) };
  return { subject, text: template.sms?.(props) ?? template.text(props), html: null };
}
