import { publicProcedure, router } from "@/server/trpc/init";
import { ApplyCodeInput, CartView, SetCurrencyInput, SetLineInput } from "./contract";
import { addLine, refuseCode, setCurrency, setLine, viewCart } from "./service";

export const cartRouter = router({
  view: publicProcedure()
    .output(CartView)
    .query(({ ctx }) => viewCart(ctx)),
  setLine: publicProcedure()
    .input(SetLineInput)
    .output(CartView)
    .mutation(({ ctx, input }) => setLine(ctx, input)),
  addLine: publicProcedure()
    .input(SetLineInput)
    .output(CartView)
    .mutation(({ ctx, input }) => addLine(ctx, input)),
  applyCode: publicProcedure()
    .input(ApplyCodeInput)
    .output(CartView)
    .mutation(() => refuseCode()),
  setCurrency: publicProcedure()
    .input(SetCurrencyInput)
    .output(CartView)
    .mutation(({ ctx, input }) => setCurrency(ctx, input.currency)),
});
