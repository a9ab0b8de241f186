import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { BatchTable } from "@/components/admin/stock/batch-table";
import { ChoiceChips } from "@/components/admin/stock/choice-chips";
import { StockNav } from "@/components/admin/stock/stock-nav";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { oneOf, readSearch, readVisitor, type Search } from "../../visit";

export const metadata = { title: "Batches" };

const PATH = "/admin/inventory/batches";
const SPANS = [
  { value: "0", label: "Expired" },
  { value: "30", label: "Within 30 days" },
  { value: "90", label: "Within 90 days" },
] as const;

export default async function BatchesPage({ searchParams }: { searchParams: Search }) {
  const { days: wanted, before: cursor } = await readSearch(searchParams);
  const days = oneOf(
    SPANS.map(({ value }) => value),
    wanted,
  );
  const span = days === undefined ? {} : { expiringDays: Number(days) };
  const { inventory } = await serverApi();
  const page = await ask(inventory.batches({ ...span, cursor }), addressOf(PATH, { days, before: cursor }));
  if (!page) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Batches"
        lead="What expires first is sold first, and nothing past its day is sold."
      />
      <StockNav here={PATH} />
      <ChoiceChips path={PATH} name="days" here={days} all="All that lie somewhere" choices={SPANS} />
      <BatchTable
        rows={page.rows}
        empty={days === undefined ? "No batch lies on any shelf. Name one when you receive." : "None. Good."}
      />
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { days, before: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, { days }) : null}
        olderLabel="Later"
        newestLabel="First to expire"
      />
    </>
  );
}
