import { Badge } from "@/components/ui/badge";
import type { MessageStatus } from "@/server/modules/notifications/contract";
import { MESSAGE_WORDS, ORDER_WORDS, type OrderStatusName, wordsOf } from "./words";

export function OrderStatusBadge({ status }: { status: OrderStatusName }) {
  const { label, tone } = ORDER_WORDS[status];
  return <Badge tone={tone}>{label}</Badge>;
}

export function MessageStatusBadge({ status }: { status: MessageStatus }) {
  const { label, tone } = MESSAGE_WORDS[status];
  return <Badge tone={tone}>{label}</Badge>;
}

/** For statuses that their contracts keep as plain text. */
export function StatusBadge({ status }: { status: string }) {
  const { label, tone } = wordsOf(status);
  return <Badge tone={tone}>{label}</Badge>;
}
