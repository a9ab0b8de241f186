import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx, type Kit } from "@/server/testing/kit";
import { after, HOUR, MINUTE } from "./clock";
import { postgresTokenStore } from "./token-store";

const SECRET = "a-secret-for-tests-only-0123456789";
let kit: Kit;
beforeAll(() => {
  kit = createTestCtx();
});
beforeEach(async () => {
  await resetDatabase();
  kit.clock.set(new Date("2026-11-22T12:00:00Z"));
});
afterAll(() => kit.close());

/** A machine of its own: nothing is shared but the database. */
const machine = (secret = SECRET) => postgresTokenStore(kit.db, kit.clock.now, secret);
function counter() {
  let made = 0;
  const make = async () => {
    made += 1;
    const token = `token-${made}`;
    await new Promise((resolve) => setTimeout(resolve, 30));
    return { token, expiresAt: after(kit.clock.now(), HOUR) };
  };
  return { make, made: () => made };
}

it("has one key made for many machines that need it at once", async () => {
  const { make, made } = counter();
  const machines = Array.from({ length: 4 }, () => machine());
  const tokens = await Promise.all(
    machines.flatMap((one) => [one.read("daraja", make), one.read("daraja", make)]),
  );
  expect(new Set(tokens)).toEqual(new Set(["token-1"]));
  expect(made()).toBe(1);
});

it("replaces a key that was refused once, and gives the new one to those who hold the old", async () => {
  const { make, made } = counter();
  const [one, other] = [machine(), machine()];
  const old = await one.read("daraja", make);
  expect(await one.read("daraja", make, old)).toBe("token-2");
  expect(await other.read("daraja", make, old)).toBe("token-2");
  expect(made()).toBe(2);
});

it("does not begin with a key that is about to end", async () => {
  const { make } = counter();
  expect(await machine().read("daraja", make)).toBe("token-1");
  kit.clock.advance(54 * MINUTE);
  expect(await machine().read("daraja", make)).toBe("token-1");
  kit.clock.advance(2 * MINUTE);
  expect(await machine().read("daraja", make)).toBe("token-2");
});

it("keeps keys sealed, makes a new one where the secret has changed, and none where making fails", async () => {
  const { make } = counter();
  await machine().read("daraja", make);
  const row = await kit.db.providerToken.findUniqueOrThrow({ where: { name: "daraja" } });
  expect(Buffer.from(row.sealed, "base64").toString("latin1")).not.toContain("token-1");
  expect(await machine("another-secret-0123456789-0123456789").read("daraja", make)).toBe("token-2");
  const broken = () => Promise.reject(new Error("down"));
  await expect(machine().read("other", broken)).rejects.toThrow("down");
  expect(await machine().read("other", make)).toBe("token-3");
});
