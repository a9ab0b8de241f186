import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import type { TrackingView } from "@/server/modules/orders/contract";
import { momentWords } from "./when";

/** The road of the order: what is done, what is next. */
export function OrderSteps({ order: { steps, status } }: { order: TrackingView }) {
  const next = steps.findIndex(({ isDone }) => !isDone);
  const items = steps.map(({ label, at, isDone }, index): TimelineItem => {
    const isLost = status === "cancelled" && index === steps.length - 1;
    return {
      key: label,
      title: label,
      state: isLost ? "failed" : isDone ? "done" : index === next ? "now" : "ahead",
      ...(at ? { time: momentWords(at), iso: at.toISOString() } : {}),
    };
  });
  return <Timeline items={items} label="Your order's road" />;
}
