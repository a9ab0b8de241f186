-- By hand: which price ranges hold a product is told by what it costs today, price lists included.

CREATE OR REPLACE FUNCTION note_price_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."steps" := array(
    SELECT DISTINCT width_bucket(minor, price_steps(NEW."currency")) AS step
    FROM unnest(NEW."minors") AS minor ORDER BY step);
  RETURN NEW;
END $$;

-- Asked of product_price itself since it keeps what each variant costs.
DROP FUNCTION costs_between(text, text, bigint, bigint);

SELECT price_products(array(SELECT "id" FROM "product"));
