import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { SearchBox } from "@/components/admin/search-box";
import { Tabs } from "@/components/ui/tabs";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { mayOffer, oneOf, readSearch, readVisitor, type Search } from "../visit";
import { NothingFound, Pins, Synonyms, TryOne } from "./parts";

export const metadata = { title: "Search" };

const PATH = "/admin/search";
const TABS = [
  { tab: "nothing", label: "Found nothing" },
  { tab: "synonyms", label: "Synonyms" },
  { tab: "pins", label: "Pins" },
  { tab: "try", label: "Try a search" },
] as const;

export default async function SearchPage({ searchParams }: { searchParams: Search }) {
  const search = await readSearch(searchParams);
  const tab = oneOf(["nothing", "synonyms", "pins", "try"], search["tab"]) ?? "nothing";
  const synonyms = await ask((await serverApi()).catalog.search.synonyms(), PATH);
  if (!synonyms) return <NoAccess thing="search" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  return (
    <>
      <PageHeading
        title="Search"
        lead="What people look for and do not find, and what helps them."
        actions={
          <SearchBox
            action={PATH}
            label="Try a search as shoppers get it"
            placeholder="Try a search"
            query={search["q"] ?? ""}
            keep={{ tab: "try" }}
          />
        }
      />
      <Tabs
        label="Parts of search"
        tabs={TABS.map(({ tab: name, label }) => ({
          href: `${PATH}?tab=${name}`,
          label,
          isHere: tab === name,
        }))}
      />
      <div className="mt-5">
        {tab === "nothing" ? (
          <NothingFound from={search["from"]} to={search["to"]} isManager={isManager} />
        ) : null}
        {tab === "synonyms" ? (
          <Synonyms synonyms={synonyms} words={search["words"]} isManager={isManager} />
        ) : null}
        {tab === "pins" ? <Pins words={search["words"]} isManager={isManager} /> : null}
        {tab === "try" ? <TryOne query={search["q"]} isManager={isManager} /> : null}
      </div>
    </>
  );
}
