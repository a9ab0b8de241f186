import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { OrderTable } from "@/components/admin/order-table";
import { PageHeading } from "@/components/admin/page-heading";
import { SearchBox } from "@/components/admin/search-box";
import { ORDER_WORDS } from "@/components/admin/words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { OrderStatus } from "@/server/modules/orders/contract";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { oneOf, readSearch, readVisitor, type Search } from "../visit";

export const metadata = { title: "Orders" };

const PATH = "/admin/orders";
/** What needs hands first. */
const TABS = [
  "paid",
  "fulfilling",
  "fulfilled",
  "delivered",
  "awaiting_payment",
  "refund_due",
  "refunded",
  "cancelled",
] as const;

const TAB_WORDS: Readonly<Record<string, string>> = {
  paid: "To ship",
  awaiting_payment: "Unpaid",
  fulfilling: "Packing",
};

export default async function OrdersPage({ searchParams }: { searchParams: Search }) {
  const { q: query, before: cursor, status: wanted } = await readSearch(searchParams);
  const status = oneOf(OrderStatus.options, wanted);
  const filters = { status, q: query?.slice(0, 80) };
  const api = await serverApi();
  const asked = api.admin.orders({ status, query: filters.q, cursor });
  const page = await ask(asked, addressOf(PATH, { ...filters, before: cursor }));
  if (!page) return <NoAccess thing="orders" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Orders"
        actions={
          <SearchBox
            action={PATH}
            label="Search orders by number, name, e-mail or phone"
            placeholder="Number, name, e-mail, phone"
            query={filters.q ?? ""}
            keep={{ status }}
          />
        }
      />
      <StatusTabs status={status} query={filters.q} />
      {page.rows.length === 0 ? (
        <NoOrders query={filters.q} isFiltered={Boolean(status)} />
      ) : (
        <div className="mt-2">
          <OrderTable
            rows={page.rows}
            caption={status ? `Orders: ${ORDER_WORDS[status].label}` : "All orders, newest first"}
          />
        </div>
      )}
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { ...filters, before: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, filters) : null}
      />
    </>
  );
}

function StatusTabs({ status, query }: { status: string | undefined; query: string | undefined }) {
  const all = { href: addressOf(PATH, { q: query }), label: "All", isHere: !status };
  const each = TABS.map((tab) => ({
    href: addressOf(PATH, { status: tab, q: query }),
    label: TAB_WORDS[tab] ?? ORDER_WORDS[tab].label,
    isHere: status === tab,
  }));
  return <Tabs label="Orders by status" tabs={[all, ...each]} />;
}

function NoOrders({ query, isFiltered }: { query: string | undefined; isFiltered: boolean }) {
  if (query) {
    return (
      <EmptyState title={`Nothing fits “${query}”`} actions={<ButtonLink href={PATH}>All orders</ButtonLink>}>
        <p>Try a part of the number, the name, the e-mail address, or the last digits of the phone.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={isFiltered ? "None in this state" : "No orders yet"}>
      <p>
        {isFiltered
          ? "When an order gets here, you will see it."
          : "The first order shows up here the moment it is placed."}
      </p>
    </EmptyState>
  );
}
