import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUR } from "@/server/platform/clock";
import type { SessionId } from "@/server/shared/id";
import { createTestCtx } from "@/server/testing/kit";

const SECRET = "n".repeat(32);
Object.assign(process.env, {
  NEXTAUTH_SECRET: SECRET,
  CRON_SECRET: "c".repeat(32),
  APP_URL: "https://shop.test",
  WHATSAPP_VERIFY_TOKEN: "verify-me",
  WHATSAPP_TOKEN: "token",
  WHATSAPP_PHONE_NUMBER_ID: "1",
  WHATSAPP_APP_SECRET: "app-secret",
});

// The settings are read once, when these are first used.
const { cronCtx, systemCtx, visitorCtx, whatsappChallenge } = await import("./gate");
const { clearSessionCookie, makeSessionCookie } = await import("./session-cookie");
const { database } = await import("@/server/platform/db");

const kit = createTestCtx();
beforeAll(() => kit.clock.set(new Date()));
afterAll(async () => {
  await kit.close();
  await database().$disconnect();
});

const carrying = async (session: SessionId): Promise<Headers> => {
  const { name, value } = await makeSessionCookie(session, new Date(Date.now() + HOUR));
  return new Headers({ cookie: `theme=dark; ${name}=${value}; other=1` });
};
const whoIs = async (headers: Headers) => (await visitorCtx(headers)).actor;
const disguised = async (token: object, secret = SECRET) =>
  new Headers({
    cookie: `__Host-oja.session=${await encode({ token: { ...token }, secret, maxAge: 3_600 })}`,
  });

describe("a visitor", () => {
  it("is whom their session says, with the role of this moment", async () => {
    const [customer, admin] = [await kit.customer(), await kit.staff("admin")];
    expect(await whoIs(await carrying(customer.actor.session))).toEqual({
      kind: "customer",
      id: customer.actor.id,
      session: customer.actor.session,
    });
    expect(await whoIs(await carrying(admin.actor.session))).toMatchObject({ kind: "staff", role: "admin" });
  });

  it.each([
    ["disabled", { status: "disabled" }],
    ["made a customer", { role: "customer" }],
    ["given a new password", { passwordHash: "$argon2id$new" }],
  ])("is a guest on the very next request after being %s", async (_, change) => {
    const { actor } = await kit.staff("admin");
    const headers = await carrying(actor.session);
    expect((await whoIs(headers)).kind).toBe("staff");
    await kit.db.user.update({ where: { id: actor.id }, data: change });
    expect((await whoIs(headers)).kind).toBe("guest");
  });

  it("is a guest once the session is revoked or over", async () => {
    const [revoked, over] = [await kit.customer(), await kit.customer()];
    await kit.db.session.update({ where: { id: revoked.actor.session }, data: { revokedAt: new Date() } });
    await kit.db.session.update({
      where: { id: over.actor.session },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    expect((await whoIs(await carrying(revoked.actor.session))).kind).toBe("guest");
    expect((await whoIs(await carrying(over.actor.session))).kind).toBe("guest");
  });

  it("is a guest with a cookie that we did not seal, or that says something else", async () => {
    const { actor } = await kit.staff("admin");
    const { value } = await makeSessionCookie(actor.session, new Date(Date.now() + HOUR));
    const forgeries = [
      new Headers(),
      new Headers({ cookie: "__Host-oja.session=" }),
      new Headers({ cookie: "__Host-oja.session=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0." }),
      new Headers({ cookie: `__Host-oja.session=${value.slice(0, -2)}AA` }),
      // The name without the prefix is not the cookie: anyone on a subdomain could set it.
      new Headers({ cookie: `oja.session=${value}` }),
      new Headers({ authorization: `Bearer ${value}` }),
      await disguised({ sid: actor.session }, "x".repeat(32)),
      await disguised({ sub: actor.id, role: "admin" }),
      await disguised({ sid: { contains: "" } }),
      await disguised({ sid: "ses_unknown" }),
    ];
    for (const headers of forgeries) expect((await whoIs(headers)).kind).toBe("guest");
  });
});

describe("the session's cookie", () => {
  it("is kept from scripts, other sites and plain http", async () => {
    const { name, options } = await makeSessionCookie("ses_1" as SessionId, new Date(Date.now() + HOUR));
    expect(name).toBe("__Host-oja.session");
    expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
    expect(Object.keys(options)).not.toContain("domain");
    expect(clearSessionCookie()).toMatchObject({
      name,
      value: "",
      options: { secure: true, path: "/", expires: new Date(0) },
    });
  });
});

describe("where a request comes from", () => {
  it.each([
    [undefined, "local"],
    ["not an address", "local"],
    ["198.51.100.9", "198.51.100.9"],
    // The first entry is whatever the caller wrote; the last one our proxy did.
    ["1.1.1.1, 198.51.100.9", "198.51.100.9"],
    ["1.1.1.1, 198.51.100.9, 10.0.0.3, 192.168.1.1", "198.51.100.9"],
    ["198.51.100.9:51234", "198.51.100.9"],
    ["::ffff:198.51.100.9", "198.51.100.9"],
    ["[2001:db8::1]:443", "2001:db8::1"],
    ["127.0.0.1", "127.0.0.1"],
  ])("is read from %j as %s", (forwarded, address) => {
    const headers = new Headers(forwarded === undefined ? {} : { "x-forwarded-for": forwarded });
    expect(systemCtx("test", headers).address).toBe(address);
  });

  it("has an id: the caller's when it is sane, else a new one", () => {
    expect(systemCtx("test", new Headers({ "x-request-id": "abc-123_DEF" })).requestId).toBe("abc-123_DEF");
    for (const odd of ["short", "a".repeat(65), "with space ", '"}{"', "é".repeat(9)]) {
      const headers = new Headers();
      headers.set("x-request-id", encodeURI(odd));
      expect(systemCtx("test", headers).requestId).toMatch(/^(req_|with%20)/);
    }
  });
});

describe("the secret doors", () => {
  const call = (authorization?: string) =>
    cronCtx(
      new Request("https://shop.test/api/cron/x", { headers: authorization ? { authorization } : {} }),
      "x",
    );

  it("let the clock in with its secret only", () => {
    expect(call(`Bearer ${"c".repeat(32)}`)?.actor).toMatchObject({ kind: "system", name: "cron:x" });
    for (const wrong of [
      undefined,
      "",
      "Bearer ",
      "Bearer undefined",
      "c".repeat(32),
      `bearer ${"c".repeat(32)}`,
      `Bearer ${"c".repeat(33)}`,
    ]) {
      expect(call(wrong)).toBeNull();
    }
  });

  it("answer Meta's challenge with its token only", () => {
    const ask = (query: string) =>
      whatsappChallenge(new Request(`https://shop.test/api/webhooks/whatsapp?${query}`));
    expect(ask("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify-me")).toBe("1158201444");
    expect(ask("hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong")).toBeNull();
    expect(ask("hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=verify-me")).toBeNull();
    expect(ask("hub.mode=subscribe&hub.challenge=1")).toBeNull();
  });
});
