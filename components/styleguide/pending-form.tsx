"use client";

import { SubmitButton } from "@/components/ui/submit-button";

const EIGHT_SECONDS = 8_000;

/** Sends for eight seconds, to show a button on its way. */
export function PendingForm() {
  return (
    <form action={() => new Promise<void>((done) => setTimeout(done, EIGHT_SECONDS))}>
      <SubmitButton pendingLabel="Placing your order">Press: on its way</SubmitButton>
    </form>
  );
}
