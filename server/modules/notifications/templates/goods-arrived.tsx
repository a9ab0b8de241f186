import type { OrderLetter } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { greeting, plainLine, type Template } from "./template";

type Props = { readonly order: OrderLetter };

const news = (order: OrderLetter): string =>
  `Everything you ordered ahead in ${order.number} has arrived with us. We pack it now and send it to ${plainLine(order.place)}.`;
const next = "You need do nothing. We write again when it is on its way.";

export const goodsArrived: Template<Props> = {
  subject: ({ order }) => `What you waited for is here: order ${order.number}`,
  text: ({ order }) =>
    [greeting(order.name), news(order), next, `Follow your order: ${order.trackingUrl}`].join("\n\n"),
  html: ({ order }) => (
    <Layout preview="We pack it now." title="What you waited for is here">
      <Paragraph>{greeting(order.name)}</Paragraph>
      <Paragraph>{news(order)}</Paragraph>
      <Paragraph>{next}</Paragraph>
      <Action href={order.trackingUrl}>Follow your order</Action>
    </Layout>
  ),
};
