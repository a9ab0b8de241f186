import type { TrackingView } from "@/server/modules/orders/contract";
import { addWorkingDays, dayWords } from "./when";

/** When it comes, counted from the day it was paid; nothing when there is nothing to wait for. */
export function Estimate({
  order: { status, steps, placedAt, delivery, shipments },
}: {
  order: TrackingView;
}) {
  if (!["paid", "fulfilling", "fulfilled"].includes(status)) return null;
  const from = steps.find(({ label }) => label === "Paid")?.at ?? placedAt;
  const earliest = dayWords(addWorkingDays(from, delivery.minDays));
  const latest = dayWords(addWorkingDays(from, delivery.maxDays));
  if (delivery.method === "pickup")
    return <p className="text-lg">Ready for you from {earliest}; bring the order number.</p>;
  return (
    <p className="text-lg">
      {shipments.length > 0 ? "On the road: with you" : "With you"}{" "}
      {earliest === latest ? `by ${latest}` : `between ${earliest} and ${latest}`}.
    </p>
  );
}
