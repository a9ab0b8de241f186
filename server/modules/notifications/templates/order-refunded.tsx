import { formatMoney } from "@/server/shared/money";
import type { OrderLetter, RefundLetter } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { greeting, type Template } from "./template";

type Props = { readonly order: OrderLetter; readonly refund: RefundLetter };

const news = ({ order, refund }: Props): string =>
  `${formatMoney(refund.amount)} for order ${order.number} has been sent back to you. Your bank may need a few days to show it.`;

export const orderRefunded: Template<Props> = {
  subject: ({ order }) => `Your money for order ${order.number} was sent back`,
  text: (props) =>
    [greeting(props.order.name), news(props), `See your order: ${props.order.trackingUrl}`].join("\n\n"),
  html: (props) => (
    <Layout preview={news(props)} title="Your money was sent back">
      <Paragraph>{greeting(props.order.name)}</Paragraph>
      <Paragraph>{news(props)}</Paragraph>
      <Action href={props.order.trackingUrl}>See your order</Action>
    </Layout>
  ),
};
