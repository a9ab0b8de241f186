import { TRPCError } from "@trpc/server";
import type { Ahead } from "@/components/catalog/buy-panel";
import type { ProductView } from "@/server/modules/catalog/contract";
import { serverApi } from "@/server/trpc/caller";

/** The few that are left may all go into one order: from here on, what may be ordered ahead matters. */
const FEW = 5;

export type OrderedAhead = {
  readonly ahead: ReadonlyMap<string, Ahead>;
  /** False when somebody asked too often to be told: the page stands all the same, for the cart knows the truth. */
  readonly isWhole: boolean;
};

/** Which variants may be ordered before they are there, and how many more. Only those that run out are asked about. */
export async function readAhead({ variants }: ProductView): Promise<OrderedAhead> {
  const variantIds = variants.filter(({ available }) => available <= FEW).map(({ id }) => id);
  if (variantIds.length === 0) return { ahead: new Map(), isWhole: true };
  try {
    const rows = await (await serverApi()).inventory.availability({ variantIds: variantIds.slice(0, 100) });
    const ahead = new Map(
      rows.flatMap(({ variantId, promisable, availableFrom }) =>
        promisable > 0 ? [[variantId, { promisable, shipsFrom: availableFrom }] as const] : [],
      ),
    );
    return { ahead, isWhole: true };
  } catch (error) {
    if (error instanceof TRPCError && error.code === "TOO_MANY_REQUESTS")
      return { ahead: new Map(), isWhole: false };
    throw error;
  }
}
