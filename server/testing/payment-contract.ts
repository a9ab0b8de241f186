import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PaymentMethod } from "@/server/modules/payments/contract";
import type { PaymentProvider, StartRequest } from "@/server/modules/payments/provider";
import { after, DAY, MINUTE } from "@/server/platform/clock";
import { type Currency, money } from "@/server/shared/money";

export type PaymentWorld = {
  readonly provider: PaymentProvider;
  readonly method: PaymentMethod;
  readonly currency: Currency;
  /** What the buyer does on the payment page. */
  pay(providerRef: string, outcome: "card" | "decline"): Promise<void>;
  /** The signed messages the provider sent since the last call. */
  letters(): Promise<readonly { rawBody: string; headers: Headers; token?: string }[]>;
  /** Makes the next call to start or refund arrive without its answer coming back. */
  loseAnswer(operation: "start" | "refund"): void;
  /** How often the provider was asked to do it. */
  calls(operation: "start" | "refund"): number;
  goDown(): void;
  heal(): void;
};

/** What not every company does alike. */
export type PaymentTraits = {
  /** The smallest step of an amount it takes, in minor units. */
  readonly step?: bigint;
  /** True where a refusal ends the payment, so that only a new one can be paid. */
  readonly isDeclineFinal?: boolean;
  /** True where nothing is signed, and a secret address says which payment a message is about. */
  readonly isUnsigned?: boolean;
  /** True where only a person can give money back. */
  readonly isRefundByHand?: boolean;
};

let count = 0;

/** Where nothing is signed, every address but the one that was made for this payment is a forgery. */
function refuseOtherAddresses(
  { provider }: PaymentWorld,
  { rawBody, headers, token = "" }: { rawBody: string; headers: Headers; token?: string },
): void {
  const others = [
    undefined,
    "",
    `${token}0`,
    token.slice(0, -1),
    `00${token}`,
    token.replace(/-.*/, "-"),
    "x-y",
  ];
  for (let at = 0; at < token.length; at += 5)
    others.push(`${token.slice(0, at)}${token[at] === "0" ? "1" : "0"}${token.slice(at + 1)}`);
  for (const other of others)
    expect([other, provider.read(rawBody, headers, other)]).toMatchObject([
      other,
      { ok: false, failure: "forged" },
    ]);
}

/** What every payment company must do, whichever it is: run against the sandbox on each plug. */
export function describePaymentProvider(
  name: string,
  open: () => Promise<PaymentWorld>,
  traits: PaymentTraits = {},
): void {
  describe(`${name} as a payment provider`, () => {
    let world: PaymentWorld;
    beforeAll(async () => {
      world = await open();
    });
    beforeEach(() => world.heal());

    const request = (changes: Partial<StartRequest> = {}): StartRequest => {
      count += 1;
      return {
        reference: `OJ-TEST-${Date.now()}-${count}`,
        amount: money(750_000n, world.currency),
        email: "adaeze@example.test",
        // A phone of its own: two requests do not ring on one phone.
        phone: `+2547${String(10_000_000 + count)}`,
        orderNumber: "OJ-TEST-0001",
        method: world.method,
        returnUrl: "http://shop.test/checkout/return?order=OJ-TEST-0001",
        cancelUrl: "http://shop.test/checkout/return?order=OJ-TEST-0001&cancelled=1",
        lines: [{ title: "Adire “eléko” <cloth>", quantity: 2 }],
        expiresAt: after(new Date(), 45 * MINUTE),
        ...changes,
      };
    };

    const started = async (wish = request()) => {
      const answer = await world.provider.start(wish);
      if (!answer.ok) throw new Error(`${answer.failure}: ${answer.detail}`);
      return { ...wish, ...answer.value };
    };

    const paid = async () => {
      const payment = await started();
      await world.pay(payment.providerRef, "card");
      const look = await world.provider.look(payment);
      if (!look.ok || look.value.kind !== "paid")
        throw new Error(`Not paid: ${JSON.stringify(look, (_, value: unknown) => String(value))}`);
      return { ...payment, captureRef: look.value.captureRef };
    };

    it("opens a page, on which nothing is paid yet", async () => {
      const payment = await started();
      expect(payment.redirectUrl).toMatch(/^https?:\/\//);
      expect(await world.provider.look(payment)).toMatchObject({ ok: true, value: { kind: "pending" } });
    });

    it("says what was paid, in our own reference, to the minor unit", async () => {
      const wanted = 123_457n - (123_457n % (traits.step ?? 1n));
      const payment = await started(request({ amount: money(wanted, world.currency) }));
      await world.pay(payment.providerRef, "card");
      expect(await world.provider.look(payment)).toMatchObject({
        ok: true,
        value: {
          kind: "paid",
          reference: payment.reference,
          paid: { minor: wanted, currency: world.currency },
        },
      });
    });

    if (traits.isDeclineFinal) {
      it("calls a decline final where it ends the payment", async () => {
        const payment = await started();
        await world.pay(payment.providerRef, "decline");
        expect(await world.provider.look(payment)).toMatchObject({
          ok: true,
          value: { kind: "failed", isFinal: true },
        });
        await expect(world.pay(payment.providerRef, "card")).rejects.toThrow(/409/);
      });
    } else {
      it("does not call a decline final while the page is open", async () => {
        const payment = await started();
        await world.pay(payment.providerRef, "decline");
        const look = await world.provider.look(payment);
        expect(look).toMatchObject({ ok: true, value: { kind: "failed", isFinal: false } });
        await world.pay(payment.providerRef, "card");
        expect(await world.provider.look(payment)).toMatchObject({ ok: true, value: { kind: "paid" } });
      });
    }

    it("treats a repeated start as it promises", async () => {
      const first = await started();
      const again = await world.provider.start(first);
      // Nobody may count on an answer here: the room never asks twice.
      if (world.provider.isStartBlind) return expect(again.ok).toBe(false);
      if (world.provider.isStartRepeatable)
        expect(again).toMatchObject({ ok: true, value: { providerRef: first.providerRef } });
      else expect(again).toMatchObject({ ok: false, failure: "duplicate" });
    });

    it("knows nothing of a payment that was never started", async () => {
      expect(
        await world.provider.look({ reference: "OJ-NONE-0001", providerRef: null, amount: request().amount }),
      ).toMatchObject({
        ok: false,
        failure: "missing",
      });
    });

    it("says unclear, not no, when its answer is lost or it fails", async () => {
      world.loseAnswer("start");
      const lost = await world.provider.start(request());
      // A plug that may repeat with the same key has done so, and lost nothing.
      if (!lost.ok) expect(lost.failure).toBe("unclear");
      world.heal();
      world.goDown();
      expect(await world.provider.start(request())).toMatchObject({ ok: false, failure: "unclear" });
      expect(
        await world.provider.look({ reference: "OJ-ANY-0001", providerRef: "any", amount: request().amount }),
      ).toMatchObject({
        ok: false,
        failure: "unavailable",
      });
    });

    it("signs what it sends; one byte changed, one signature too many, or none at all is a forgery", async () => {
      const payment = await paid();
      const letters = await world.letters();
      const readings = letters.map(({ rawBody, headers, token }) =>
        world.provider.read(rawBody, headers, token),
      );
      expect(readings.every((reading) => reading.ok)).toBe(true);
      expect(
        readings.some(
          (reading) =>
            reading.ok && reading.value.about === "payment" && reading.value.reference === payment.reference,
        ),
      ).toBe(true);
      const keys = readings.map((reading) => (reading.ok ? reading.value.key : ""));
      expect(new Set(keys).size).toBe(keys.length);

      const [letter] = letters;
      if (!letter) throw new Error("No letter");
      if (traits.isUnsigned) return refuseOtherAddresses(world, letter);
      for (let at = 0; at < letter.rawBody.length; at += Math.ceil(letter.rawBody.length / 40)) {
        const changed = `${letter.rawBody.slice(0, at)}\u0007${letter.rawBody.slice(at + 1)}`;
        expect(world.provider.read(changed, letter.headers)).toMatchObject({ ok: false, failure: "forged" });
      }
      expect(world.provider.read(letter.rawBody, new Headers())).toMatchObject({
        ok: false,
        failure: "forged",
      });
      expect(world.provider.read("", new Headers())).toMatchObject({ ok: false, failure: "forged" });
    });

    if (traits.isRefundByHand) {
      it("leaves giving back to a person, with the receipt to do it by", async () => {
        const payment = await paid();
        const { reference, captureRef, amount } = payment;
        const answer = await world.provider.refund({
          id: "rfd_1",
          reference,
          captureRef,
          amount,
          reason: "damaged",
        });
        expect(answer).toMatchObject({
          ok: false,
          failure: "by_hand",
          detail: expect.stringContaining(captureRef),
        });
        expect(await world.provider.lookRefunds(payment)).toEqual({ ok: true, value: [] });
      });
    } else {
      it("gives back part by part, never more than it took, and tells of each refund", async () => {
        const payment = await paid();
        const refund = (id: string, minor: bigint) =>
          world.provider.refund({
            id,
            reference: payment.reference,
            captureRef: payment.captureRef,
            amount: money(minor, world.currency),
            reason: "damaged",
          });
        expect(await refund(`rfd_${payment.reference}_1`, 500_000n)).toMatchObject({
          ok: true,
          value: { amount: { minor: 500_000n } },
        });
        expect(await refund(`rfd_${payment.reference}_2`, 500_000n)).toMatchObject({
          ok: false,
          failure: "refused",
        });
        expect(await refund(`rfd_${payment.reference}_3`, 250_000n)).toMatchObject({ ok: true });
        const known = await world.provider.lookRefunds(payment);
        expect(known.ok && known.value.map((news) => news.amount.minor).sort()).toEqual([250_000n, 500_000n]);
      });

      it("pays a refund once when it is repeated, or shows the lost one", async () => {
        const payment = await paid();
        const before = world.calls("refund");
        const wish = {
          id: `rfd_${payment.reference}`,
          reference: payment.reference,
          captureRef: payment.captureRef,
          amount: payment.amount,
          reason: "changed mind",
        };
        world.loseAnswer("refund");
        const lost = await world.provider.refund(wish);
        world.heal();
        if (!lost.ok) expect(lost.failure).toBe("unclear");
        if (world.provider.isRefundRepeatable)
          expect(await world.provider.refund(wish)).toMatchObject({ ok: true });
        else expect(world.calls("refund")).toBe(before + 1);
        const known = await world.provider.lookRefunds(payment);
        expect(known.ok && known.value).toHaveLength(1);
      });
    }

    it("never shows its secret in what it says of a failure", async () => {
      world.goDown();
      const answer = await world.provider.start(request({ expiresAt: after(new Date(), DAY / 2) }));
      expect(JSON.stringify(answer)).not.toMatch(/sk_|whsec_|Bearer/);
    });
  });
}
