import { z } from "zod";
import { PaymentMethod } from "@/server/modules/payments/contract";
import { limited, publicProcedure, router } from "@/server/trpc/init";
import {
  CheckoutOptions,
  CheckoutStatus,
  OptionsInput,
  Quote,
  QuoteInput,
  StartAnswer,
  StartInput,
  StatusInput,
} from "./contract";
import { payAgain } from "./service/continue-payment";
import { readOptions, readQuote, readStatus } from "./service/read-checkout";
import { startCheckout } from "./service/start-checkout";

const PayAgainInput = z.strictObject({ ...StatusInput.shape, payment: PaymentMethod });

export const checkoutRouter = router({
  options: publicProcedure()
    .input(OptionsInput)
    .output(CheckoutOptions)
    .query(({ ctx, input }) => readOptions(ctx, input)),
  quote: publicProcedure()
    .input(QuoteInput)
    .output(Quote)
    .query(({ ctx, input }) => readQuote(ctx, input)),
  start: publicProcedure()
    .use(limited({ name: "checkout", hits: 600, seconds: 60, whenDown: "open" }))
    .input(StartInput)
    .output(StartAnswer)
    .mutation(({ ctx, input }) => startCheckout(ctx, input)),
  status: publicProcedure()
    .input(StatusInput)
    .output(CheckoutStatus)
    .query(({ ctx, input }) => readStatus(ctx, input)),
  payAgain: publicProcedure()
    .input(PayAgainInput)
    .output(StartAnswer)
    .mutation(({ ctx, input }) => payAgain(ctx, input)),
});
