import type pg from "pg";

/** A shop that forgets to set limits must not have none: these hold for every connection to the database. */
export const LIMITS = {
  statement_timeout: "15s",
  lock_timeout: "5s",
  idle_in_transaction_session_timeout: "15s",
} as const;

/** Sets the limits on the database itself. They belong to it by name: a copy made from a template has none. */
export async function setLimits(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  for (const [setting, limit] of Object.entries(LIMITS)) {
    await client.query(`ALTER DATABASE ${rows[0]?.name} SET ${setting} = '${limit}'`);
  }
}
