import { z } from "zod";
import { customerProcedure, publicProcedure, router } from "@/server/trpc/init";
import { OrderRow, TrackInput, TrackingView } from "./contract";
import { listMyOrders, trackOrder } from "./service";

export const ordersRouter = router({
  track: publicProcedure()
    .input(TrackInput)
    .output(TrackingView)
    .query(({ ctx, input }) => trackOrder(ctx, input)),
  mine: customerProcedure()
    .output(z.array(OrderRow))
    .query(({ ctx }) => listMyOrders(ctx)),
});
