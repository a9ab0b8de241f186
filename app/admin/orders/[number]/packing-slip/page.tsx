import { NoAccess } from "@/components/admin/no-access";
import { PackingSlip } from "@/components/admin/packing-slip";
import { PrintButton } from "@/components/admin/print-button";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../../ask";
import { readVisitor } from "../../../visit";
import "./slip.css";

type Props = { readonly params: Promise<{ readonly number: string }> };

export const metadata = { title: "Packing slip" };

/** The sheet needs the full address, so opening it is written down like any other reveal. */
export default async function PackingSlipPage({ params }: Props) {
  const number = decodeURIComponent((await params).number);
  const href = `/admin/orders/${encodeURIComponent(number)}`;
  const api = await serverApi();
  const order = await ask(api.admin.order({ number, reveal: true }), `${href}/packing-slip`);
  if (!order) return <NoAccess thing="packing slips" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <div className="mx-auto mb-5 flex max-w-[50rem] flex-wrap items-center justify-between gap-3 print:hidden">
        <div>
          <Breadcrumb
            crumbs={[
              { name: "Orders", href: "/admin/orders" },
              { name: order.number, href },
            ]}
            here="Packing slip"
          />
          <p className="text-sm text-muted">
            It shows the buyer's address, so it is written down that you opened it.
          </p>
        </div>
        <PrintButton />
      </div>
      <PackingSlip order={order} />
    </>
  );
}
