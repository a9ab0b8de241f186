import type { OrderLetter, ShipmentLetter } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { greeting, plainLine, type Template } from "./template";

type Props = { readonly order: OrderLetter; readonly shipment: ShipmentLetter };

const carriage = ({ carrier, trackingNumber }: ShipmentLetter): string =>
  `${plainLine(carrier, 60)}, tracking number ${plainLine(trackingNumber, 60)}`;

// The carrier's page was typed by a person; only a web address may become a link.
const carrierPage = ({ trackingUrl }: ShipmentLetter): string | null =>
  trackingUrl && /^https?:\/\//.test(trackingUrl) ? trackingUrl : null;

export const orderShipped: Template<Props> = {
  subject: ({ order }) => `Your order ${order.number} is on its way`,
  text: ({ order, shipment }) =>
    [
      greeting(order.name),
      `Your order ${order.number} is on its way to ${plainLine(order.place)} with ${carriage(shipment)}.`,
      ...(carrierPage(shipment) ? [`The carrier's own page: ${carrierPage(shipment)}`] : []),
      `Follow your order: ${order.trackingUrl}`,
    ].join("\n\n"),
  html: ({ order, shipment }) => (
    <Layout preview={`With ${carriage(shipment)}.`} title={`Order ${order.number} is on its way`}>
      <Paragraph>{greeting(order.name)}</Paragraph>
      <Paragraph>
        It travels to {plainLine(order.place)} with {carriage(shipment)}.
      </Paragraph>
      <Action href={carrierPage(shipment) ?? order.trackingUrl}>Follow your parcel</Action>
    </Layout>
  ),
  sms: ({ order, shipment }) =>
    `Oja: order ${order.number} is on its way with ${carriage(shipment)}. Follow it: ${order.trackingUrl}`,
};
