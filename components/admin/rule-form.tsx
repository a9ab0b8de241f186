"use client";

import { useActionState, useId } from "react";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RuleView } from "@/server/modules/inventory/contract/alerts";
import { Outcome } from "./outcome";
import { type StaffAction, UNSENT } from "./staff-answer";

type RuleFormProps = {
  action: StaffAction;
  rule: RuleView;
  /** Whose rule it is; without one it is the rule for all others. */
  variantId?: string;
};

/** When the house says that something runs low. */
export function RuleForm({ action, rule, variantId = "" }: RuleFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  // A variant may be on the page more than once.
  const id = useId();
  const { fields, values } = state;
  const field = (name: "threshold" | "leadDays") => ({
    name,
    id: `${name}${id}`,
    type: "number",
    inputMode: "numeric" as const,
    min: 0,
    required: true,
    defaultValue: values[name] ?? rule[name],
    error: fields[name],
    className: "w-56",
  });
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="version" value={rule.version} />
      <div className="flex flex-wrap items-start gap-4">
        <TextField {...field("threshold")} label="Few is" hint="so many to sell, or fewer" />
        <TextField {...field("leadDays")} label="New stock takes" hint="days from ordering to the shelf" />
      </div>
      <div>
        <SubmitButton variant="secondary">Save</SubmitButton>
      </div>
      <Outcome state={fields["threshold"] || fields["leadDays"] ? UNSENT : state} />
    </form>
  );
}
