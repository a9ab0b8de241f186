import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatMoney } from "@/server/shared/money";
import { problemOf, serverApi } from "@/server/trpc/caller";
import { readWaitingOrder } from "@/server/trpc/waiting-order";

/** For a shopper who left the payment page: the order is placed and waits for its money. */
export async function WaitingOrder() {
  const waiting = await readWaitingOrder();
  const status = waiting && (await readStatus(waiting.orderNumber, waiting.token));
  if (!waiting || status?.status !== "awaiting_payment") return null;
  return (
    <Notice
      tone="warning"
      title={`Your order ${waiting.orderNumber} waits for its payment of ${formatMoney(status.total)}`}
      actions={<ButtonLink href={waiting.path}>Go on paying</ButtonLink>}
    >
      What you chose is put aside for you for a short while.
    </Notice>
  );
}

async function readStatus(orderNumber: string, token: string) {
  try {
    return await (await serverApi()).checkout.status({ orderNumber, token });
  } catch (error) {
    // A token that has ended is no reason to show no cart.
    if (problemOf(error)) return null;
    throw error;
  }
}
