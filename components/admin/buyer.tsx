import type { StaffOrderView } from "@/server/modules/admin/contract";
import { countryName } from "@/server/shared/place";
import { type RevealAction, RevealContact } from "./reveal-contact";

type BuyerProps = {
  order: Pick<StaffOrderView, "number" | "customer" | "address" | "delivery">;
  /** Null where the role may not see contact details. */
  reveal: RevealAction | null;
};

/** Who bought and where it goes; contact details stay masked until asked for. */
export function Buyer({ order: { number, customer, address, delivery }, reveal }: BuyerProps) {
  const { street, landmark, city, state, postcode, country } = address;
  const masked = (
    <div className="tabular grid gap-1">
      <p className="break-all">{customer.email}</p>
      <p>{customer.phone}</p>
      <address className="mt-2 not-italic">
        {street}
        {landmark ? `, near ${landmark}` : ""}
        <br />
        {[city, state, postcode].filter(Boolean).join(", ")}
        <br />
        {countryName(country)}
      </address>
    </div>
  );
  const { label, minDays, maxDays } = delivery;
  return (
    <div className="grid gap-3">
      <p className="text-lg font-bold">{customer.name}</p>
      {reveal ? <RevealContact action={reveal} number={number} masked={masked} /> : masked}
      <p className="border-t border-line pt-3 text-sm">
        <span className="text-muted">Delivery: </span>
        {label}, {minDays === maxDays ? `${maxDays} days` : `${minDays} to ${maxDays} days`}
      </p>
    </div>
  );
}
