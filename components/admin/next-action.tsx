import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { StaffOrderView } from "@/server/modules/admin/contract";
import { ActionButton } from "./action-button";
import { ShipForm } from "./ship-form";
import type { StaffAction } from "./staff-answer";

type NextActionProps = {
  order: Pick<StaffOrderView, "number" | "nextAction" | "status" | "attempts" | "refunds">;
  /** Null where the role may not do it. */
  actions: { readonly ship: StaffAction; readonly markDelivered: StaffAction } | null;
  mayPrint: boolean;
};

/** The one thing to do with this order now, or why there is none. */
export function NextAction({ order, actions, mayPrint }: NextActionProps) {
  const { number, nextAction } = order;
  switch (nextAction) {
    case "ship":
      return (
        <Panel title="Pack it and hand it over" aside={mayPrint ? <SlipLink number={number} /> : null}>
          {actions ? (
            <ShipForm action={actions.ship} number={number} />
          ) : (
            <p>Support or an admin marks it as shipped.</p>
          )}
        </Panel>
      );
    case "mark_delivered":
      return (
        <Panel title="On its way to the buyer" isCalm>
          <p>Once the carrier says that the buyer has it, write it down.</p>
          {actions ? (
            <ActionButton action={actions.markDelivered} fields={{ number }} variant="primary">
              Mark as delivered
            </ActionButton>
          ) : null}
        </Panel>
      );
    case "await_payment":
      return (
        <Panel title="Waiting for the buyer to pay" isCalm>
          <p>
            Do not pack yet. When the money arrives, the order moves on by itself; when it does not, the order
            lapses and its stock goes back on sale.
          </p>
        </Panel>
      );
    case "refund":
      return (
        <Panel title="Money on its way back" isCalm>
          <p>{refundWords(order)}</p>
        </Panel>
      );
    default:
      return null;
  }
}

function refundWords({ refunds }: Pick<StaffOrderView, "refunds">): string {
  if (refunds.some(({ status }) => status === "failed"))
    return "A refund failed. Look under Payments for what to do about it.";
  return "The provider has been asked for the refund. The order closes by itself when it is confirmed; do not pack it.";
}

type PanelProps = { title: string; aside?: ReactNode; isCalm?: boolean; children: ReactNode };

/** An amber thread along the edge when hands are needed, an indigo one when not. */
function Panel({ title, aside, isCalm = false, children }: PanelProps) {
  return (
    <section
      aria-label="Next action"
      className={`mb-8 rounded-r-lg border-l-[6px] bg-surface p-4 sm:p-6 ${isCalm ? "border-brand" : "border-accent"}`}
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl">{title}</h2>
        {aside}
      </div>
      <div className="grid gap-4">{children}</div>
    </section>
  );
}

export function SlipLink({ number }: { number: string }) {
  return (
    <ButtonLink href={`/admin/orders/${number}/packing-slip`} variant="secondary">
      <Printer className="size-4" aria-hidden="true" />
      Packing slip
    </ButtonLink>
  );
}
