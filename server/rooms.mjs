/**
 * Who may call whom. Read a line as "cart may call catalog and inventory".
 * `rooms.test.ts` fails if the lines form a ring, or a room is missing.
 */
export const MAY_CALL = {
  activity: [],
  ledger: [],
  auth: [],
  notifications: [],
  fulfilment: [],
  catalog: ["activity", "auth"],
  inventory: ["catalog"],
  imports: ["activity", "auth", "catalog", "inventory"],
  shipping: ["catalog"],
  cart: ["catalog", "inventory", "shipping"],
  orders: ["catalog", "inventory", "ledger", "shipping"],
  payments: ["orders", "ledger"],
  checkout: ["cart", "inventory", "shipping", "orders", "payments", "fulfilment", "ledger"],
  concierge: ["cart", "orders", "catalog"],
  admin: [
    "activity",
    "auth",
    "catalog",
    "concierge",
    "fulfilment",
    "imports",
    "inventory",
    "ledger",
    "notifications",
    "orders",
    "payments",
    "shipping",
  ],
};
