import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";

Object.assign(process.env, {
  NEXTAUTH_SECRET: "n".repeat(32),
  CRON_SECRET: "c".repeat(32),
  APP_URL: "http://shop.test",
});

// The settings are read once, when these are first used.
const { authOptions } = await import("./auth-options");
const { visitorCtx } = await import("./gate");
const { makeSessionCookie } = await import("./session-cookie");
const { database } = await import("@/server/platform/db");
const { hashPassword, startSignIn } = await import("@/server/modules/auth/service");
const { codeOf } = await import("@/server/modules/auth/policy");

const PASSWORD = "market-day-2026";
const kit = createTestCtx({ shop: { secret: "n".repeat(32) } });
let server: Server;
let base = "";
let passwordHash = "";

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth`;
});
beforeEach(async () => {
  await resetDatabase();
  kit.clock.set(new Date());
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await kit.close();
  await database().$disconnect();
});

/** next-auth's own handler, fed as Next would feed it. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? "")
      .split("; ")
      .filter(Boolean)
      .map((pair) => [
        pair.slice(0, pair.indexOf("=")),
        decodeURIComponent(pair.slice(pair.indexOf("=") + 1)),
      ]),
  );
  const nextauth = url.pathname.split("/").slice(3);
  Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    cookies,
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString())),
  });
  const send = (body: unknown) =>
    response.end(typeof body === "string" ? body : JSON.stringify(body ?? null));
  Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    send,
    json: send,
  });
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  await NextAuth(request as NextApiRequest, response as NextApiResponse, authOptions(headers));
}

/** A browser: it keeps cookies, and drops those that are over. */
function aBrowser() {
  const jar = new Map<string, string>();
  const header = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  async function ask(path: string, form?: Record<string, string>): Promise<Response> {
    const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers: { cookie: header() },
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /Expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  const csrfToken = async (): Promise<string> =>
    ((await (await ask("/csrf")).json()) as { csrfToken: string }).csrfToken;
  return {
    jar,
    ask,
    actor: async () => (await visitorCtx(new Headers({ cookie: header() }))).actor,
    signIn: async (fields: Record<string, string>) =>
      ask("/callback/credentials", { csrfToken: await csrfToken(), ...fields }),
    signOut: async () => ask("/signout", { csrfToken: await csrfToken() }),
  };
}

const challengeOf = async (role: string) => {
  const { email } = await kit.addUser({ role, passwordHash });
  const { challengeId } = await startSignIn(kit.guest, { email, password: PASSWORD });
  return { challengeId, code: role === "customer" ? "" : codeOf("n".repeat(32), challengeId) };
};

describe("next-auth's own routes", () => {
  it("open a session row that the gate knows, and end it", async () => {
    const browser = aBrowser();
    const answer = await browser.signIn({ ...(await challengeOf("admin")), callbackUrl: "/admin" });
    expect(answer.headers.get("location")).toBe("http://shop.test/admin");
    expect(await browser.actor()).toMatchObject({ kind: "staff", role: "admin" });
    const copy = new Map(browser.jar);

    await browser.signOut();
    expect([...browser.jar.keys()]).not.toContain("oja.session");
    // A copy of the cookie made before is worth nothing either.
    for (const [name, value] of copy) browser.jar.set(name, value);
    expect((await browser.actor()).kind).toBe("guest");
    expect(await kit.told()).toEqual(["auth.code-requested", "auth.signed-in", "auth.signed-out"]);
  });

  it("set a cookie that scripts cannot read", async () => {
    const answer = await aBrowser().signIn(await challengeOf("customer"));
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("oja.session="));
    expect(line).toMatch(/Path=\/;/);
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).not.toMatch(/Domain/i);
  });

  it("let nobody in with a wrong, missing or used code, nor without the CSRF token", async () => {
    const { challengeId, code } = await challengeOf("admin");
    const browser = aBrowser();
    for (const wrong of [
      { challengeId, code: "x" },
      { challengeId },
      { code },
      { challengeId: "chl_unknown", code },
    ]) {
      await browser.signIn(wrong as Record<string, string>);
      expect((await browser.actor()).kind).toBe("guest");
    }
    await browser.ask("/callback/credentials", { challengeId, code, csrfToken: "forged" });
    expect((await browser.actor()).kind).toBe("guest");
    await browser.signIn({ challengeId, code });
    expect((await browser.actor()).kind).toBe("staff");
    const thief = aBrowser();
    await thief.signIn({ challengeId, code });
    expect((await thief.actor()).kind).toBe("guest");
  });

  it.each([
    "https://evil.test/",
    "//evil.test",
    "/\\evil.test",
    "http://shop.test.evil.test/",
    "http://shop.test@evil.test/",
    "javascript:alert(1)",
  ])("send nobody to %s", async (callbackUrl) => {
    const answer = await aBrowser().signIn({ ...(await challengeOf("customer")), callbackUrl });
    const location = answer.headers.get("location");
    if (location) expect(new URL(location, "http://shop.test").origin).toBe("http://shop.test");
    else expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it("show that a session is open, nothing about its owner, and take the cookie of a dead one away", async () => {
    const browser = aBrowser();
    await browser.signIn(await challengeOf("customer"));
    expect(Object.keys((await (await browser.ask("/session")).json()) as object)).toEqual(["expires"]);
    await kit.db.user.updateMany({ data: { status: "disabled" } });
    expect(await (await browser.ask("/session")).json()).toEqual({});
    expect([...browser.jar.keys()]).not.toContain("oja.session");
  });

  it("read the cookie that a page sets without them", async () => {
    const { actor } = await kit.customer();
    const { name, value } = await makeSessionCookie(actor.session, new Date(Date.now() + 3_600_000));
    const browser = aBrowser();
    browser.jar.set(name, value);
    expect(Object.keys((await (await browser.ask("/session")).json()) as object)).toEqual(["expires"]);
    expect(await browser.actor()).toMatchObject({ kind: "customer", id: actor.id });
  });

  it("offer no other way in", async () => {
    const providers = (await (await aBrowser().ask("/providers")).json()) as object;
    expect(Object.keys(providers)).toEqual(["credentials"]);
  });
});
