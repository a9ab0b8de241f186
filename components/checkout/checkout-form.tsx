"use client";

import { type ChangeEvent, startTransition, useActionState, useRef, useState, useSyncExternalStore } from "react";
import { SumLines } from "@/components/cart/sum-lines";
import { Choice } from "@/components/ui/choice";
import { NO_ANSWER } from "@/components/ui/form-answer";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { AddressFields } from "./address-fields";
import { ContactFields } from "./contact-fields";
import type { CheckoutAction, Offer, QuoteAction } from "./offer";
import { useKeptValues } from "./use-kept-values";

type CheckoutFormProps = {
  start: CheckoutAction;
  quotePlace: QuoteAction;
  offer: Offer;
  country: string;
  state: string;
  states: readonly string[];
  payments: readonly { readonly method: string; readonly label: string; readonly hint: string }[];
  /** Made once for this form: the same key is the same order, however often it is sent. */
  idempotencyKey: string;
  /** Which cart this is, so that another cart's key is not taken up again. */
  cartReference: string;
};

const isBrowser = () => true;
const isServer = () => false;
const never = () => () => undefined;

export function CheckoutForm(props: CheckoutFormProps) {
  const { start, quotePlace, country, states, payments, idempotencyKey, cartReference } = props;
  const [answer, send, isPending] = useActionState(start, { ...NO_ANSWER, offer: null });
  const [fresh, setFresh] = useState<Offer | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const hasScripts = useSyncExternalStore(never, isBrowser, isServer);
  const form = useRef<HTMLFormElement>(null);
  const keep = useKeptValues(form, cartReference, requote);

  const { values, fields } = answer;
  const offer = fresh ?? answer.offer ?? props.offer;
  const wanted = picked ?? values["delivery"];
  const chosen = offer.delivery.find(({ method }) => method === wanted) ?? offer.delivery[0];
  const payment = payments.find(({ method }) => method === values["payment"]) ?? payments[0];

  function requote(state: string) {
    startTransition(async () => {
      const next = await quotePlace(country, state);
      startTransition(() => setFresh(next));
    });
  }

  function onStateChange(event: ChangeEvent<HTMLSelectElement>) {
    requote(event.target.value);
  }

  return (
    <form
      ref={form}
      action={(sent) => {
        setFresh(null);
        send(sent);
      }}
      onInput={keep}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[1fr_24rem]"
    >
      <input type="hidden" name="idempotencyKey" defaultValue={values["idempotencyKey"] ?? idempotencyKey} />
      <input type="hidden" name="country" value={country} />
    </form>
  );
}
