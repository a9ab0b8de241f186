import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { DELIVER_TASK } from "@/server/platform/outbox";

const newId = (prefix: string): string => `${prefix}_${randomBytes(13).toString("hex")}`;
const hash = (token: string): string => createHash("sha256").update(token).digest("hex");

const GOODS = `
  SELECT v.id, p.slug, v.sku, p.title, v.title AS variant_title, pr.minor,
    (SELECT json_build_object('path', m.path, 'widths', m.widths, 'width', m.width, 'height', m.height, 'colour', m.colour, 'alt', m.alt, 'focal', CASE WHEN m.focal_x <> 500 OR m.focal_y <> 500 THEN json_build_object('x', m.focal_x, 'y', m.focal_y) END)
      FROM media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1) AS picture,
    (SELECT sum(on_hand - reserved)::int FROM stock_level WHERE variant_id = v.id) AS available`;

type Goods = {
  readonly id: string;
  readonly slug: string;
  readonly sku: string;
  readonly title: string;
  readonly variant_title: string;
  readonly minor: string;
  readonly picture: unknown;
  readonly available: number;
};

/** A new cart with one line: two statements, as there is no cart to look for. */
export async function addLine(pool: pg.Pool, variantId: string, quantity: number) {
  const { rows } = await pool.query<Goods>({
    name: "goods",
    text: `${GOODS} FROM variant v JOIN product p ON p.id = v.product_id JOIN price pr ON pr.variant_id = v.id AND pr.currency = 'NGN' WHERE v.id = $1`,
    values: [variantId],
  });
  const [goods] = rows;
  if (!goods) throw new Error(`No variant ${variantId}`);
  const [id, token, reference] = [
    newId("crt"),
    randomBytes(32).toString("base64url"),
    randomBytes(5).toString("hex"),
  ];
  await pool.query({
    name: "cart",
    text: `WITH made AS (INSERT INTO cart (id, token_hash, currency, reference, status, created_at, updated_at) VALUES ($1, $2, 'NGN', $3, 'open', now(), now()) RETURNING id)
      INSERT INTO cart_line (cart_id, variant_id, quantity, added_at) SELECT id, $4, $5, now() FROM made`,
    values: [id, hash(token), reference, variantId, quantity],
  });
  const amount = (times: number) => ({ minor: String(Number(goods.minor) * times), currency: "NGN" });
  const line = {
    variantId,
    quantity,
    available: goods.available,
    productSlug: goods.slug,
    title: goods.title,
    variantTitle: goods.variant_title,
    sku: goods.sku,
    picture: goods.picture,
    unit: amount(1),
    total: amount(quantity),
    problem: null,
    compareAt: null,
    priceReason: null,
    waits: null,
  };
  return {
    token,
    view: {
      id,
      reference,
      currency: "NGN",
      lines: [line],
      count: quantity,
      subtotal: amount(quantity),
      isReady: true,
    },
  };
}

type Held = Goods & { readonly cart_id: string; readonly quantity: number };

/** The order, its lines, the stock put aside with its ledger, the payment attempt and the news of it, in one transaction. */
export async function placeOrder(pool: pg.Pool, token: string, input: Record<string, unknown>) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const answer = await place(client, token, input);
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

async function place(client: pg.PoolClient, token: string, input: Record<string, unknown>) {
  const { rows: lines } = await client.query<Held>({
    name: "held",
    text: `${GOODS}, c.id AS cart_id, l.quantity FROM cart c JOIN cart_line l ON l.cart_id = c.id JOIN variant v ON v.id = l.variant_id
      JOIN product p ON p.id = v.product_id JOIN price pr ON pr.variant_id = v.id AND pr.currency = 'NGN'
      WHERE c.token_hash = $1 AND c.status = 'open' ORDER BY v.id`,
    values: [hash(token)],
  });
  const cartId = lines[0]?.cart_id;
  if (!cartId) throw new Error("No cart");
  const { rows: rates } = await client.query<{ fee: string }>({
    name: "rate",
    text: "SELECT fee_minor AS fee FROM delivery_rate WHERE country = 'NG' AND currency = 'NGN' AND method = 'standard' AND (state IS NULL OR state = 'Lagos') ORDER BY state NULLS LAST LIMIT 1",
  });
  const fee = Number(rates[0]?.fee ?? 0);
  const subtotal = lines.reduce((sum, line) => sum + Number(line.minor) * line.quantity, 0);
  const orderId = newId("ord");
  const number = `OJ-${randomBytes(4)
    .toString("hex")
    .toUpperCase()
    .replace(/^(.{4})/, "$1-")}`;
  await saveOrder(client, { orderId, number, subtotal, fee, cartId, input });
  await saveLines(client, orderId, lines);
  await putAside(client, orderId, lines);
  await client.query({
    name: "attempt",
    text: "INSERT INTO payment_attempt (reference, order_id, provider, method, status, currency, amount_minor, look_at, created_at) VALUES ($1, $2, 'paystack', 'transfer', 'created', 'NGN', $3, now() + interval '20 seconds', now())",
    values: [`${number}-1`, orderId, subtotal + fee],
  });
  await announce(client, orderId, number);
  await client.query({
    name: "close",
    text: "UPDATE cart SET status = 'ordered' WHERE id = $1 AND status = 'open'",
    values: [cartId],
  });
  return { orderNumber: number, trackingUrl: `http://localhost/orders/${number}` };
}

type NewOrder = {
  orderId: string;
  number: string;
  subtotal: number;
  fee: number;
  cartId: string;
  input: Record<string, unknown>;
};

async function saveOrder(
  client: pg.PoolClient,
  { orderId, number, subtotal, fee, cartId, input }: NewOrder,
): Promise<void> {
  const { contact, address, idempotencyKey } = input as {
    contact: Record<string, string>;
    address: object;
    idempotencyKey: string;
  };
  await client.query({
    name: "order",
    text: `INSERT INTO orders (id, number, status, currency, subtotal_minor, delivery_minor, total_minor, explanation, cart_id, name, email, phone, address, delivery, idempotency_key, request_hash, placed_at, status_changed_at)
      VALUES ($1, $2, 'awaiting_payment', 'NGN', $3, $4, $5, '[]', $6, $7, $8, $9, $10, '{"method":"standard","label":"Delivery","minDays":1,"maxDays":3}', $11, '', now(), now())`,
    values: [
      orderId,
      number,
      subtotal,
      fee,
      subtotal + fee,
      cartId,
      contact["name"],
      contact["email"],
      contact["phone"],
      address,
      idempotencyKey,
    ],
  });
}

async function saveLines(client: pg.PoolClient, orderId: string, lines: readonly Held[]): Promise<void> {
  await client.query({
    name: "lines",
    text: `INSERT INTO order_line (id, order_id, position, variant_id, product_slug, sku, title, variant_title, kind, quantity, unit_minor, total_minor)
      SELECT l.id, $1, l.position - 1, l.variant_id, l.slug, l.sku, l.title, l.variant_title, 'parcel', l.quantity, l.unit, l.unit * l.quantity
      FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::bigint[])
        WITH ORDINALITY AS l (id, variant_id, slug, sku, title, variant_title, quantity, unit, position)`,
    values: [
      orderId,
      lines.map(() => newId("orl")),
      lines.map((line) => line.id),
      lines.map((line) => line.slug),
      lines.map((line) => line.sku),
      lines.map((line) => line.title),
      lines.map((line) => line.variant_title),
      lines.map((line) => line.quantity),
      lines.map((line) => line.minor),
    ],
  });
}

/** Each line from the one location that has enough of it and comes first; throws when none has. */
async function putAside(client: pg.PoolClient, orderId: string, lines: readonly Held[]): Promise<void> {
  const { rowCount } = await client.query({
    name: "aside",
    text: `
      WITH level AS MATERIALIZED (
        SELECT s.variant_id, s.location_id, w.quantity, l.position FROM unnest($2::text[], $3::int[]) AS w (variant_id, quantity)
        JOIN stock_level s ON s.variant_id = w.variant_id AND s.on_hand - s.reserved >= w.quantity JOIN location l ON l.id = s.location_id
        ORDER BY s.variant_id, s.location_id FOR UPDATE OF s
      ), taken AS (SELECT DISTINCT ON (variant_id) * FROM level ORDER BY variant_id, position),
      moved AS (UPDATE stock_level s SET reserved = s.reserved + taken.quantity FROM taken WHERE s.variant_id = taken.variant_id AND s.location_id = taken.location_id
        RETURNING s.variant_id, s.location_id, taken.quantity),
      hold AS (INSERT INTO hold (reference, status, expires_at, created_at) VALUES ($1, 'held', now() + interval '45 minutes', now()) RETURNING reference),
      held AS (INSERT INTO hold_line (reference, variant_id, location_id, quantity) SELECT reference, variant_id, location_id, quantity FROM hold, moved)
      INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, actor, at)
      SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), variant_id, location_id, 'reservation', 0, quantity, $1, 'guest', now() FROM moved`,
    values: [orderId, lines.map((line) => line.id), lines.map((line) => line.quantity)],
  });
  if (rowCount !== lines.length) throw new Error("Not enough stock");
}

async function announce(client: pg.PoolClient, orderId: string, number: string): Promise<void> {
  const eventId = newId("evt");
  await client.query({
    name: "event",
    text: `INSERT INTO outbox_event (id, topic, payload, actor, subject, at) VALUES ($1, 'orders.order-placed', $2, 'guest', $3, now())`,
    values: [eventId, { orderId }, number],
  });
  await client.query({
    name: "job",
    text: "SELECT graphile_worker.add_job($1, payload := $2::json, job_key := $3, max_attempts := 12)",
    values: [DELIVER_TASK, JSON.stringify({ eventId }), `${DELIVER_TASK}:${eventId}`],
  });
}
