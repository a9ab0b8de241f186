"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FillRule } from "@/server/modules/catalog/contract/fill-prices";
import { writeAmount } from "@/server/shared/amount";
import type { ShopCurrency } from "@/server/shared/money";

/** What a currency is worth from now on. */
export function RateForm({ action }: { action: StaffAction }) {
  const [state, send] = useActionState(action, UNSENT);
  const { fields, values } = state;
  return (
    <form action={send} className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <SelectField name="pair" label="One" defaultValue={values["pair"] ?? "USD-NGN"} key={values["pair"]}>
          <option value="USD-NGN">US dollar, in naira</option>
          <option value="NGN-USD">naira, in US dollars</option>
        </SelectField>
        <TextField
          name="rate"
          label="is worth"
          hint="Such as 1,585.50"
          inputMode="decimal"
          autoComplete="off"
          required
          defaultValue={values["rate"] ?? ""}
          error={fields["rate"]}
        />
        <TextField
          name="source"
          label="Where it is from"
          hint="Your bank, the central bank"
          required
          maxLength={120}
          defaultValue={values["source"] ?? ""}
          error={fields["source"]}
        />
      </div>
      <Outcome state={Object.keys(fields).length > 0 ? UNSENT : state} />
      <div>
        <SubmitButton variant="secondary">Set the rate</SubmitButton>
      </div>
    </form>
  );
}

const NAMES = { NGN: "naira", USD: "dollars", KES: "shillings" } as const satisfies Record<
  ShopCurrency,
  string
>;
const STEPS = { NGN: "50", USD: "1", KES: "10" } as const satisfies Record<ShopCurrency, string>;

type FillRuleFormProps = { action: StaffAction; currency: ShopCurrency; rule: FillRule | undefined };

/** How prices that are missing in a currency are made from the other. */
export function FillRuleForm({ action, currency, rule }: FillRuleFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const { fields, values } = state;
  const was = (name: string, kept: string) => ({
    name,
    id: `${name}-${currency}`,
    defaultValue: values[name] ?? kept,
    error: fields[name],
  });
  const amount = (minor: bigint | undefined, otherwise: string) =>
    minor === undefined ? otherwise : writeAmount(minor, currency);
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="currency" value={currency} />
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          {...was("margin", rule ? String(rule.marginPoints / 100) : "0")}
          label="On top of the rate, %"
          inputMode="decimal"
        />
        <SelectField {...was("rounding", rule?.rounding ?? "up")} label="Rounded">
          <option value="up">up</option>
          <option value="nearest">to the nearest</option>
        </SelectField>
        <TextField
          {...was("step", amount(rule?.stepMinor, STEPS[currency]))}
          label={`To whole steps of, ${NAMES[currency]}`}
          inputMode="decimal"
        />
        <TextField
          {...was("ending", amount(rule?.endingMinor, "0"))}
          label="Plus an ending of"
          hint="0.99 makes 12.99"
          inputMode="decimal"
        />
      </div>
      <Outcome state={Object.keys(fields).length > 0 ? UNSENT : state} />
      <div>
        <SubmitButton variant="secondary">Keep the rule</SubmitButton>
      </div>
    </form>
  );
}
