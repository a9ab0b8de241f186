"use client";

import { startTransition, useActionState, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { NO_ANSWER } from "@/components/ui/form-answer";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { AddressFields } from "./address-fields";
import { ContactFields } from "./contact-fields";
import { DeliveryChoice } from "./delivery-choice";
import type { CheckoutAction, CheckoutAnswer, Offer, QuoteAction } from "./offer";
import { PaymentChoice, type PaymentWay } from "./payment-choice";
import { Sheet } from "./sheet";
import { Summary } from "./summary";
import { useKeptValues } from "./use-kept-values";

type CheckoutFormProps = {
  start: CheckoutAction;
  quotePlace: QuoteAction;
  offer: Offer;
  country: string;
  state: string;
  states: readonly string[];
  payments: readonly PaymentWay[];
  /** Made once for this form: the same key is the same order, however often it is sent. */
  idempotencyKey: string;
  /** False while a line of the cart cannot be bought as it is. */
  isReady: boolean;
  /** Which cart this is, so that another cart's key is not taken up again. */
  cart: string;
};

const UNANSWERED: CheckoutAnswer = { ...NO_ANSWER, offer: null };
const never = () => () => undefined;

/** The whole checkout as one form. Without scripts it works by sending itself; with them fees follow the state. */
export function CheckoutForm({
  start,
  quotePlace,
  country,
  state,
  states,
  payments,
  cart,
  ...given
}: CheckoutFormProps) {
  const [answer, send] = useActionState(start, UNANSWERED);
  const [fresh, setFresh] = useState<{ readonly offer: Offer; readonly after: CheckoutAnswer } | null>(null);
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const [key, setKey] = useState(given.idempotencyKey);
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const form = useRef<HTMLFormElement>(null);
  const { values, fields } = answer;
  const offer = (fresh?.after === answer ? fresh.offer : answer.offer) ?? given.offer;
  const wanted = picked ?? values["delivery"];
  const chosen = offer.delivery.find(({ method }) => method === wanted) ?? offer.delivery[0];

  const requote = (place: string) =>
    startTransition(async () => {
      const next = await quotePlace(country, place);
      startTransition(() => setFresh({ offer: next, after: answer }));
    });
  const keep = useKeptValues({
    form,
    cart,
    country,
    onRestore(kept) {
      if (kept["idempotencyKey"]) setKey(kept["idempotencyKey"]);
      setPicked(kept["delivery"]);
      if (kept["state"] && kept["state"] !== state && states.length > 0) requote(kept["state"]);
    },
  });

  useEffect(() => {
    if (answer === UNANSWERED) return;
    const found = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-answer]');
    found?.focus();
  }, [answer]);

  return (
    <form
      ref={form}
      action={send}
      onInput={keep}
      onSubmit={keep}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[1fr_24rem]"
    >
      <input type="hidden" name="idempotencyKey" value={values["idempotencyKey"] ?? key} />
      <input type="hidden" name="country" value={country} />
      <div className="grid gap-6">
        {answer.message ? (
          <div tabIndex={-1} data-answer="">
            <Notice
              tone="danger"
              isLive
              title={answer.message}
              actions={hasLineProblem(fields) ? <TextLink href="/cart">Look at the cart</TextLink> : null}
            />
          </div>
        ) : null}
        <Sheet step={1} title="Where to?">
          <AddressFields
            {...{ country, state, states, values, fields, hasScripts }}
            onStateChange={(event) => requote(event.target.value)}
          />
          <DeliveryChoice
            offer={offer}
            chosen={chosen?.method}
            error={fields["delivery"]}
            onPick={setPicked}
          />
        </Sheet>
        <Sheet step={2} title="Who receives it?">
          <ContactFields country={country} values={values} fields={fields} />
        </Sheet>
        <Sheet step={3} title="How will you pay?">
          <PaymentChoice ways={payments} chosen={values["payment"]} error={fields["payment"]} />
        </Sheet>
      </div>
      <Summary offer={offer} chosen={chosen} canPay={payments.length > 0 && given.isReady} />
    </form>
  );
}

const hasLineProblem = (fields: Readonly<Record<string, string>>): boolean =>
  Object.keys(fields).some((name) => name.startsWith("lines."));
