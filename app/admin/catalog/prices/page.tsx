import { FillRuleForm, RateForm } from "@/components/admin/catalog/fill-forms";
import { FillTable, RateTable } from "@/components/admin/catalog/fill-tables";
import { WriteFill } from "@/components/admin/catalog/write-fill";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { FillPreview, FillRule } from "@/server/modules/catalog/contract/fill-prices";
import { SHOP_CURRENCIES, type ShopCurrency } from "@/server/shared/money";
import { problemOf, serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readVisitor } from "../../visit";
import { setRate, setRule, writeFill } from "./actions";

export const metadata = { title: "Rates and prices" };

const PATH = "/admin/catalog/prices";
const NAMES = { NGN: "naira", USD: "dollars", KES: "shillings" } as const satisfies Record<
  ShopCurrency,
  string
>;

export default async function PricesPage() {
  const { fill } = (await serverApi()).catalog;
  const view = await ask(fill.read(), PATH);
  if (!view) return <NoAccess thing="prices" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Catalogue", href: "/admin/catalog" }]} here="Rates and prices" />
      <PageHeading
        title="Rates and prices"
        lead="Prices that are missing in a currency can be filled from a rate that you set. A price that a person wrote is never touched."
      />
      <div className="grid gap-12">
        {isManager ? (
          <Part title="Exchange rate">
            <RateForm action={setRate} />
          </Part>
        ) : null}
        {SHOP_CURRENCIES.toReversed().map((currency) => (
          <Filling
            key={currency}
            currency={currency}
            rule={view.rules.find((rule) => rule.currency === currency)}
            isManager={isManager}
          />
        ))}
        <Part title="Rates until now" aside="newest first">
          <RateTable rows={view.rates} />
        </Part>
      </div>
    </>
  );
}

type FillingProps = { currency: ShopCurrency; rule: FillRule | undefined; isManager: boolean };

async function Filling({ currency, rule, isManager }: FillingProps) {
  const preview = rule ? await lookAhead(currency) : null;
  const other = currency === "NGN" ? "USD" : "NGN";
  return (
    <Part
      title={`Missing prices in ${NAMES[currency]}`}
      lead={`Made from the price in ${NAMES[other]}, for variants that have none in ${NAMES[currency]}.`}
    >
      <div className="grid gap-6">
        {isManager ? <FillRuleForm action={setRule} currency={currency} rule={rule} /> : null}
        {typeof preview === "string" ? <p className="text-muted">{preview}</p> : null}
        {rule ? null : <p className="text-muted">Nothing is filled until you keep a rule.</p>}
        {preview && typeof preview !== "string" ? (
          <Preview currency={currency} preview={preview} isManager={isManager} />
        ) : null}
      </div>
    </Part>
  );
}

/** What filling would do now, or in words why nothing can be filled yet. */
async function lookAhead(currency: ShopCurrency): Promise<FillPreview | string> {
  try {
    return await (await serverApi()).catalog.fill.preview({ currency });
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return problem.message;
  }
}

type PreviewProps = { currency: ShopCurrency; preview: FillPreview; isManager: boolean };

function Preview({ currency, preview, isManager }: PreviewProps) {
  const { missing, outdated, examples, rate } = preview;
  const total = missing + outdated;
  return (
    <div className="grid gap-4">
      {total === 0 ? (
        <p className="text-muted">Nothing to fill: every price is there and up to date.</p>
      ) : (
        <>
          <p>
            <b className="font-semibold">{missing.toLocaleString("en-GB")}</b> missing,{" "}
            <b className="font-semibold">{outdated.toLocaleString("en-GB")}</b> from an earlier rate or rule.
            At 1 {rate.base} = {rate.rate} {rate.quote}
            {examples.length < total ? `, the first ${examples.length} would be:` : " they would be:"}
          </p>
          <FillTable rows={examples} currency={currency} />
        </>
      )}
      {isManager ? (
        <WriteFill key={rate.id} currency={currency} rateId={rate.id} total={total} write={writeFill} />
      ) : null}
    </div>
  );
}
