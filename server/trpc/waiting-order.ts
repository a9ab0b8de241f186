import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/server/platform/cookie";

const KEPT_MS = 2 * 60 * 60 * 1_000;

/** Remembers the order this browser has just placed, for a shopper who comes back from the payment page by another way. */
export async function keepWaitingOrder(trackingUrl: string): Promise<void> {
  const { pathname, search } = new URL(trackingUrl);
  (await cookies()).set(cookieName("waiting"), `${pathname}${search}`, {
    ...cookieOptions(),
    expires: new Date(Date.now() + KEPT_MS),
  });
}

export type WaitingOrder = { readonly orderNumber: string; readonly token: string; readonly path: string };

/** The order this browser placed in the last hours, paid or not; null when there is none. */
export async function readWaitingOrder(): Promise<WaitingOrder | null> {
  const path = (await cookies()).get(cookieName("waiting"))?.value;
  const [, orderNumber, token] = path?.match(/^\/orders\/(OJ-[A-Z0-9]{4}-[A-Z0-9]{4})\?t=([\w.-]+)$/) ?? [];
  return path && orderNumber && token ? { orderNumber, token, path } : null;
}
