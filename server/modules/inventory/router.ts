import { z } from "zod";
import { guardRate, type Rule } from "@/server/platform/rate-limit";
import { VariantId } from "@/server/shared/id";
import { ListInput, readList } from "@/server/shared/list";
import { publicProcedure, router, staffProcedure } from "@/server/trpc/init";
import * as counts from "./contract/counts";
import * as levels from "./contract/levels";
import * as locations from "./contract/locations";
import * as transfers from "./contract/transfers";
import * as writes from "./contract/writes";
import { alertsRouter } from "./router/alerts";
import { readAvailability } from "./service";
import { adjustStock } from "./service/adjust-stock";
import {
  applyCount,
  cancelCount,
  enterCount,
  listCounts,
  openCount,
  readCount,
  submitCount,
} from "./service/count-stock";
import { findVariants, listBatches, listHistory, listLevels, readVariantStock } from "./service/list-levels";
import { endHoldByHand, listHolds } from "./service/manage-holds";
import {
  addLocation,
  archiveLocation,
  changeLocation,
  listLocations,
  orderLocations,
} from "./service/manage-locations";
import { readPolicy, setPolicy } from "./service/manage-policy";
import { readProof } from "./service/prove-levels";
import { receiveStock } from "./service/receive-stock";
import {
  cancelTransfer,
  closeTransfer,
  draftTransfer,
  listTransfers,
  readTransfer,
  receiveTransfer,
  sendTransfer,
} from "./service/transfer-stock";

const { Written } = writes;
const reading = () => staffProcedure("stock.read");
const changing = () => staffProcedure("stock.manage");

const locationsRouter = router({
  list: reading()
    .output(z.array(locations.LocationView))
    .query(({ ctx }) => listLocations(ctx)),
  add: changing()
    .input(locations.AddLocationInput)
    .output(Written)
    .mutation(({ ctx, input }) => addLocation(ctx, input)),
  change: changing()
    .input(locations.ChangeLocationInput)
    .output(Written)
    .mutation(({ ctx, input }) => changeLocation(ctx, input)),
  archive: changing()
    .input(locations.ArchiveLocationInput)
    .output(Written)
    .mutation(({ ctx, input }) => archiveLocation(ctx, input)),
  order: changing()
    .input(locations.OrderLocationsInput)
    .output(Written)
    .mutation(({ ctx, input }) => orderLocations(ctx, input)),
});

const transfersRouter = router({
  list: reading()
    .input(transfers.TransfersInput)
    .output(transfers.TransferPage)
    .query(({ ctx, input }) => listTransfers(ctx, input)),
  read: reading()
    .input(transfers.TransferInput)
    .output(transfers.TransferView)
    .query(({ ctx, input }) => readTransfer(ctx.db, input.transferId)),
  draft: changing()
    .input(transfers.DraftTransferInput)
    .output(Written)
    .mutation(({ ctx, input }) => draftTransfer(ctx, input)),
  send: changing()
    .input(transfers.TransferStepInput)
    .output(Written)
    .mutation(({ ctx, input }) => sendTransfer(ctx, input)),
  receive: changing()
    .input(transfers.ReceiveTransferInput)
    .output(Written)
    .mutation(({ ctx, input }) => receiveTransfer(ctx, input)),
  close: changing()
    .input(transfers.CloseTransferInput)
    .output(Written)
    .mutation(({ ctx, input }) => closeTransfer(ctx, input)),
  cancel: changing()
    .input(transfers.TransferStepInput)
    .output(Written)
    .mutation(({ ctx, input }) => cancelTransfer(ctx, input)),
});

const countsRouter = router({
  list: reading()
    .input(counts.CountsInput)
    .output(counts.CountPage)
    .query(({ ctx, input }) => listCounts(ctx, input)),
  read: reading()
    .input(counts.CountInput)
    .output(counts.CountDetail)
    .query(({ ctx, input }) => readCount(ctx, input.countId)),
  open: changing()
    .input(counts.OpenCountInput)
    .output(Written)
    .mutation(({ ctx, input }) => openCount(ctx, input)),
  enter: changing()
    .input(counts.EnterCountInput)
    .output(Written)
    .mutation(({ ctx, input }) => enterCount(ctx, input)),
  submit: changing()
    .input(counts.CountStepInput)
    .output(Written)
    .mutation(({ ctx, input }) => submitCount(ctx, input)),
  book: changing()
    .input(counts.CountStepInput)
    .output(Written)
    .mutation(({ ctx, input }) => applyCount(ctx, input)),
  cancel: changing()
    .input(counts.CountStepInput)
    .output(Written)
    .mutation(({ ctx, input }) => cancelCount(ctx, input)),
});

const holdsRouter = router({
  list: reading()
    .input(levels.HoldsInput)
    .output(levels.HoldPage)
    .query(({ ctx, input }) => listHolds(ctx, input)),
  release: changing()
    .input(writes.ReleaseHoldInput)
    .output(Written)
    .mutation(({ ctx, input }) => endHoldByHand(ctx, input)),
});

const LOOKS: Rule = { name: "stock-looks", hits: 240, seconds: 60, whenDown: "open" };
const AvailabilityInput = z.strictObject({ variantIds: z.array(VariantId).min(1).max(100) });
const AvailabilityRows = z.array(z.strictObject({ variantId: VariantId, ...levels.Availability.shape }));

export const inventoryRouter = router({
  alerts: alertsRouter,
  /** What a product page may promise: how many are there, and what may be ordered ahead, from when. */
  availability: publicProcedure()
    .input(AvailabilityInput)
    .output(AvailabilityRows)
    .query(async ({ ctx, input }) => {
      await guardRate(ctx.limiter, LOOKS, ctx.address);
      const rows = await readAvailability(ctx.db, input.variantIds);
      return [...rows].map(([variantId, row]) => ({ variantId, ...row }));
    }),
  levels: reading()
    .input(ListInput)
    .output(levels.LevelPage)
    .query(({ ctx, input }) => listLevels(ctx, readList(levels.STOCK_LIST, input))),
  variant: reading()
    .input(levels.VariantInput)
    .output(levels.VariantStock)
    .query(({ ctx, input }) => readVariantStock(ctx, input.variantId)),
  find: reading()
    .input(levels.FindVariantsInput)
    .output(z.array(levels.FoundVariant))
    .query(({ ctx, input }) => findVariants(ctx, input)),
  history: reading()
    .input(levels.HistoryInput)
    .output(levels.HistoryPage)
    .query(({ ctx, input }) => listHistory(ctx, input)),
  batches: reading()
    .input(levels.BatchesInput)
    .output(levels.BatchPage)
    .query(({ ctx, input }) => listBatches(ctx, input)),
  proof: reading()
    .output(levels.ProofView)
    .query(({ ctx }) => readProof(ctx)),
  adjust: changing()
    .input(writes.AdjustInput)
    .output(Written)
    .mutation(({ ctx, input }) => adjustStock(ctx, input)),
  receive: changing()
    .input(writes.ReceiveInput)
    .output(Written)
    .mutation(({ ctx, input }) => receiveStock(ctx, input)),
  policy: reading()
    .input(levels.VariantInput)
    .output(levels.PolicyView)
    .query(({ ctx, input }) => readPolicy(ctx, input.variantId)),
  setPolicy: changing()
    .input(writes.PolicyInput)
    .output(Written)
    .mutation(({ ctx, input }) => setPolicy(ctx, input)),
  locations: locationsRouter,
  transfers: transfersRouter,
  counts: countsRouter,
  holds: holdsRouter,
});
