import { formatMoney } from "@/server/shared/money";
import type { OrderLetter, RefundLetter } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { greeting, type Template } from "./template";

type Props = { readonly order: OrderLetter; readonly refund: RefundLetter };

const reason = ({ order, refund }: Props): string =>
  refund.isLatePayment
    ? `Your payment for order ${order.number} came after the order had ended, and the goods were gone by then. We are sorry.`
    : `We are sending back your payment for order ${order.number}.`;

const promise = ({ refund }: Props): string =>
  `${formatMoney(refund.amount)} goes back the way you paid it. Banks take up to ten working days; you need do nothing.`;

export const refundStarted: Template<Props> = {
  subject: ({ order }) => `Your money for order ${order.number} is coming back`,
  text: (props) =>
    [
      greeting(props.order.name),
      reason(props),
      promise(props),
      `See your order: ${props.order.trackingUrl}`,
    ].join("\n\n"),
  html: (props) => (
    <Layout preview={promise(props)} title="Your money is coming back">
      <Paragraph>{greeting(props.order.name)}</Paragraph>
      <Paragraph>{reason(props)}</Paragraph>
      <Paragraph>{promise(props)}</Paragraph>
      <Action href={props.order.trackingUrl}>See your order</Action>
    </Layout>
  ),
};
