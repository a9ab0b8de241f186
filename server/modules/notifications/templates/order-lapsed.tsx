import type { OrderLetter } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { greeting, type Template } from "./template";

export const orderLapsed: Template<{ readonly order: OrderLetter }> = {
  subject: ({ order }) => `Your order ${order.number} was not paid and has ended`,
  text: ({ order }) =>
    [
      greeting(order.name),
      `We kept the goods of order ${order.number} for you, but no payment came, so the order has ended. You owe nothing.`,
      "If you did pay, do nothing: as soon as the money arrives we either send the goods or send the money back, and tell you.",
      `See your order: ${order.trackingUrl}`,
    ].join("\n\n"),
  html: ({ order }) => (
    <Layout preview="No payment came. You owe nothing." title={`Order ${order.number} has ended`}>
      <Paragraph>{greeting(order.name)}</Paragraph>
      <Paragraph>
        We kept the goods for you, but no payment came, so the order has ended. You owe nothing.
      </Paragraph>
      <Paragraph>
        If you did pay, do nothing: as soon as the money arrives we either send the goods or send the money
        back, and tell you.
      </Paragraph>
      <Action href={order.trackingUrl}>See your order</Action>
    </Layout>
  ),
};
