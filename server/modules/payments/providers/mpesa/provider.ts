import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import { toMpesa } from "@/server/shared/phone";
import type {
  LookFailure,
  PaymentNews,
  PaymentProvider,
  PaymentTarget,
  StartFailure,
  StartRequest,
} from "../../provider";
import { claimOf, readLetter } from "./callback";
import { sealReference } from "./callback-address";
import { createDarajaClient, type DarajaClient, type DarajaSettings } from "./client";
import { endingOf } from "./endings";
import { Pushed, Queried } from "./wire";

export type MpesaSettings = DarajaSettings & {
  readonly shortcode: string;
  readonly passkey: string;
  /** Where callbacks go, without the seal at the end. */
  readonly callbackUrl: string;
  /** Makes the addresses of callbacks unguessable; they are not signed. */
  readonly callbackKey: string;
};

const SHILLING = 100n;
/** M-Pesa's most for one payment, in shillings. */
const MOST = 250_000n;
/** Paybill; a till number would be CustomerBuyGoodsOnline. */
const TRANSACTION_TYPE = "CustomerPayBillOnline";

/** M-Pesa: Kenyan shillings by a question on the buyer's phone, through Safaricom's Daraja. */
export function mpesaProvider(settings: MpesaSettings): PaymentProvider {
  const client = createDarajaClient(settings);
  return {
    name: "mpesa",
    isStartRepeatable: false,
    // Daraja has no key against asking twice: a second push rings a second time.
    isStartBlind: true,
    isRefundRepeatable: false,
    start: (request) => push(client, settings, request),
    look: (target) => look(client, settings, target),
    async refund({ captureRef, amount }) {
      const shillings = (amount.minor / SHILLING).toString();
      return fail(
        "by_hand",
        `M-Pesa gives nothing back by itself. Send Ksh ${shillings} back for receipt ${captureRef} in the M-Pesa portal, then write its receipt here.`,
      );
    },
    lookRefunds: async () => succeed([]),
    read: (rawBody, _headers, token) => readLetter(settings.callbackKey, rawBody, token ?? ""),
    claimOf,
  };
}

async function push(
  client: DarajaClient,
  settings: MpesaSettings,
  request: StartRequest,
): Promise<Outcome<{ redirectUrl: string; providerRef: string }, StartFailure>> {
  const { amount, reference, returnUrl } = request;
  const phone = toMpesa(request.phone);
  if (!phone) return fail("declined", "M-Pesa needs a Safaricom number such as 0712 345 678.");
  if (amount.currency !== "KES" || amount.minor % SHILLING !== 0n)
    return fail("declined", "M-Pesa takes whole Kenyan shillings only, no cents.");
  if (amount.minor < SHILLING || amount.minor > MOST * SHILLING)
    return fail("declined", "M-Pesa takes between Ksh 1 and Ksh 250,000 at once.");

  const answer = await client.call({
    path: "/mpesa/stkpush/v1/processrequest",
    body: {
      ...signOn(settings),
      TransactionType: TRANSACTION_TYPE,
      Amount: (amount.minor / SHILLING).toString(),
      PartyA: phone,
      PartyB: settings.shortcode,
      PhoneNumber: phone,
      CallBackURL: `${settings.callbackUrl}/${sealReference(settings.callbackKey, reference)}`,
      AccountReference: request.orderNumber.replace(/[^A-Za-z0-9]/g, "").slice(0, 12),
      TransactionDesc: "Oja order",
    },
    answer: Pushed,
  });
  if (answer.ok) {
    const { ResponseCode, CheckoutRequestID } = answer.value;
    return ResponseCode === "0"
      ? succeed({ redirectUrl: returnUrl, providerRef: CheckoutRequestID })
      : fail("declined", `M-Pesa did not take the request (${ResponseCode}).`);
  }
  switch (answer.failure) {
    case "unavailable":
    case "unclear":
      return fail(answer.failure, answer.detail);
    case "busy":
      return fail(
        "declined",
        "Another M-Pesa request is open on that phone. Finish it, wait a minute, then try again.",
      );
    default:
      return fail("declined", answer.detail);
  }
}

/** The query decides whether money came; the amount and the receipt are in the callback only, so `claim` brings them. */
async function look(
  client: DarajaClient,
  settings: MpesaSettings,
  { reference, providerRef, amount, claim }: PaymentTarget,
): Promise<Outcome<PaymentNews, LookFailure>> {
  if (!providerRef) return fail("missing", "M-Pesa has not named this request yet");
  const answer = await client.call({
    path: "/mpesa/stkpushquery/v1/query",
    body: { ...signOn(settings), CheckoutRequestID: providerRef },
    answer: Queried,
  });
  if (!answer.ok) {
    if (answer.failure === "pending") return succeed({ kind: "pending", reference });
    return fail(answer.failure === "missing" ? "missing" : "unavailable", answer.detail);
  }
  if (answer.value.CheckoutRequestID !== providerRef)
    return fail("unavailable", "M-Pesa answered about another request");
  const ending = endingOf(answer.value.ResultCode);
  switch (ending.kind) {
    case "paid":
      return succeed({
        kind: "paid",
        reference,
        // The phone cannot change the amount: without a callback it is what was asked.
        paid: claim?.paid ?? amount,
        captureRef: claim?.captureRef ?? providerRef,
        feeMinor: null,
      });
    case "failed":
      // A message says paid and the query says no: a person must see it, and nobody may call it the end.
      return succeed({ ...ending, reference, isFinal: ending.isFinal && !claim?.isPaid });
    default:
      return succeed({ kind: "pending", reference });
  }
}

/** Shortcode, the time in Nairobi, and a password made of both and the passkey; the same time in both places. */
function signOn({ shortcode, passkey, clock }: MpesaSettings) {
  const stamp = nairobiStamp(clock());
  return {
    BusinessShortCode: shortcode,
    Password: Buffer.from(`${shortcode}${passkey}${stamp}`).toString("base64"),
    Timestamp: stamp,
  };
}

const NAIROBI_AHEAD = 3 * 3_600_000;

/** 20261122142530. Kenya has no summer time. */
export const nairobiStamp = (at: Date): string =>
  new Date(at.getTime() + NAIROBI_AHEAD).toISOString().replace(/\D/g, "").slice(0, 14);
