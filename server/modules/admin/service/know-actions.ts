import type { Ctx } from "@/server/context";
import { checkMove, moveOneOfMany } from "@/server/modules/catalog/service/move-many";
import type { Db } from "@/server/platform/db";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { may, type Permission } from "@/server/shared/permission";
import { checkDeliverable, deliverOrder } from "./ship-order";

/**
 * One thing that can be done to many rows of a list. `check` only looks: it says why a row will be refused, or null.
 * `apply` does it in the caller's transaction and says in a few words what was done; what it throws as an AppError
 * is kept beside the row. It is called at most once with success per row, whatever is killed meanwhile.
 */
export type BulkAction = {
  /** "list.verb-noun" */
  readonly name: string;
  readonly list: string;
  readonly label: string;
  /** Said before it runs: what will happen to the rows that can take it. */
  readonly promise: string;
  readonly permission: Permission;
  check(ctx: Ctx<Staff>, subject: string): Promise<string | null>;
  apply(ctx: Ctx<Staff>, db: Db, subject: string): Promise<string>;
};

type ProductMove = Pick<BulkAction, "label" | "promise"> & {
  readonly signal: "publish" | "unpublish" | "archive";
  readonly done: string;
};

const moveProducts = ({ signal, done, ...words }: ProductMove): BulkAction => ({
  ...words,
  name: `products.${signal}`,
  list: "products",
  permission: "catalog.manage",
  check: (ctx, id) => checkMove(ctx, id, signal),
  async apply(ctx, db, id) {
    await moveOneOfMany(ctx, db, { id, signal });
    return done;
  },
});

/** Every bulk action there is. What is not here cannot be run. */
const ACTIONS: readonly BulkAction[] = [
  {
    name: "orders.mark-delivered",
    list: "orders",
    label: "Mark as delivered",
    promise: "Each of these orders moves from shipped to delivered, today.",
    permission: "orders.fulfil",
    check: (ctx, number) => checkDeliverable(ctx.db, number),
    async apply(ctx, db, number) {
      await deliverOrder(ctx, db, number);
      return "Delivered";
    },
  },
  moveProducts({
    signal: "publish",
    label: "Publish",
    promise: "Each of these drafts goes on sale at once, with the prices it has.",
    done: "On sale",
  }),
  moveProducts({
    signal: "unpublish",
    label: "Unpublish",
    promise: "Each of these products comes off sale at once and becomes a draft again.",
    done: "Off sale",
  }),
  moveProducts({
    signal: "archive",
    label: "Archive",
    promise: "Each of these products goes into the archive. Orders that were placed keep their lines.",
    done: "Archived",
  }),
];

export const actionsOn = (ctx: Ctx<Staff>, list: string): BulkAction[] =>
  ACTIONS.filter((action) => action.list === list && may(ctx.actor.role, action.permission));

/** The action of this name, for staff who may do it. */
export function openAction(ctx: Ctx<Staff>, name: string): BulkAction {
  const action = ACTIONS.find((known) => known.name === name);
  if (!action) throw new AppError("NOT_FOUND", "There is no such action.");
  if (!may(ctx.actor.role, action.permission))
    throw new AppError("FORBIDDEN", "Your account may not do this. Ask an admin if you should.");
  return action;
}

/** Names of the actions whose runs a person may see. */
export const namesFor = (ctx: Ctx<Staff>): string[] =>
  ACTIONS.filter(({ permission }) => may(ctx.actor.role, permission)).map(({ name }) => name);

export const labelOf = (name: string): string => ACTIONS.find((known) => known.name === name)?.label ?? name;
