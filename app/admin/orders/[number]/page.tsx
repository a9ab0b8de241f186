import { Buyer } from "@/components/admin/buyer";
import { EventTable } from "@/components/admin/event-table";
import { MessageTable } from "@/components/admin/message-table";
import { Moment } from "@/components/admin/moment";
import { Attempts, LedgerTable, RefundTable } from "@/components/admin/money-tables";
import { NextAction, SlipLink } from "@/components/admin/next-action";
import { NoAccess } from "@/components/admin/no-access";
import { OrderLines } from "@/components/admin/order-lines";
import { OrderTimeline } from "@/components/admin/order-timeline";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { Shipments } from "@/components/admin/shipments";
import { OrderStatusBadge } from "@/components/admin/status";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { StaffOrderView } from "@/server/modules/admin/contract";
import { serverApi } from "@/server/trpc/caller";
import { markDelivered, replayEvent, retryMessage, revealContact, ship } from "../../actions";
import { ask } from "../../ask";
import { mayOffer, readVisitor } from "../../visit";

type Props = { readonly params: Promise<{ readonly number: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: decodeURIComponent((await params).number) };
}

export default async function OrderPage({ params }: Props) {
  const number = decodeURIComponent((await params).number);
  const api = await serverApi();
  const order = await ask(api.admin.order({ number }), `/admin/orders/${encodeURIComponent(number)}`);
  if (!order) return <NoAccess thing="orders" isStaff={(await readVisitor()).role !== null} />;
  const [mayFulfil, mayReveal] = await Promise.all([mayOffer("orders.fulfil"), mayOffer("personal.reveal")]);
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Orders", href: "/admin/orders" }]} here={order.number} />
      <PageHeading
        title={<span className="tabular">{order.number}</span>}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <OrderStatusBadge status={order.status} />
            <span>
              Placed <Moment at={order.placedAt} />
            </span>
          </span>
        }
        actions={mayReveal && order.nextAction !== "ship" ? <SlipLink number={order.number} /> : null}
      />
      <NextAction order={order} actions={mayFulfil ? { ship, markDelivered } : null} mayPrint={mayReveal} />
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Part title="What to pack">
          <OrderLines order={order} />
        </Part>
        <div className="grid content-start gap-10 md:max-xl:grid-cols-2">
          <Part title="Buyer">
            <Buyer order={order} reveal={mayReveal ? revealContact : null} />
          </Part>
          {order.shipments.length > 0 ? (
            <Part title="Shipments">
              <Shipments shipments={order.shipments} />
            </Part>
          ) : null}
        </div>
        <Matters
          order={order}
          mayResolve={await mayOffer("payments.resolve")}
          mayRetry={await mayOffer("messages.read")}
        />
        <Part title="Timeline" aside="newest first">
          <OrderTimeline entries={order.timeline} />
        </Part>
      </div>
    </>
  );
}

type MattersProps = { order: StaffOrderView; mayResolve: boolean; mayRetry: boolean };

function Matters({ order, mayResolve, mayRetry }: MattersProps) {
  return (
    <div className="grid min-w-0 content-start gap-10">
      <Part title="Payments">
        <Attempts attempts={order.attempts} />
      </Part>
      {order.refunds.length > 0 ? (
        <Part title="Refunds">
          <RefundTable refunds={order.refunds} />
        </Part>
      ) : null}
      <Part title="The books">
        <LedgerTable entries={order.ledger} />
      </Part>
      <Part title="Messages to the buyer">
        <MessageTable messages={order.messages} retry={mayRetry ? retryMessage : null} empty="None yet." />
      </Part>
      <Part title="Webhooks about its payments">
        <EventTable events={order.webhooks} replay={mayResolve ? replayEvent : null} empty="None yet." />
      </Part>
    </div>
  );
}
