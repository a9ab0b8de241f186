import { Logo } from "@/components/layout/logo";
import type { StaffOrderView } from "@/server/modules/admin/contract";
import { countryName } from "@/server/shared/place";
import { exactWords } from "./moment";

/** One sheet for the person who packs: where it goes, what goes in, where that lies. No prices. */
export function PackingSlip({ order }: { order: StaffOrderView }) {
  const { number, placedAt, customer, address, delivery, lines } = order;
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <article className="slip mx-auto max-w-[50rem] border border-line p-6 sm:p-10 print:max-w-none print:border-0 print:p-0">
      <header className="flex flex-wrap items-end justify-between gap-4 border-b-2 border-ink pb-4">
        <Logo className="h-12" />
        <div className="text-right">
          <h1 className="tabular text-2xl">{number}</h1>
          <p className="text-sm text-muted">Placed {exactWords(placedAt)}</p>
        </div>
      </header>
      <div className="grid gap-6 py-6 sm:grid-cols-2 print:grid-cols-2">
        <section>
          <h2 className="mb-1 text-sm font-semibold tracking-normal text-muted">Send to</h2>
          <p className="text-lg font-bold">{customer.name}</p>
          <Address address={address} />
          <p className="tabular mt-2">{customer.phone}</p>
        </section>
        <section>
          <h2 className="mb-1 text-sm font-semibold tracking-normal text-muted">How</h2>
          <p>{delivery.label}</p>
          <p className="tabular">{count === 1 ? "1 item" : `${count} items`} in all</p>
        </section>
      </div>
      <PackTable lines={lines} />
      <footer className="mt-10 grid grid-cols-2 gap-8 text-sm">
        <p className="border-t border-ink pt-2">Packed by</p>
        <p className="border-t border-ink pt-2">Handed over to</p>
      </footer>
    </article>
  );
}

function Address({
  address: { street, landmark, city, state, postcode, country },
}: Pick<StaffOrderView, "address">) {
  return (
    <address className="not-italic">
      {street}
      {landmark ? (
        <>
          <br />
          <strong>Landmark: {landmark}</strong>
        </>
      ) : null}
      <br />
      {[city, state, postcode].filter(Boolean).join(", ")}
      <br />
      {countryName(country)}
    </address>
  );
}

const HEAD = "border-b-2 border-line-strong py-2 pr-3 text-left text-sm font-semibold";
const CELL = "border-b border-line py-3 pr-3 align-top";

function PackTable({ lines }: Pick<StaffOrderView, "lines">) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">What to pack</caption>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} w-8`}>
            <span className="sr-only">Packed</span>
          </th>
          <th scope="col" className={`${HEAD} w-24 text-right!`}>
            How many
          </th>
          <th scope="col" className={HEAD}>
            What
          </th>
          <th scope="col" className={HEAD}>
            Where
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, quantity, title, variantTitle, sku, picks }) => (
          <tr key={id} className="break-inside-avoid">
            <td className={CELL}>
              <span className="inline-block size-5 border-2 border-ink" aria-hidden="true" />
            </td>
            <td className={`${CELL} tabular text-right text-lg font-bold`}>{quantity}</td>
            <th scope="row" className={`${CELL} text-left font-normal`}>
              <span className="font-bold">{title}</span>
              {variantTitle ? <span className="block">{variantTitle}</span> : null}
              <span className="block font-mono text-xs text-muted">{sku}</span>
            </th>
            <td className={CELL}>
              {picks.map((pick) => (
                <span key={pick.location} className="block">
                  {pick.quantity} from {pick.location}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
