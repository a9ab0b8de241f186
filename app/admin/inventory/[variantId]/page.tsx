import { notFound } from "next/navigation";
import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { RuleForm } from "@/components/admin/rule-form";
import { AdjustForm, MoveForm, ReceiveForm } from "@/components/admin/stock/change-form";
import { Fold } from "@/components/admin/stock/fold";
import { PolicyForm } from "@/components/admin/stock/policy-form";
import { MODE_WORDS } from "@/components/admin/stock/stock-words";
import { MovementTable, Ties, VariantBatches, VariantLevels } from "@/components/admin/stock/variant-tables";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import type { VariantStock } from "@/server/modules/inventory/contract/levels";
import { VariantId } from "@/server/shared/id";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readSearch, readVisitor, type Search } from "../../visit";
import { setRule } from "../alerts/actions";
import { adjust, move, receive, setPolicy } from "./actions";

export const metadata = { title: "Stock of one variant" };

type Props = { readonly params: Promise<{ readonly variantId: string }>; readonly searchParams: Search };

export default async function VariantStockPage({ params, searchParams }: Props) {
  const known = VariantId.safeParse((await params).variantId);
  if (!known.success) notFound();
  const variantId = known.data;
  const path = `/admin/inventory/${variantId}`;
  const { location, before } = await readSearch(searchParams);
  const { inventory } = await serverApi();
  const stock = await ask(inventory.variant({ variantId }), path);
  if (!stock) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  const { title, variantTitle, sku, barcode, slug } = stock;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Stock", href: "/admin/inventory" }]} here={sku} />
      <PageHeading
        title={title}
        lead={
          <>
            {[variantTitle, sku, barcode].filter(Boolean).join(" · ")} ·{" "}
            <TextLink href={`/products/${slug}?variant=${encodeURIComponent(sku)}`}>
              See it in the shop
            </TextLink>
          </>
        }
      />
      <VariantLevels levels={stock.levels} />
      {(await mayOffer("stock.manage")) ? <Changes stock={stock} /> : null}
      <div className="mt-10 grid grid-cols-1 gap-x-12 gap-y-10 xl:grid-cols-2">
        <Part title="Put aside and promised">
          <Ties holds={stock.holds} promises={stock.promises} />
        </Part>
        <Part title="Batches">
          <VariantBatches rows={(await inventory.batches({ variantId })).rows} />
        </Part>
      </div>
      <History stock={stock} location={location} before={before} />
    </>
  );
}

async function Changes({ stock }: { stock: VariantStock }) {
  const { variantId, levels, rule } = stock;
  const { inventory } = await serverApi();
  const [locations, policy, batches] = await Promise.all([
    inventory.locations.list(),
    inventory.policy({ variantId }),
    inventory.batches({ variantId }),
  ]);
  const places = locations.filter(({ isArchived }) => !isArchived).map(({ id, name }) => ({ id, name }));
  const shared = { variantId, places, levels };
  const lots = [...new Map(batches.rows.map(({ id, code }) => [id, { id, label: code }])).values()];
  return (
    <Part
      title="Change it"
      lead="Each change is written down with its reason and who made it."
      className="mt-8"
    >
      <div className="grid gap-3">
        <Fold title="Receive">
          <ReceiveForm {...shared} action={receive} requestKey={crypto.randomUUID()} />
        </Fold>
        <Fold title="Put right">
          <AdjustForm {...shared} action={adjust} requestKey={crypto.randomUUID()} batches={lots} />
        </Fold>
        {places.length > 1 ? (
          <Fold title="Move to another location">
            <MoveForm {...shared} action={move} requestKey={crypto.randomUUID()} />
          </Fold>
        ) : null}
        <Fold title="When it is gone" aside={MODE_WORDS[policy.mode]}>
          <PolicyForm
            key={policy.version}
            action={setPolicy}
            requestKey={crypto.randomUUID()}
            policy={policy}
          />
        </Fold>
        <Fold
          title="When to tell us"
          aside={`at ${rule.threshold} or fewer, or ${rule.leadDays} days before it is gone`}
        >
          <RuleForm key={rule.version} action={setRule} variantId={variantId} rule={rule} />
        </Fold>
      </div>
    </Part>
  );
}

type HistoryProps = { stock: VariantStock; location: string | undefined; before: string | undefined };

async function History({ stock: { variantId, levels }, location, before }: HistoryProps) {
  const level = levels.find(({ locationId }) => locationId === location) ?? levels[0];
  if (!level) return null;
  const { locationId } = level;
  const path = `/admin/inventory/${variantId}`;
  const at = (cursor?: string) => addressOf(path, { location: locationId, before: cursor });
  const { rows, nextCursor } = await (await serverApi()).inventory.history({
    variantId,
    locationId,
    cursor: before,
  });
  return (
    <Part title="History" className="mt-10" aside="newest first" id="history">
      <Tabs
        label="History by location"
        tabs={levels.map((one) => ({
          href: `${addressOf(path, { location: one.locationId })}#history`,
          label: one.location,
          isHere: one === level,
        }))}
      />
      <MovementTable rows={rows} />
      <Older olderHref={nextCursor ? at(nextCursor) : null} newestHref={before ? at() : null} />
    </Part>
  );
}
