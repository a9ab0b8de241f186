import { Moment } from "@/components/admin/moment";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { StatusBadge } from "@/components/admin/status";
import { TransferSteps } from "@/components/admin/stock/transfer-steps";
import { TransferLines } from "@/components/admin/stock/transfer-table";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../../ask";
import { mayOffer, readVisitor } from "../../../visit";
import { cancelTransfer, closeTransfer, receiveTransfer, sendTransfer } from "../actions";

export const metadata = { title: "Transfer" };

type Props = { readonly params: Promise<{ readonly id: string }> };

const PATH = "/admin/inventory/transfers";
const newKey = () => crypto.randomUUID();

export default async function TransferPage({ params }: Props) {
  const transferId = (await params).id;
  const { transfers } = (await serverApi()).inventory;
  const transfer = await ask(transfers.read({ transferId }), `${PATH}/${transferId}`);
  if (!transfer) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  const { from, to, status, note, createdAt, sentAt, receivedAt } = transfer;
  const actions = {
    send: sendTransfer,
    receive: receiveTransfer,
    close: closeTransfer,
    cancel: cancelTransfer,
  };
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Transfers", href: PATH }]} here={`${from} to ${to}`} />
      <PageHeading
        title={`${from} to ${to}`}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StatusBadge status={status} />
            <span>
              Planned <Moment at={createdAt} />
            </span>
            {sentAt ? (
              <span>
                Sent <Moment at={sentAt} />
              </span>
            ) : null}
            {receivedAt ? (
              <span>
                Ended <Moment at={receivedAt} />
              </span>
            ) : null}
          </span>
        }
      />
      {note ? <p className="mb-4">{note}</p> : null}
      <TransferLines lines={transfer.lines} />
      {(await mayOffer("stock.manage")) ? (
        <TransferSteps transfer={transfer} actions={actions} newKey={newKey} />
      ) : null}
    </>
  );
}
