import { Prisma } from "./db";

/** One expression of a sort, and what it is, so that a cursor can be checked and cast. The last one must be unique. */
export type SortKey = {
  readonly sql: Prisma.Sql;
  readonly type: "text" | "bigint" | "timestamptz";
};

type Keyset = {
  /** After ORDER BY. */
  readonly order: Prisma.Sql;
  /** In WHERE: rows after the cursor, or true. */
  readonly beyond: Prisma.Sql;
  /** In SELECT: the row's place as text[], of which a cursor is made. */
  readonly place: Prisma.Sql;
};

/**
 * Pages by where the last row stood instead of by how many came before it: what comes in meanwhile shifts nothing,
 * and page one hundred costs what page one does. A cursor that does not fit the keys starts at the beginning.
 */
export function keyset(
  keys: readonly SortKey[],
  { isDown, after }: { readonly isDown: boolean; readonly after: readonly string[] | null },
): Keyset {
  const direction = isDown ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const order = Prisma.join(keys.map(({ sql }) => Prisma.sql`${sql} ${direction}`));
  const place = Prisma.sql`ARRAY[${Prisma.join(keys.map(toText))}]`;
  if (!after || after.length !== keys.length || !keys.every((key, at) => isOf(key, after[at] ?? ""))) {
    return { order, beyond: Prisma.sql`true`, place };
  }
  const row = Prisma.join(keys.map(({ sql }) => sql));
  const last = Prisma.join(keys.map((key, at) => cast(key, after[at] ?? "")));
  const beyond = isDown ? Prisma.sql`(${row}) < (${last})` : Prisma.sql`(${row}) > (${last})`;
  return { order, beyond, place };
}

const toText = ({ sql, type }: SortKey): Prisma.Sql =>
  type === "timestamptz"
    ? Prisma.sql`to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : Prisma.sql`(${sql})::text`;

function cast({ type }: SortKey, value: string): Prisma.Sql {
  if (type === "bigint") return Prisma.sql`${BigInt(value)}::bigint`;
  return type === "timestamptz" ? Prisma.sql`${value}::text::timestamptz` : Prisma.sql`${value}::text`;
}

function isOf({ type }: SortKey, value: string): boolean {
  if (type === "bigint") return /^-?\d{1,18}$/.test(value);
  if (type === "timestamptz") return isInstant(value);
  return value.isWellFormed() && !value.includes("\u0000");
}

/** As `toText` writes it; the thirty-first of February is not one. */
function isInstant(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value)) return false;
  const at = new Date(value);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === value.slice(0, 19);
}
