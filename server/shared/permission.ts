import type { StaffRole } from "./actor";

/** What staff may do, by role. A permission that no role has is a mistake (tested). */
export const PERMISSIONS = {
  "activity.read": ["admin"],
  "admin.read": ["admin", "support", "concierge"],
  "catalog.manage": ["admin"],
  "catalog.read": ["admin", "support", "concierge"],
  "conversations.manage": ["admin", "support", "concierge"],
  "jobs.manage": ["admin"],
  "messages.read": ["admin", "support"],
  "orders.fulfil": ["admin", "support"],
  "orders.read": ["admin", "support", "concierge"],
  "payments.read": ["admin", "support"],
  "payments.resolve": ["admin"],
  "personal.reveal": ["admin", "support"],
  "stock.manage": ["admin"],
  "stock.read": ["admin", "support"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof PERMISSIONS;

export const may = (role: StaffRole, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly StaffRole[]).includes(role);
