import { addressOf } from "@/components/admin/address";
import { AlertTable, DemandTable, RuleTable } from "@/components/admin/alert-table";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { RuleForm } from "@/components/admin/rule-form";
import { StockNav } from "@/components/admin/stock/stock-nav";
import { Tabs } from "@/components/ui/tabs";
import { AlertState } from "@/server/modules/inventory/contract/alerts";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, oneOf, readSearch, readVisitor, type Search } from "../../visit";
import { acknowledge, clearRule, setRule } from "./actions";

export const metadata = { title: "Running low" };

const PATH = "/admin/inventory/alerts";
const WORDS = {
  open: "Nobody on it",
  acknowledged: "Being dealt with",
  closed: "Over",
} as const satisfies Record<AlertState, string>;

export default async function AlertsPage({ searchParams }: { searchParams: Search }) {
  const { state: wanted, before: cursor, rules: rulesFrom } = await readSearch(searchParams);
  const state = oneOf(AlertState.options, wanted);
  const { alerts } = (await serverApi()).inventory;
  const page = await ask(alerts.list({ state, cursor }), addressOf(PATH, { state, before: cursor }));
  if (!page) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  const [{ standard, ...own }, demand, isManager] = await Promise.all([
    alerts.rules({ cursor: rulesFrom, limit: 20 }),
    alerts.demand({ limit: 10 }),
    mayOffer("stock.manage"),
  ]);
  return (
    <>
      <PageHeading
        title="Running low"
        lead="At its threshold, or gone before new stock can be here. Each closes by itself when there is enough again."
      />
      <StockNav here={PATH} />
      <Tabs
        label="Alerts by state"
        tabs={[
          { href: PATH, label: "All of now", isHere: !state },
          ...AlertState.options.map((one) => ({
            href: addressOf(PATH, { state: one }),
            label: WORDS[one],
            isHere: state === one,
          })),
        ]}
      />
      <div className="mt-2">
        <AlertTable
          rows={page.rows}
          actions={isManager ? { acknowledge, setRule } : null}
          empty={state ? "None here." : "Nothing runs low."}
        />
      </div>
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { state, before: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, { state }) : null}
      />
      <Part title="Most waited for" className="mt-10">
        <DemandTable rows={demand} />
      </Part>
      {isManager ? (
        <Part
          title="When to tell us"
          lead="For every variant without a rule of its own. Looked at every quarter of an hour."
          className="mt-10"
        >
          <RuleForm key={standard.version} action={setRule} rule={standard} />
          <h3 className="mt-8 mb-2 font-bold">With a rule of their own</h3>
          <RuleTable rows={own.rows} set={setRule} clear={clearRule} />
          <Older
            olderHref={own.nextCursor ? addressOf(PATH, { state, rules: own.nextCursor }) : null}
            newestHref={rulesFrom ? addressOf(PATH, { state }) : null}
            olderLabel="More rules"
            newestLabel="First rules"
          />
        </Part>
      ) : null}
    </>
  );
}
