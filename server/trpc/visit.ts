import { visitorCtx } from "@/server/gate";
import { after, DAY } from "@/server/platform/clock";
import { cookieName, cookieOptions } from "@/server/platform/cookie";
import { ShopCurrency } from "@/server/shared/money";
import { catchingBreath, isDatabaseAway, type Visit } from "./init";

/** Cookies of one request: Next's own jar, or the headers of a plain request. */
export type CookieJar = {
  get(name: string): string | undefined;
  set(name: string, value: string, options: ReturnType<typeof cookieOptions> & { expires: Date }): void;
};

const CART_LIFE = 60 * DAY;

export const CART_COOKIE = () => cookieName("cart");
export const CURRENCY_COOKIE = () => cookieName("currency");
/** "3": what the badge says, so that a page from the cache can say it too. Nothing is decided by it. */
export const COUNT_COOKIE = () => cookieName("count");

/** Who calls, and the cart they carry. */
export async function openVisit(headers: Headers, jar: CookieJar): Promise<Visit> {
  const ctx = await identify(headers);
  const keep = (name: string, value: string) =>
    jar.set(name, value, { ...cookieOptions(), expires: after(ctx.clock(), CART_LIFE) });
  const chosen = ShopCurrency.safeParse(jar.get(CURRENCY_COOKIE()));
  return {
    ...ctx,
    cart: {
      token: jar.get(CART_COOKIE()) ?? null,
      currency: chosen.success ? chosen.data : "NGN",
      keepToken: (token) => keep(CART_COOKIE(), token),
      keepCurrency: (currency) => keep(CURRENCY_COOKIE(), currency),
      keepCount: (count) => keep(COUNT_COOKIE(), String(count)),
    },
  };
}

/** Whose session it is stands in the database; when that is away, it is no fault of ours to hide. */
async function identify(headers: Headers): ReturnType<typeof visitorCtx> {
  try {
    return await visitorCtx(headers);
  } catch (error) {
    if (isDatabaseAway(error)) throw catchingBreath();
    throw error;
  }
}

/** The jar of a plain request: reads its Cookie header, writes Set-Cookie headers into `answer`. */
export function headerJar(request: Headers, answer: Headers): CookieJar {
  const pairs = (request.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return {
    get: (name) => pairs.find(([key]) => key === name)?.[1],
    set: (name, value, { path, expires, secure }) => {
      const parts = [
        `${name}=${value}`,
        `Path=${path}`,
        `Expires=${expires.toUTCString()}`,
        "HttpOnly",
        "SameSite=Lax",
        ...(secure ? ["Secure"] : []),
      ];
      answer.append("set-cookie", parts.join("; "));
    },
  };
}
