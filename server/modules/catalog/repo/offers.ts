import { Prisma } from "@/server/platform/db";
import { type Currency, money } from "@/server/shared/money";
import type { PriceOffer, PriceTable } from "../contract/price";

/** For whom and when a price is asked. Without a customer: what everyone pays. */
export type PriceQuestion = {
  readonly currency: Currency;
  readonly at: Date;
  readonly customerId: string | null;
};

export type OfferRow = Omit<PriceOffer, "minor" | "startsAt" | "endsAt"> & {
  readonly minor: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
};

/** The tiers of every list that may apply to a variant `v`; the policy says which of them do. */
export const offersOf = ({ currency, at, customerId }: PriceQuestion): Prisma.Sql => Prisma.sql`
  coalesce((SELECT json_agg(json_build_object('listId', l.id, 'listName', l.name, 'currency', l.currency, 'priority', l.priority,
      'groupId', l.group_id, 'startsAt', l.starts_at, 'endsAt', l.ends_at, 'minQuantity', e.min_quantity, 'minor', e.minor::text, 'pointsOff', e.points_off))
    FROM price_list_entry e JOIN price_list l ON l.id = e.list_id
    WHERE e.variant_id = v.id AND e.currency = ${currency} AND l.status = 'active' AND coalesce(l.ends_at > ${at}::timestamptz, true)
      AND (l.group_id IS NULL OR l.group_id IN (SELECT group_id FROM customer_group_member WHERE user_id = ${customerId}))), '[]')`;

type BaseRow = {
  readonly minor: string | null;
  readonly compareAt: string | null;
  readonly offers: OfferRow[];
};

export function toPriceTable(row: BaseRow, { currency, at }: PriceQuestion): PriceTable {
  const offers = row.offers.map((offer) => ({
    ...offer,
    minor: offer.minor === null ? null : BigInt(offer.minor),
    startsAt: offer.startsAt === null ? null : new Date(offer.startsAt),
    endsAt: offer.endsAt === null ? null : new Date(offer.endsAt),
  }));
  const base = row.minor === null ? null : { price: money(BigInt(row.minor), currency) };
  const compareAt = row.compareAt === null ? null : money(BigInt(row.compareAt), currency);
  return {
    base: base && { ...base, compareAt },
    offers,
    // The question was asked for one buyer: whatever group's list came back is theirs.
    groups: [...new Set(offers.flatMap(({ groupId }) => (groupId === null ? [] : [groupId])))],
    at,
  };
}
