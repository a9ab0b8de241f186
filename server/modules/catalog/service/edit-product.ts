import type { Ctx } from "@/server/context";
import { readNames } from "@/server/modules/auth/service";
import { wordsOfRefusal } from "@/server/platform/constraint";
import type { Db } from "@/server/platform/db";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { Edit, ProductStand } from "../contract/edit-product";
import { type EditedProduct, lockProduct, type Touch } from "../repo/product-edits";

type Target = Pick<Edit, "id" | "version">;
type Work<Answer> = (db: Db, product: EditedProduct, touch: Touch) => Promise<Answer>;
type Attempt<Answer> =
  | { readonly isStale: true; readonly found: EditedProduct }
  | { readonly isStale: false; readonly answer: Answer };

/**
 * One change of one product by one person, all or nothing. NOT_FOUND without the product; CONFLICT, saying who and when,
 * if somebody changed it since `version` was read: of two who save at once, exactly one is refused.
 */
export async function editProduct<Answer>(
  ctx: Ctx<Staff>,
  { id, version }: Target,
  work: Work<Answer>,
): Promise<Answer> {
  const attempt = await refusing(() =>
    ctx.db.$transaction(async (db): Promise<Attempt<Answer>> => {
      const found = await lockProduct(db, id);
      if (!found) throw new AppError("NOT_FOUND", "There is no such product.");
      if (found.version !== version) return { isStale: true, found };
      return { isStale: false, answer: await work(db, found, touchOf(ctx)) };
    }),
  );
  if (attempt.isStale) throw await changedMeanwhile(ctx, attempt.found);
  return attempt.answer;
}

export const touchOf = (ctx: Ctx<Staff>): Touch => ({ by: actorName(ctx.actor), at: ctx.clock() });

export const standOf = (
  { id, slug, status }: Pick<EditedProduct, "id" | "slug" | "status">,
  version: number,
): ProductStand => ({ id, slug, status, version });

async function changedMeanwhile(ctx: Ctx<Staff>, { updatedBy, updatedAt }: EditedProduct): Promise<AppError> {
  const who = await nameOf(ctx, updatedBy);
  const message = `${who} changed this product on ${MOMENT.format(updatedAt)}. Reload it, then make your change again.`;
  return new AppError("CONFLICT", message, { version: message });
}

/** Shown to staff in Lagos, whatever the zone of the machine. */
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Africa/Lagos",
});

/** What to call whoever is written down as "staff:usr_…". */
export async function nameOf(ctx: Ctx<Staff>, actor: string): Promise<string> {
  const id = /^staff:(usr_.+)$/.exec(actor)?.[1];
  if (id === undefined) return actor === "" ? "Somebody" : "Oja";
  return (await readNames(ctx, [id])).get(id) ?? "Somebody whose account is gone";
}

type Rule = readonly [saying: string, field: string, message: string];

/**
 * What the database refuses although it looked right a moment ago: somebody else was faster. By the name of the
 * constraint, or by what its trigger says.
 */
const RULES: readonly Rule[] = [
  ["variant_sku", "sku", "Another variant has just been given one of these SKUs. Choose another."],
  [
    "variant_barcode",
    "barcode",
    "Another variant has just been given one of these barcodes. Check it again.",
  ],
  ["variant_combination", "variants", "Two variants have the same options. Change one of them."],
  ["leads to another product", "slug", "This address leads to another product already. Choose another."],
  ["product_owns_its_address", "slug", "Another product has this address already. Choose another."],
  ["product_slug", "slug", "Another product has this address already. Choose another."],
  ["product_attribute_key_type", "attributes", "An attribute has just been changed. Reload and try again."],
  ["has nothing to sell", "variants", "A product needs a variant with a price before it can be sold."],
  ["more than 250 variants", "variants", "A product can have 250 variants at most."],
  ["product_has_title", "title", "Give the product a title."],
  ["product_ends_after_it_starts", "unpublishAt", "It must come off sale after it goes on sale."],
  [
    "is no choice of",
    "attributes",
    "One of these choices has just been taken away. Reload and choose again.",
  ],
];

/** Does the work, and says in words which rule of the database refused it. */
export async function refusing<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const words = wordsOfRefusal(error);
    const rule = RULES.find(([saying]) => words.includes(saying));
    if (!rule || error instanceof AppError) throw error;
    const [, field, message] = rule;
    throw new AppError("CONFLICT", message, { [field]: message });
  }
}
