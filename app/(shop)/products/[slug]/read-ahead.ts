import { TRPCError } from "@trpc/server";
import type { Ahead } from "@/components/catalog/buy-panel";
import type { ProductView } from "@/server/modules/catalog/contract";
import { serverApi } from "@/server/trpc/caller";

/** The few that are left may all go into one order: from here on, what may be ordered ahead matters. */
const FEW = 5;

/** Which variants may be ordered before they are there, and how many more. Only those that run out are asked about. */
export async function readAhead({ variants }: ProductView): Promise<ReadonlyMap<string, Ahead>> {
  const variantIds = variants.filter(({ available }) => available <= FEW).map(({ id }) => id);
  if (variantIds.length === 0) return new Map();
  try {
    const rows = await (await serverApi()).inventory.availability({ variantIds: variantIds.slice(0, 100) });
    return new Map(
      rows.flatMap(({ variantId, promisable, availableFrom }) =>
        promisable > 0 ? [[variantId, { promisable, shipsFrom: availableFrom }] as const] : [],
      ),
    );
  } catch (error) {
    // Asked too often, the page stands all the same: the cart knows the truth.
    if (error instanceof TRPCError && error.code === "TOO_MANY_REQUESTS") return new Map();
    throw error;
  }
}
