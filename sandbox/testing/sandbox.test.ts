import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseForm } from "../form";
import { SANDBOX_KEYS, sandboxEnvironment } from "../keys";
import { at, callJson, openTown, type Town } from "./kit";

const KEY = { authorization: `Bearer ${SANDBOX_KEYS.PAYSTACK_SECRET_KEY}` };
const NASTY = `<script>alert("x")</script>`;
let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const get = async (place: string) => {
  const response = await fetch(town.sandbox.url + place);
  return {
    status: response.status,
    text: await response.text(),
    policy: response.headers.get("content-security-policy") ?? "",
  };
};

const start = (base: string, reference: string, more: object = {}) =>
  callJson(
    "POST",
    `${base}/paystack/transaction/initialize`,
    { email: "ada@example.com", amount: 500_000, reference, ...more },
    KEY,
  );

const sendMail = (mail: object) =>
  callJson(
    "POST",
    `${town.sandbox.url}/resend/emails`,
    { from: "Oja <a@oja.test>", to: "ada@example.com", subject: NASTY, ...mail },
    { authorization: `Bearer ${SANDBOX_KEYS.RESEND_API_KEY}` },
  );

describe("pages", () => {
  it.each(["/", "/inbox", "/payments", "/deliveries", "/faults", "/graph/phone"])(
    "%s opens, and runs no script",
    async (place) => {
      const { status, text, policy } = await get(place);
      expect(status).toBe(200);
      expect(text).toContain("<h1>");
      expect(policy).toContain("default-src 'none'");
    },
  );

  it("show what people wrote as text", async () => {
    await start(town.sandbox.url, "OJA-1", { email: `"${NASTY}"@x.test`.replaceAll(" ", "") });
    const { body } = await sendMail({ text: `${NASTY} see https://shop.test/reset?a=1&b=2` });
    await callJson("POST", `${town.sandbox.url}/controls/whatsapp/inbound`, {
      from: "2348012345678",
      name: NASTY,
      text: NASTY,
    });
    const places = ["/", "/inbox", "/payments", "/deliveries", `/inbox/mail/${body["id"]}`, "/graph/phone"];
    for (const place of places) expect((await get(place)).text).not.toContain("<script");
    expect((await get(`/inbox/mail/${body["id"]}`)).text).toContain(
      'href="https://shop.test/reset?a=1&amp;b=2"',
    );
  });

  it("open a mail's HTML in a cage, with links that leave it", async () => {
    const { body } = await sendMail({
      html: `<html><head><title>x</title></head><body>${NASTY}<a href="https://shop.test/">Shop</a></body></html>`,
    });
    const { text, policy } = await get(`/inbox/mail/${body["id"]}/body`);
    expect(policy).toMatch(/^sandbox allow-popups/);
    expect(policy).not.toContain("allow-scripts");
    expect(text).toContain('<head><base target="_blank">');
    expect((await get(`/inbox/mail/${body["id"]}`)).text).toContain(
      'sandbox="allow-popups allow-popups-to-escape-sandbox"',
    );
  });

  it("list messages as JSON by kind and address", async () => {
    await sendMail({ text: "hello" });
    await callJson("POST", `${town.sandbox.url}/controls/whatsapp/inbound`, {
      from: "+234 801 234 5678",
      text: "hi",
    });
    const count = async (query: string) =>
      (at(JSON.parse((await get(`/inbox.json${query}`)).text), "messages") as unknown[]).length;
    expect(await count("")).toBe(2);
    expect(await count("?kind=mail")).toBe(1);
    expect(await count("?to=2348012345678")).toBe(1);
    expect(await count("?kind=mail&to=obi@example.com")).toBe(0);
  });

  it("set and heal faults by form", async () => {
    const post = (form: Record<string, string>) =>
      fetch(`${town.sandbox.url}/faults`, { method: "POST", body: new URLSearchParams(form) });
    await post({ provider: "paystack", drop: "on", errors: "2" });
    expect(JSON.parse((await get("/faults.json")).text)).toEqual({ paystack: { drop: true, errors: 2 } });
    await post({ provider: "paystack", heal: "1" });
    expect(JSON.parse((await get("/faults.json")).text)).toEqual({});
  });
});

it("counts calls by provider and operation, and forgets on reset", async () => {
  await Promise.all([start(town.sandbox.url, "OJA-1"), start(town.sandbox.url, "OJA-1")]);
  expect(JSON.parse((await get("/calls.json")).text)).toEqual({ paystack: { initialize: 2 } });
  await callJson("POST", `${town.sandbox.url}/controls/reset`, {});
  expect(town.sandbox.controls.calls()).toEqual({});
  expect((await start(town.sandbox.url, "OJA-1")).status).toBe(200);
});

it("refuses bodies that are too large or not JSON", async () => {
  const large = await fetch(`${town.sandbox.url}/resend/emails`, {
    method: "POST",
    body: "x".repeat(13 * 1024 * 1024),
  }).catch(() => null);
  expect(large === null || large.status === 413).toBe(true);
  const odd = await fetch(`${town.sandbox.url}/controls/advance`, {
    method: "POST",
    body: "[",
    headers: { "content-type": "application/json" },
  });
  expect(odd.status).toBe(400);
});

it("keeps payments and their timers over a restart", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "oja-sandbox-"));
  const before = await openTown({ folder });
  const started = await start(before.sandbox.url, "OJA-9");
  await callJson("POST", `${at(started.body, "data", "authorization_url")}/pay`, { outcome: "later" });
  await before.close();
  const after = await openTown({ folder });
  after.sandbox.controls.advance(61);
  const { body } = await callJson(
    "GET",
    `${after.sandbox.url}/paystack/transaction/verify/OJA-9`,
    undefined,
    KEY,
  );
  expect(at(body, "data", "status")).toBe("success");
  await after.close();
  await rm(folder, { recursive: true });
});

it("reads bracketed forms, and no prototype", () => {
  expect(parseForm("a[b][0][c]=1&a[b][1][c]=2&d[]=x&d[]=y&e=%2B")).toEqual({
    a: { b: [{ c: "1" }, { c: "2" }] },
    d: ["x", "y"],
    e: "+",
  });
  parseForm("__proto__[polluted]=1&a[__proto__][polluted]=1");
  expect(at({}, "polluted")).toBeUndefined();
});

it("hands the shop one environment", () => {
  expect(sandboxEnvironment("http://127.0.0.1:4010")).toMatchObject({
    PAYSTACK_BASE_URL: "http://127.0.0.1:4010/paystack",
    STRIPE_API_BASE: "http://127.0.0.1:4010",
  });
});

describe("as a process", () => {
  const run = (env: Record<string, string>) => {
    const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], {
      cwd: path.resolve(import.meta.dirname, "../.."),
      env: { ...process.env, ...env },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const exit = new Promise<number | null>((resolve) => child.on("exit", resolve));
    const ready = new Promise<void>((resolve) => child.stdout.on("data", () => resolve()));
    return { child, exit, ready, said: () => said };
  };

  it("does not start in a real deployment", async () => {
    const { exit, said } = run({ NODE_ENV: "production", OJA_SANDBOX: "" });
    expect(await exit).toBe(1);
    expect(said()).toContain("does not start in a real deployment");
  });

  it("starts when told that it may, and leaves when its stdin closes", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "oja-sandbox-"));
    const { child, exit, ready } = run({
      NODE_ENV: "production",
      OJA_SANDBOX: "1",
      OJA_CHILD: "1",
      SANDBOX_PORT: "0",
      DATA_DIR: folder,
    });
    await ready;
    child.stdin.end();
    expect(await exit).toBe(0);
    await rm(folder, { recursive: true });
  });
});
