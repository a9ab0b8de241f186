"use server";

import { redirect } from "next/navigation";
import { type FormState, UNSENT } from "@/components/admin/form-state";
import type { RevealState } from "@/components/admin/reveal-contact";
import { countryName } from "@/server/shared/place";
import { serverApi } from "@/server/trpc/caller";
import { attempt, problemOrThrow, textOf } from "./attempt";

export async function ship(_: FormState, form: FormData): Promise<FormState> {
  const choice = textOf(form, "choice");
  const carrier = choice === "another" ? textOf(form, "carrier") : choice;
  const parcel = { number: textOf(form, "number"), carrier, trackingNumber: textOf(form, "trackingNumber") };
  return attempt(form, "Shipped. The buyer gets a message with the tracking number.", async () =>
    (await serverApi()).admin.ship(parcel),
  );
}

export async function markDelivered(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, "Marked as delivered.", async () =>
    (await serverApi()).admin.markDelivered({ number: textOf(form, "number") }),
  );
}

export async function revealContact(_: RevealState, form: FormData): Promise<RevealState> {
  try {
    const api = await serverApi();
    const { customer, address } = await api.admin.order({ number: textOf(form, "number"), reveal: true });
    const { street, landmark, city, state, postcode, country } = address;
    const place = [street, landmark && `Landmark: ${landmark}`, [city, state, postcode].filter(Boolean).join(", "), countryName(country)];
    return { problem: null, contact: { email: customer.email, phone: customer.phone, address: place.filter(Boolean).join("\n") } };
  } catch (error) {
    return { contact: null, problem: problemOrThrow(error).message };
  }
}

export async function resolveException(_: FormState, form: FormData): Promise<FormState> {
  const resolution = textOf(form, "resolution") === "refund" ? "refund" : "dismiss";
  const wish = { id: textOf(form, "id"), resolution, reason: textOf(form, "reason") } as const;
  return attempt(form, "Resolved.", async () => (await serverApi()).admin.resolveException(wish));
}

export async function replayEvent(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, "Put back in the line. Look again in a moment.", async () =>
    (await serverApi()).admin.replayEvent({ id: textOf(form, "id") }),
  );
}

export async function retryMessage(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, "On its way again.", async () => (await serverApi()).admin.retryMessage({ id: textOf(form, "id") }));
}

export async function retryJob(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, "Back in the queue.", async () => (await serverApi()).admin.retryJob({ id: textOf(form, "id") }));
}

export async function reply(_: FormState, form: FormData): Promise<FormState> {
  const words = { conversationId: textOf(form, "conversationId"), text: textOf(form, "text") };
  return attempt(form, "Sent.", async () => (await serverApi()).concierge.reply(words));
}

export async function closeConversation(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, "Closed. It opens again when they write.", async () =>
    (await serverApi()).concierge.close({ id: textOf(form, "id") }),
  );
}

export async function verifyChain(): Promise<FormState> {
  try {
    const { isWhole, count, brokenAt } = await (await serverApi()).admin.verifyActivity();
    if (!isWhole) return { ...UNSENT, problem: `The chain is broken at row ${brokenAt}: the log was changed in the database.` };
    return { ...UNSENT, done: `The chain is whole: ${count.toLocaleString("en-GB")} rows, and every hash fits the one before.` };
  } catch (error) {
    return { ...UNSENT, problem: problemOrThrow(error).message };
  }
}

export async function signOut(): Promise<void> {
  try {
    await (await serverApi()).auth.signOut();
  } catch (error) {
    // A session that has ended already is what was asked for.
    problemOrThrow(error);
  }
  redirect("/sign-in");
}
