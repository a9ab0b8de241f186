import type { Db } from "@/server/platform/db";
import type { AttributeDefinition } from "../contract/attributes";
import type { TypedValue } from "../policy/attribute-values";

export async function listDefinitions(db: Db): Promise<AttributeDefinition[]> {
  const rows = await db.attributeDefinition.findMany({ orderBy: [{ position: "asc" }, { label: "asc" }] });
  return rows as AttributeDefinition[];
}

/** Holds the definitions still while values are checked against them. */
export async function lockDefinition(db: Db, key: string): Promise<AttributeDefinition | null> {
  await db.$queryRaw`SELECT key FROM attribute_definition WHERE key = ${key} FOR UPDATE`;
  const row = await db.attributeDefinition.findUnique({ where: { key } });
  return row as AttributeDefinition | null;
}

export async function saveDefinition(db: Db, definition: AttributeDefinition): Promise<void> {
  const { key, ...rest } = definition;
  await db.attributeDefinition.upsert({ where: { key }, update: rest, create: definition });
}

export const countValues = (db: Db, key: string): Promise<number> =>
  db.productAttribute.count({ where: { key } });

/** Choices of the attribute that some product has. */
export async function listUsedChoices(db: Db, key: string): Promise<string[]> {
  const rows = await db.productAttribute.findMany({
    where: { key, words: { not: null } },
    distinct: ["words"],
    select: { words: true },
  });
  return rows.flatMap(({ words }) => words ?? []);
}

/** In their order. */
export async function listValues(db: Db, productId: string): Promise<TypedValue[]> {
  const rows = await db.productAttribute.findMany({
    where: { productId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
  });
  return rows.map(({ key, type, words, number, flag, day }) => ({
    key,
    type: type as TypedValue["type"],
    words,
    number: number?.toFixed() ?? null,
    flag,
    day: day?.toISOString().slice(0, 10) ?? null,
  }));
}

/** Replaces all values of a product. */
export async function saveValues(db: Db, productId: string, values: readonly TypedValue[]): Promise<void> {
  await db.productAttribute.deleteMany({ where: { productId } });
  await db.productAttribute.createMany({
    data: values.map(({ day, ...value }, position) => ({
      ...value,
      productId,
      position,
      day: day === null ? null : new Date(`${day}T00:00:00Z`),
    })),
  });
}
