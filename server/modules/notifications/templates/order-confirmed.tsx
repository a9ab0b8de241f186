import { formatMoney } from "@/server/shared/money";
import type { OrderLetter } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { OrderLines, orderLinesText } from "./order-lines";
import { greeting, plainLine, type Template } from "./template";

export const orderConfirmed: Template<{ readonly order: OrderLetter }> = {
  subject: ({ order }) => `Your order ${order.number} is confirmed`,
  text: ({ order }) =>
    [
      greeting(order.name),
      `We have your payment of ${formatMoney(order.total)}, and your order ${order.number} is confirmed.`,
      orderLinesText(order),
      `It goes to ${plainLine(order.place)}. We write again when it is on its way.`,
      `Follow your order: ${order.trackingUrl}`,
    ].join("\n\n"),
  html: ({ order }) => (
    <Layout
      preview={`We have your payment of ${formatMoney(order.total)}.`}
      title={`Order ${order.number} is confirmed`}
    >
      <Paragraph>{greeting(order.name)}</Paragraph>
      <Paragraph>We have your payment of {formatMoney(order.total)}. Thank you.</Paragraph>
      <OrderLines order={order} />
      <Paragraph>It goes to {plainLine(order.place)}. We write again when it is on its way.</Paragraph>
      <Action href={order.trackingUrl}>Follow your order</Action>
    </Layout>
  ),
};
