import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { AttributeDefinition, DefineAttributeInput } from "../contract/attributes";
import { AttributeDefined } from "../events";
import * as repo from "../repo/attributes";
import { differenceOf } from "./describe-change";

/** What staff may say about products, in its order. */
export const listAttributes = ({ db }: Pick<Ctx<Staff>, "db">): Promise<AttributeDefinition[]> =>
  repo.listDefinitions(db);

/**
 * Adds or changes an attribute. Once products have it, its name, type and unit stay, and so do the choices they made:
 * CONFLICT says how many products.
 */
export async function defineAttribute(
  ctx: Ctx<Staff>,
  definition: DefineAttributeInput,
): Promise<AttributeDefinition> {
  checkShape(definition);
  await ctx.db.$transaction(async (db) => {
    const before = await repo.lockDefinition(db, definition.key);
    await checkLabel(db, definition);
    if (before) await checkUse(db, before, definition);
    await repo.saveDefinition(db, definition);
    await announce(db, ctx, {
      kind: AttributeDefined,
      payload: { key: definition.key },
      change: { subject: `attribute:${definition.key}`, ...differenceOf(before ?? {}, definition) },
    });
  });
  return definition;
}

function checkShape({ type, unit, choices }: AttributeDefinition): void {
  if ((type === "measure") !== (unit !== null))
    refuse(
      "INVALID",
      "unit",
      type === "measure" ? "Say the unit, such as cm." : "Only a measure has a unit.",
    );
  if ((type === "choice") !== choices.length > 0)
    refuse(
      "INVALID",
      "choices",
      type === "choice" ? "Give at least one choice." : "Only a choice has choices.",
    );
  if (new Set(choices).size < choices.length) refuse("INVALID", "choices", "A choice is here twice.");
}

async function checkLabel(db: Db, { key, label }: AttributeDefinition): Promise<void> {
  const others = await repo.listDefinitions(db);
  if (others.some((other) => other.key !== key && other.label.toLowerCase() === label.toLowerCase()))
    refuse("CONFLICT", "label", `There is another attribute called ${label}.`);
}

async function checkUse(db: Db, before: AttributeDefinition, next: AttributeDefinition): Promise<void> {
  const isSame = before.type === next.type && before.label === next.label && before.unit === next.unit;
  const uses = isSame ? 0 : await repo.countValues(db, next.key);
  if (uses > 0)
    refuse(
      "CONFLICT",
      before.type === next.type ? (before.label === next.label ? "unit" : "label") : "type",
      `${uses} ${uses === 1 ? "product has" : "products have"} this attribute, so its name, type and unit stay. Make another one.`,
    );
  const gone = (await repo.listUsedChoices(db, next.key)).filter((choice) => !next.choices.includes(choice));
  if (next.type === "choice" && gone.length > 0)
    refuse("CONFLICT", "choices", `Products still have ${gone.join(", ")}: change those first.`);
}

function refuse(code: "INVALID" | "CONFLICT", field: string, message: string): never {
  throw new AppError(code, message, { [field]: message });
}
