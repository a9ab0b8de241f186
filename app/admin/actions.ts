"use server";

import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import type { RevealState } from "@/components/admin/reveal-contact";
import { type StaffAnswer, UNSENT } from "@/components/admin/staff-answer";
import { countryName } from "@/server/shared/place";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "./attempt";

export async function ship(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const choice = textOf(form, "choice");
  const carrier = choice === "another" ? textOf(form, "carrier") : choice;
  const parcel = { number: textOf(form, "number"), carrier, trackingNumber: textOf(form, "trackingNumber") };
  return attempt(form, "Shipped. The buyer gets a message with the tracking number.", async () =>
    (await serverApi()).admin.ship(parcel),
  );
}

export async function markDelivered(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Marked as delivered.", async () =>
    (await serverApi()).admin.markDelivered({ number: textOf(form, "number") }),
  );
}

export async function revealContact(_: RevealState, form: FormData): Promise<RevealState> {
  try {
    const api = await serverApi();
    const { customer, address } = await api.admin.order({ number: textOf(form, "number"), reveal: true });
    const { street, landmark, city, state, postcode, country } = address;
    const place = [
      street,
      landmark && `Landmark: ${landmark}`,
      [city, state, postcode].filter(Boolean).join(", "),
      countryName(country),
    ];
    return {
      problem: null,
      contact: { email: customer.email, phone: customer.phone, address: place.filter(Boolean).join("\n") },
    };
  } catch (error) {
    return { contact: null, problem: refuse(error, form).message };
  }
}

export async function resolveException(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const pressed = textOf(form, "resolution");
  const resolution = pressed === "refund" || pressed === "paid_back" ? pressed : "dismiss";
  const wish = { id: textOf(form, "id"), resolution, reason: textOf(form, "reason") } as const;
  return attempt(form, "Resolved.", async () => (await serverApi()).admin.resolveException(wish));
}

export async function replayEvent(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Put back in the line. Look again in a moment.", async () =>
    (await serverApi()).admin.replayEvent({ id: textOf(form, "id") }),
  );
}

export async function retryMessage(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "On its way again.", async () =>
    (await serverApi()).admin.retryMessage({ id: textOf(form, "id") }),
  );
}

export async function retryJob(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Back in the queue.", async () =>
    (await serverApi()).admin.retryJob({ id: textOf(form, "id") }),
  );
}

export async function reply(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const words = { conversationId: textOf(form, "conversationId"), text: textOf(form, "text") };
  return attempt(form, "Sent.", async () => (await serverApi()).concierge.reply(words));
}

export async function closeConversation(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Closed. It opens again when they write.", async () =>
    (await serverApi()).concierge.close({ id: textOf(form, "id") }),
  );
}

export async function verifyChain(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  try {
    const { isWhole, count, brokenAt } = await (await serverApi()).admin.verifyActivity();
    if (!isWhole)
      return {
        ...UNSENT,
        message: `The chain is broken at row ${brokenAt}: the log was changed in the database.`,
      };
    return {
      ...UNSENT,
      done: `The chain is whole: ${count.toLocaleString("en-GB")} rows, and every hash fits the one before.`,
    };
  } catch (error) {
    return { ...refuse(error, form), done: null };
  }
}

export async function signOut(): Promise<void> {
  try {
    await (await serverApi()).auth.signOut();
  } catch (error) {
    // A session that has ended already is what was asked for.
    refuse(error, new FormData());
  }
  redirect("/sign-in");
}
