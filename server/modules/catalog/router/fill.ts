import { router, staffProcedure } from "@/server/trpc/init";
import {
  ApplyFillInput,
  FillInput,
  FillPreview,
  FillResult,
  FillRule,
  FillView,
  RateView,
  SetRateInput,
} from "../contract/fill-prices";
import { applyFill, previewFill, readFill, setFillRule, setRate } from "../service/fill-prices";

/** Missing prices from stored rates. */
export const fillRouter = router({
  read: staffProcedure("catalog.read")
    .output(FillView)
    .query(({ ctx }) => readFill(ctx)),
  preview: staffProcedure("catalog.read")
    .input(FillInput)
    .output(FillPreview)
    .query(({ ctx, input }) => previewFill(ctx, input)),
  setRate: staffProcedure("catalog.manage")
    .input(SetRateInput)
    .output(RateView)
    .mutation(({ ctx, input }) => setRate(ctx, input)),
  setRule: staffProcedure("catalog.manage")
    .input(FillRule)
    .output(FillRule)
    .mutation(({ ctx, input }) => setFillRule(ctx, input)),
  write: staffProcedure("catalog.manage")
    .input(ApplyFillInput)
    .output(FillResult)
    .mutation(({ ctx, input }) => applyFill(ctx, input)),
});
