import { expect } from "vitest";
import type { Database } from "@/server/platform/db";
import { INVARIANTS } from "@/server/platform/invariants";

/** Checks them all; run after every race and fault. */
export async function expectInvariants(db: Database): Promise<void> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const rows = await runFixedQuery(db, query);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows)}`);
  }
  expect(broken).toEqual([]);
}

/** The text comes from the table of invariants, never from outside. */
const runFixedQuery = (db: Database, query: string): Promise<unknown[]> =>
  db.$queryRaw(Object.assign([query], { raw: [query] }) as unknown as TemplateStringsArray);
