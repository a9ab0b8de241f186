/** One statement per table. Each takes all its rows as one JSON value and leaves what is there already. */
export const USER = `
  INSERT INTO users (id, email, name, role, password_hash)
  SELECT id, email, name, role, secret
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, email text, name text, role text, secret text)
  ON CONFLICT (email) DO NOTHING`;

export const CATEGORY = `
  INSERT INTO category (id, slug, name, blurb, position, media)
  SELECT id, slug, name, blurb, position, media
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, name text, blurb text, position int, media jsonb)
  ON CONFLICT (slug) DO NOTHING`;

export const COLLECTION = `
  INSERT INTO collection (id, slug, title, blurb, position, sort, kind, rule, media, status)
  SELECT id, slug, title, blurb, position, sort, kind, rule, media, 'active'
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, title text, blurb text, position int, sort text, kind text, rule jsonb, media jsonb)
  ON CONFLICT (slug) DO NOTHING`;

/** Only into a collection that is still empty: what people arranged since stays as they left it. */
export const CHOSEN = `
  INSERT INTO collection_product (collection_id, product_id, position)
  SELECT collection.id, product.id, row.position
  FROM jsonb_to_recordset($1::jsonb) AS row (slug text, product text, position int)
  JOIN collection ON collection.slug = row.slug AND collection.kind = 'manual' JOIN product ON product.slug = row.product
  WHERE NOT EXISTS (SELECT FROM collection_product taken WHERE taken.collection_id = collection.id)
  ON CONFLICT DO NOTHING`;

export const LOCATION = `
  INSERT INTO location (id, code, name, country, position)
  SELECT id, code, name, country, position
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, code text, name text, country text, position int)
  ON CONFLICT (code) DO NOTHING`;

export const PRODUCT = `
  INSERT INTO product (id, slug, title, summary, description, status, category_id, attributes, options, tags, position, published_at, created_at, updated_at)
  SELECT row.id, row.slug, title, summary, description, 'active', category.id, attributes, options,
    array(SELECT jsonb_array_elements_text(row.tags)), row.position, published, published, published
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, title text, summary text, description text, stall text,
    attributes jsonb, options jsonb, tags jsonb, position int, published timestamptz)
  JOIN category ON category.slug = row.stall
  ON CONFLICT (slug) DO NOTHING`;

export const MEDIA = `
  INSERT INTO media (id, product_id, position, alt, path, widths, width, height, colour)
  SELECT row.id, product.id, row.position, alt, path, array(SELECT jsonb_array_elements_text(row.widths)::int), width, height, colour
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, position int, alt text, path text, widths jsonb, width int, height int, colour text)
  JOIN product ON product.slug = row.slug
  ON CONFLICT (product_id, position) DO NOTHING`;

export const VARIANT = `
  INSERT INTO variant (id, product_id, sku, title, options, weight_grams, position)
  SELECT row.id, product.id, row.sku, row.title, row.options, row.grams, row.position
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, sku text, title text, options jsonb, grams int, position int)
  JOIN product ON product.slug = row.slug
  ON CONFLICT (sku) DO NOTHING`;

export const PRICE = `
  INSERT INTO price (variant_id, currency, minor, compare_at_minor)
  SELECT variant.id, currency, minor, before
  FROM jsonb_to_recordset($1::jsonb) AS row (sku text, currency text, minor bigint, before bigint)
  JOIN variant ON variant.sku = row.sku
  ON CONFLICT (variant_id, currency) DO NOTHING`;

/** Opening stock is a receipt in the stock ledger; the counters grow only by receipts that were new. */
export const STOCK = `
  WITH wanted AS (
    SELECT row.id, variant.id AS variant_id, location.id AS location_id, units
    FROM jsonb_to_recordset($1::jsonb) AS row (id text, sku text, code text, units int)
    JOIN variant ON variant.sku = row.sku JOIN location ON location.code = row.code
  ), received AS (
    INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, reason, actor, at)
    SELECT id, variant_id, location_id, 'receipt', units, 0, 'opening-stock', 'Opening stock', 'system:seed', now()
    FROM wanted WHERE units > 0
    ON CONFLICT (reference, variant_id, location_id, kind) DO NOTHING
    RETURNING variant_id, location_id, on_hand_delta
  )
  INSERT INTO stock_level (variant_id, location_id, on_hand)
  SELECT variant_id, location_id, coalesce(on_hand_delta, 0)
  FROM wanted LEFT JOIN received USING (variant_id, location_id)
  ON CONFLICT (variant_id, location_id) DO UPDATE SET on_hand = stock_level.on_hand + excluded.on_hand
    WHERE excluded.on_hand > 0`;

export const RATE = `
  INSERT INTO delivery_rate (id, country, state, method, currency, fee_minor, free_from_minor, min_days, max_days, is_pay_on_delivery)
  SELECT row.id, row.country, row.state, row.method, row.currency, fee, free_from, fewest, most, is_pay_on_delivery
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, country text, state text, method text, currency text, fee bigint,
    free_from bigint, fewest int, most int, is_pay_on_delivery boolean)
  WHERE NOT EXISTS (
    SELECT FROM delivery_rate rate WHERE rate.country = row.country AND rate.state IS NOT DISTINCT FROM row.state
      AND rate.method = row.method AND rate.currency = row.currency)`;
