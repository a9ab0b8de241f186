import { NoAccess } from "@/components/admin/no-access";
import { ORDER_COLUMNS } from "@/components/admin/order-table";
import { PageHeading } from "@/components/admin/page-heading";
import { ListTable } from "@/components/admin/table/list-table";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { openList } from "../open-list";
import { readVisitor, type Search } from "../visit";

export const metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: { searchParams: Search }) {
  const { input, path, view } = await openList(ORDER_LIST, searchParams);
  const api = await serverApi();
  const page = view && (await ask(api.admin.orders(input), path));
  if (!page) return <NoAccess thing="orders" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading title="Orders" />
      <ListTable
        view={view}
        page={page}
        columns={ORDER_COLUMNS}
        caption="Orders"
        rowKey={({ number }) => number}
        empty={{ title: "No orders yet", words: "The first order shows up here the moment it is placed." }}
      />
    </>
  );
}
