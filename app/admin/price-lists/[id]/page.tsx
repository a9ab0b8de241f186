import type { Metadata } from "next";
import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { periodWords, seasonOf } from "@/components/admin/range/lagos";
import { PriceGrid } from "@/components/admin/range/price-grid";
import { PriceListForm } from "@/components/admin/range/price-list-form";
import { ReasonForm } from "@/components/admin/range/reason-form";
import { StateBadge } from "@/components/admin/range/state-badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { PriceListId } from "@/server/shared/id";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readSearch, readVisitor, type Search } from "../../visit";
import { findVariants, removePriceList, saveEntries, updatePriceList } from "../actions";

export const metadata: Metadata = { title: "Price list" };

type PriceListPageProps = { params: Promise<{ id: string }>; searchParams: Search };

export default async function PriceListPage({ params, searchParams }: PriceListPageProps) {
  const { id: wanted } = await params;
  const { after: cursor } = await readSearch(searchParams);
  const path = `/admin/price-lists/${wanted}`;
  const { catalog } = await serverApi();
  const page = await ask(
    catalog.priceLists.read({ id: wanted as PriceListId, cursor }),
    addressOf(path, { after: cursor }),
  );
  if (!page) return <NoAccess thing="the price lists" isStaff={(await readVisitor()).role !== null} />;
  const [groups, isManager] = await Promise.all([catalog.groups.list(), mayOffer("catalog.manage")]);
  const { list, entries, nextCursor } = page;
  const { id, name, version, status, startsAt, endsAt, group, currency } = list;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Price lists", href: "/admin/price-lists" }]} here={name} />
      <PageHeading
        title={name}
        lead={
          <>
            <StateBadge status={status} season={seasonOf(startsAt, endsAt, new Date())} /> {currency}, for{" "}
            {group?.name ?? "everyone"}, {periodWords(startsAt, endsAt)}
          </>
        }
      />
      <div className="grid gap-10">
        <Part
          title="Prices"
          lead="An amount, or a part off the base price such as 15%. Enter goes to the next row."
        >
          <PriceGrid
            key={cursor ?? ""}
            list={{ id, version, currency }}
            entries={entries}
            find={findVariants}
            save={isManager ? saveEntries : null}
          />
          <Older
            olderHref={nextCursor ? addressOf(path, { after: nextCursor }) : null}
            newestHref={cursor ? path : null}
            olderLabel="More prices"
            newestLabel="From the first"
          />
        </Part>
        {isManager ? (
          <>
            <Part title="When and for whom">
              <PriceListForm action={updatePriceList} list={list} groups={groups} />
            </Part>
            <Part title="End it" lead="Only a list that is not active can be deleted.">
              <ReasonForm action={removePriceList} fields={{ id, version: String(version) }}>
                Delete this list
              </ReasonForm>
            </Part>
          </>
        ) : null}
      </div>
    </>
  );
}
