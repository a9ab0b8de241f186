import type { SessionId, UserId } from "./id";

declare const proven: unique symbol;
type Proven<Kind extends string> = { readonly kind: Kind; readonly [proven]: true };

/**
 * Proof of who is asking. Only `server/gate.ts` makes one, so a service that takes
 * `Ctx<Staff>` cannot be reached without a checked session.
 */
export type Guest = Proven<"guest">;
export type Customer = Proven<"customer"> & { readonly id: UserId; readonly session: SessionId };
export type Staff = Proven<"staff"> & {
  readonly id: UserId;
  readonly session: SessionId;
  readonly role: StaffRole;
};
export type System = Proven<"system"> & { readonly name: string };

/** Anyone at the shop's counter: nobody in particular, or a customer who signed in. */
export type Shopper = Guest | Customer;
export type Actor = Shopper | Staff | System;

export const STAFF_ROLES = ["admin", "support", "concierge"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** How an actor is written into history: "staff:usr_…", "system:webhook". */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "guest":
      return "guest";
    case "system":
      return `system:${actor.name}`;
    default:
      return `${actor.kind}:${actor.id}`;
  }
}
