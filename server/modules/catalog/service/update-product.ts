import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import type { AttributeDefinition, AttributeValue } from "../contract/attributes";
import type { ProductChanges, ProductStand, UpdateProductInput } from "../contract/edit-product";
import { ProductUpdated } from "../events";
import { formValue, readableValue, readValues, type TypedValue } from "../policy/attribute-values";
import { listDefinitions, listValues, saveValues } from "../repo/attributes";
import { type EditedProduct, type ProductWrite, saveProduct } from "../repo/product-edits";
import { checkCategory } from "./create-product";
import { type Described, differenceOf } from "./describe-change";
import { editProduct, standOf } from "./edit-product";

/** Changes words, category, tags and attributes. What is left out stays; a change that changes nothing writes nothing. */
export const updateProduct = (
  ctx: Ctx<Staff>,
  { changes, reason, ...target }: UpdateProductInput,
): Promise<ProductStand> =>
  editProduct(ctx, target, async (db, product, touch) => {
    if (changes.categoryId) await checkCategory(db, changes.categoryId);
    const { attributes, ...texts } = tidy(changes);
    const before = describeTexts(product, texts);
    const values = attributes && (await replaceValues(db, product, attributes));
    const difference = differenceOf(
      { ...before, ...values?.before },
      { ...before, ...texts, ...values?.after },
    );
    if (Object.keys(difference.after).length === 0) return standOf(product, product.version);

    const write: ProductWrite = { ...texts, ...(values ? { attributes: values.words } : {}) };
    const version = await saveProduct(db, product.id, write, touch);
    await announce(db, ctx, {
      kind: ProductUpdated,
      payload: { productId: product.id },
      change: { subject: product.id, ...difference, reason },
    });
    return standOf(product, version);
  });

type Given = { -readonly [Part in keyof ProductChanges]?: NonNullable<ProductChanges[Part]> };

/** Only what was given, every tag once. */
function tidy(changes: ProductChanges): Given {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Given;
  return given.tags ? { ...given, tags: [...new Set(given.tags)] } : given;
}

const describeTexts = (product: EditedProduct, texts: Omit<Given, "attributes">): Described =>
  Object.fromEntries(Object.keys(texts).map((part) => [part, product[part as keyof typeof texts]]));

type Replaced = {
  readonly words: { readonly name: string; readonly value: string }[];
  readonly before: Described;
  readonly after: Described;
};

/** Writes typed values, and says the same in the words that shoppers read. */
async function replaceValues(
  db: Db,
  { id }: EditedProduct,
  given: readonly AttributeValue[],
): Promise<Replaced> {
  const definitions = await listDefinitions(db);
  const next = readValues(given, definitions);
  const last = await listValues(db, id);
  await saveValues(db, id, next);
  return {
    words: next.map((value) => inWords(value, definitions)),
    before: { attributes: describeValues(last) },
    after: { attributes: describeValues(next) },
  };
}

const describeValues = (values: readonly TypedValue[]): Record<string, string | boolean> =>
  Object.fromEntries(values.map((value) => [value.key, formValue(value)]));

function inWords(value: TypedValue, definitions: readonly AttributeDefinition[]): Replaced["words"][number] {
  const definition = definitions.find(({ key }) => key === value.key);
  return { name: definition?.label ?? value.key, value: readableValue(value, definition?.unit ?? null) };
}
