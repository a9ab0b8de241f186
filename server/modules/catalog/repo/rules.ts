import { after, DAY } from "@/server/platform/clock";
import { Prisma } from "@/server/platform/db";
import type { Condition, Rule } from "../contract/collections";
import { costsBetween } from "./pieces";

/** The products `p` that a rule means, as a condition with every value a parameter. */
export function compileRule({ match, conditions }: Rule, at: Date): Prisma.Sql {
  const parts = conditions.map((condition) => compile(condition, at));
  return Prisma.sql`(${Prisma.join(parts, match === "all" ? " AND " : " OR ")})`;
}

const SINCE = Prisma.sql`coalesce(p.published_at, p.created_at)`;

function compile(condition: Condition, at: Date): Prisma.Sql {
  switch (condition.field) {
    case "category":
      return Prisma.sql`p.category_id = ANY (ARRAY(SELECT category_and_below(${condition.id})))`;
    case "tag":
      return Prisma.sql`p.tags @> ${[condition.tag]}::text[]`;
    case "price": {
      const { currency, min, max } = condition;
      return costsBetween(currency, {
        ...(min !== null && { minMinor: BigInt(min) }),
        ...(max !== null && { maxMinor: BigInt(max) }),
      });
    }
    case "stock":
      return Prisma.sql`${condition.is === "in"} = EXISTS (SELECT FROM variant v JOIN stock_level s ON s.variant_id = v.id
        WHERE v.product_id = p.id AND v.status = 'active' AND s.on_hand > s.reserved)`;
    case "attribute": {
      const { name, value } = condition;
      return Prisma.sql`p.attributes @> ${JSON.stringify([{ name, value }])}::jsonb`;
    }
    case "age":
      return Prisma.sql`${SINCE} >= ${after(at, -condition.days * DAY)}::timestamptz`;
    case "since":
      return Prisma.sql`${SINCE} >= ${new Date(`${condition.day}T00:00:00Z`)}::timestamptz`;
  }
}
