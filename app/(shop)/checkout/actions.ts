"use server";

import { redirect } from "next/navigation";
import type { CheckoutAnswer, Offer } from "@/components/checkout/offer";
import { readPlace } from "@/components/checkout/read-place";
import type { FormAnswer } from "@/components/ui/form-answer";
import { StartInput, StatusInput } from "@/server/modules/checkout/contract";
import { PaymentMethod } from "@/server/modules/payments/contract";
import { serverApi, visitorCurrency } from "@/server/trpc/caller";
import { keepWaitingOrder } from "@/server/trpc/waiting-order";
import { refuse, textOf, typedIn } from "../../form-answer";
import { makeOffer } from "./make-offer";

const placeOf = async (country: string, state: string) => {
  const place = readPlace(state, country, await visitorCurrency());
  return place.state || !state ? place : { ...place, state };
};

/** The offer for another place, while the form is being filled in. */
export const quotePlace = async (country: string, state: string): Promise<Offer> =>
  makeOffer(await placeOf(country.slice(0, 2), state.slice(0, 60)));

/**
 * Places the order and goes to the payment page. First the total is compared with the one
 * on the form: when it has changed the shopper is shown the new one and asked again.
 */
export async function startCheckout(_: CheckoutAnswer, form: FormData): Promise<CheckoutAnswer> {
  const values = typedIn(form);
  const offer = await makeOffer(await placeOf(textOf(form, "country"), textOf(form, "state")));
  if (form.get("intent") === "quote") return { message: null, fields: {}, values, offer };
  const change = explainChange(form, offer);
  if (change) return { message: change, fields: {}, values, offer };
  let target: string;
  try {
    const answer = await (await serverApi()).checkout.start(readStart(form));
    await keepWaitingOrder(answer.trackingUrl);
    target = answer.redirectUrl ?? `${answer.trackingUrl}&late=1`;
  } catch (error) {
    return { ...nameFields(refuse(error, form)), offer };
  }
  return redirect(target);
}

/** Words for a total that is not the one on the form; null when it is, or when the cart is an order already. */
function explainChange(form: FormData, { delivery, place, lines }: Offer): string | null {
  if (lines.length === 0) return null;
  const chosen = delivery.find(({ method }) => method === form.get("delivery"));
  if (!chosen || form.get(`shown.${chosen.method}`) === chosen.totalMinor) return null;
  return `For ${place} it now comes to ${chosen.total} (${chosen.label.toLowerCase()}: ${chosen.fee.toLowerCase()}). Nothing was charged: look once more, then pay.`;
}

function readStart(form: FormData): StartInput {
  return StartInput.parse({
    idempotencyKey: textOf(form, "idempotencyKey"),
    contact: { name: textOf(form, "name"), email: textOf(form, "email"), phone: textOf(form, "phone") },
    address: {
      country: textOf(form, "country"),
      state: textOf(form, "state"),
      city: textOf(form, "city"),
      street: textOf(form, "street"),
      landmark: textOf(form, "landmark"),
      postcode: textOf(form, "postcode"),
    },
    delivery: form.get("delivery"),
    payment: form.get("payment"),
  });
}

/** The procedure names its input ("address.state"); the form has plain names. */
function nameFields(answer: FormAnswer): FormAnswer {
  const fields = Object.fromEntries(
    Object.entries(answer.fields).map(([path, words]) => [path.replace(/^(contact|address)\./, ""), words]),
  );
  const isMany =
    Object.keys(fields).length > 1 && !Object.keys(fields).some((name) => name.startsWith("lines."));
  return { ...answer, fields, message: isMany ? "A few fields need another look." : answer.message };
}

/** Opens a payment page for an order that waits, by the same way to pay or another. */
export async function payAgain(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  let target: string;
  try {
    const asked = StatusInput.parse({ orderNumber: form.get("orderNumber"), token: form.get("token") });
    const payment = PaymentMethod.parse(form.get("payment"));
    const answer = await (await serverApi()).checkout.payAgain({ ...asked, payment });
    target = answer.redirectUrl ?? `${answer.trackingUrl}&late=1`;
  } catch (error) {
    return refuse(error, form);
  }
  return redirect(target);
}
