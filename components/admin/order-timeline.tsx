import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import type { StaffOrderView } from "@/server/modules/admin/contract";
import { exactWords, momentWords } from "./moment";
import { channelName, ORDER_WORDS, providerName, sentence } from "./words";

type Entry = StaffOrderView["timeline"][number];

const KINDS = {
  order: "Order",
  payment: "Payment",
  message: "Message",
  webhook: "Webhook",
  staff: "Staff",
} as const;

/** Everything that happened to an order, newest on top. */
export function OrderTimeline({ entries }: { entries: readonly Entry[] }) {
  const now = new Date();
  const items = entries.map((entry, index) => toItem(entry, index, now)).reverse();
  return <Timeline items={items} label="What happened, newest first" />;
}

function toItem({ at, kind, label, detail }: Entry, index: number, now: Date): TimelineItem {
  const isBad = /fail|rejected|unknown|parked/.test(detail) && kind !== "order";
  return {
    key: String(index),
    title: kind === "order" || kind === "staff" ? statusWords(label) : nameFirst(label),
    time: (
      <span title={exactWords(at)}>
        {momentWords(at, now)} · {KINDS[kind]}
      </span>
    ),
    iso: at.toISOString(),
    detail: detail ? (
      <span className="break-words text-muted">{kind === "message" ? channelFirst(detail) : detail}</span>
    ) : null,
    state: isBad ? "failed" : "done",
  };
}

/** "refund due" → "Refund due", by the names the dashboard uses. */
function statusWords(label: string): string {
  const known: Readonly<Record<string, { readonly label: string }>> = ORDER_WORDS;
  return known[label.replaceAll(" ", "_")]?.label ?? sentence(label);
}

/** "email, delivered" → "E-mail, delivered". */
function channelFirst(detail: string): string {
  const [channel = "", ...rest] = detail.split(", ");
  return [channelName(channel), ...rest].join(", ");
}

/** "paystack said charge.success" → "Paystack said charge.success". */
function nameFirst(label: string): string {
  const [first = "", ...rest] = label.split(" ");
  return [providerName(first), ...rest].join(" ");
}
