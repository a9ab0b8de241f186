"use client";

import { useActionState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { PriceExplanation } from "@/server/modules/catalog/contract/price-lists";
import { CURRENCIES } from "@/server/shared/money";

export type ExplainState = {
  readonly explanation: (PriceExplanation & { readonly thing: string }) | null;
  readonly problem: string | null;
  readonly values: Readonly<Record<string, string>>;
};
export const UNASKED: ExplainState = { explanation: null, problem: null, values: {} };

type PriceExplainProps = {
  action: (before: ExplainState, form: FormData) => Promise<ExplainState>;
};

/** What somebody would pay for a variant at a moment, and which list says so. */
export function PriceExplain({ action }: PriceExplainProps) {
  const [{ explanation, problem, values }, send] = useActionState(action, UNASKED);
  const currency = values["currency"] ?? "NGN";
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", autoComplete: "off" });
  return (
    <form action={send} className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-[1fr_7rem_7rem_1fr_1fr]">
        <TextField {...field("sku")} label="SKU" maxLength={80} spellCheck={false} required />
        <TextField
          {...field("quantity")}
          defaultValue={values["quantity"] ?? "1"}
          label="How many"
          type="number"
          inputMode="numeric"
          min={1}
          max={9999}
          required
        />
        <SelectField key={currency} name="currency" label="Currency" defaultValue={currency}>
          {CURRENCIES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <TextField
          {...field("email")}
          label="Customer"
          type="email"
          hint="E-mail. Empty: as everyone."
          isOptional
        />
        <TextField
          {...field("at")}
          label="When"
          type="datetime-local"
          hint="In Lagos. Empty: now."
          isOptional
        />
      </div>
      <div>
        <SubmitButton variant="secondary" pendingLabel="Looking…">
          Explain the price
        </SubmitButton>
      </div>
      {problem ? (
        <Notice tone="danger" isLive>
          {problem}
        </Notice>
      ) : null}
      {explanation ? (
        <Notice title={explanation.thing} isLive>
          {explanation.why}
          {explanation.list ? (
            <>
              {" "}
              <TextLink href={`/admin/price-lists/${explanation.list.id}`}>Open the list</TextLink>
            </>
          ) : null}
        </Notice>
      ) : null}
    </form>
  );
}
