import { adminRouter } from "@/server/modules/admin/router";
import { authRouter } from "@/server/modules/auth/router";
import { cartRouter } from "@/server/modules/cart/router";
import { catalogRouter } from "@/server/modules/catalog/router";
import { checkoutRouter } from "@/server/modules/checkout/router";
import { conciergeRouter } from "@/server/modules/concierge/router";
import { importsRouter } from "@/server/modules/imports/router";
import { inventoryRouter } from "@/server/modules/inventory/router";
import { ordersRouter } from "@/server/modules/orders/router";
import { createCallerFactory, router } from "./init";

/** Every room that can be spoken to from outside. */
export const appRouter = router({
  admin: adminRouter,
  auth: authRouter,
  cart: cartRouter,
  catalog: catalogRouter,
  checkout: checkoutRouter,
  concierge: conciergeRouter,
  inventory: inventoryRouter,
  imports: importsRouter,
  orders: ordersRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
