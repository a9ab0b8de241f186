import { after, DAY } from "@/server/platform/clock";
import { Prisma } from "@/server/platform/db";
import type { Condition, Rule } from "../contract/collections";

/** The products `p` that a rule means, as a condition on their ids with every value a parameter. */
export function compileRule({ match, conditions }: Rule, at: Date): Prisma.Sql {
  const parts = conditions.map((condition) => compile(condition, at));
  const fits = Prisma.join(parts, match === "all" ? " AND " : " OR ");
  return Prisma.sql`p.id IN (SELECT r.id FROM product r WHERE r.status = 'active' AND (${fits}))`;
}

const SINCE = Prisma.sql`coalesce(r.published_at, r.created_at)`;

function compile(condition: Condition, at: Date): Prisma.Sql {
  switch (condition.field) {
    case "category":
      return Prisma.sql`r.category_id = ANY (ARRAY(SELECT category_and_below(${condition.id})))`;
    case "tag":
      return Prisma.sql`r.tags @> ${[condition.tag]}::text[]`;
    case "price": {
      const { currency, min, max } = condition;
      const low = BigInt(min ?? 0);
      const high = BigInt(max ?? 9_000_000_000_000_000n);
      return Prisma.sql`EXISTS (SELECT FROM product_price span, unnest(span.minors) AS minor
        WHERE span.product_id = r.id AND span.currency = ${currency} AND minor BETWEEN ${low} AND ${high})`;
    }
    case "stock":
      return Prisma.sql`${condition.is === "in"} = EXISTS (SELECT FROM variant v JOIN stock_level s ON s.variant_id = v.id
        WHERE v.product_id = r.id AND v.status = 'active' AND s.on_hand > s.reserved)`;
    case "attribute": {
      const { name, value } = condition;
      return Prisma.sql`r.attributes @> ${JSON.stringify([{ name, value }])}::jsonb`;
    }
    case "age":
      return Prisma.sql`${SINCE} >= ${after(at, -condition.days * DAY)}::timestamptz`;
    case "since":
      return Prisma.sql`${SINCE} >= ${new Date(`${condition.day}T00:00:00Z`)}::timestamptz`;
  }
}
