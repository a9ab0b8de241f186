import { Column, Row, Section } from "@react-email/components";
import { formatMoney } from "@/server/shared/money";
import type { OrderLetter } from "../contract";
import { plainLine } from "./template";

type Line = { readonly what: string; readonly amount: string };

const linesOf = (order: OrderLetter): Line[] => [
  ...order.lines.map(({ title, quantity, total }) => ({
    what: `${quantity} × ${plainLine(title)}`,
    amount: formatMoney(total),
  })),
  { what: plainLine(order.deliveryLabel), amount: formatMoney(order.delivery) },
  { what: "Total", amount: formatMoney(order.total) },
];

/** The order's lines in plain text, one a line. */
export const orderLinesText = (order: OrderLetter): string =>
  linesOf(order)
    .map(({ what, amount }) => `${what}: ${amount}`)
    .join("\n");

const cell = { color: "#12153a", fontSize: 15, lineHeight: "24px", verticalAlign: "top" } as const;

export const OrderLines = ({ order }: { readonly order: OrderLetter }) => (
  <Section style={{ margin: "0 0 16px" }}>
    {linesOf(order).map(({ what, amount }, place) => (
      <Row key={`${place}`}>
        <Column className="ink" style={cell}>
          {what}
        </Column>
        <Column className="ink" align="right" style={{ ...cell, whiteSpace: "nowrap" }}>
          {amount}
        </Column>
      </Row>
    ))}
  </Section>
);
