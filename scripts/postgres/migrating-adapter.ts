import { randomUUID } from "node:crypto";
import type { EventEmitter } from "node:events";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

const CHAR: number = pg.types.builtins.CHAR;
const TEXT: number = pg.types.builtins.TEXT;

/**
 * Prisma's adapter with three differences: migrations may take their time, the shadow database is a real one, and a
 * script goes to PostgreSQL whole. The adapter would cut it at every semicolon, inside function bodies too; whole, it
 * is also one transaction, so a migration that fails leaves nothing behind.
 */
export class MigratingPg extends PrismaPg {
  readonly #connectionString: string;
  readonly #opened: SqlDriverAdapter[] = [];

  constructor(connectionString: string) {
    super(connectionString);
    this.#connectionString = connectionString;
  }

  override connect(): ReturnType<PrismaPg["connect"]> {
    return this.#open(this.#connectionString, async () => {});
  }

  override async connectToShadowDb(): ReturnType<PrismaPg["connect"]> {
    const name = `oja_shadow_${randomUUID().replaceAll("-", "")}`;
    await this.#run(`CREATE DATABASE ${name}`);
    const url = new URL(this.#connectionString);
    url.pathname = `/${name}`;
    return this.#open(url.href, () => this.#run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }

  /** The engine forgets to close what it opened, and an open connection keeps a database from being copied. */
  async close(): Promise<void> {
    await Promise.all(this.#opened.map((adapter) => adapter.dispose()));
  }

  async #open(connectionString: string, onClosed: () => Promise<void>): ReturnType<PrismaPg["connect"]> {
    const adapter = await connectWhole(connectionString, onClosed);
    this.#opened.push(adapter);
    return adapter;
  }

  async #run(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

async function connectWhole(connectionString: string, onClosed: () => Promise<void>) {
  const pool = new pg.Pool({ connectionString, max: 1, onConnect: liftLimits });
  const adapter = await new PrismaPg(pool).connect();
  describeCharacters(pool, adapter);
  adapter.executeScript = async (script) => {
    await pool.query(script).catch(inPrismasWords);
  };
  let closing: Promise<void> | null = null;
  adapter.dispose = () => {
    closing ??= pool.end().then(onClosed);
    return closing;
  };
  return adapter;
}

async function liftLimits(client: pg.ClientBase): Promise<void> {
  await client.query("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
}

function inPrismasWords(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  throw new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/**
 * To describe a database the engine reads PostgreSQL's catalogue, which has one-byte `"char"` columns. The adapter
 * knows only the types an app would use and refuses them, so they pass it as text and are renamed on the way out.
 */
function describeCharacters(pool: pg.Pool, adapter: SqlDriverAdapter): void {
  let characters = new Set<number>();
  pool.on("connect", (client) => {
    const { connection } = client as unknown as { connection: EventEmitter };
    connection.on("rowDescription", ({ fields }: { fields: { dataTypeID: number }[] }) => {
      characters = new Set(fields.keys().filter((column) => fields[column]?.dataTypeID === CHAR));
      for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    });
  });

  const ask = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await ask(query);
    const typeOf = (type: ColumnType, column: number) =>
      characters.has(column) ? ColumnTypeEnum.Character : type;
    return { ...answer, columnTypes: answer.columnTypes.map(typeOf) };
  };
}
