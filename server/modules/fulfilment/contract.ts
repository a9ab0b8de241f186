/** What is owed to the buyer for one order line. */
export type OwedLine = { readonly orderLineId: string; readonly kind: string };

export type FulfilmentRow = { readonly orderLineId: string; readonly status: string };
