"use client";

import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { type FormAnswer, NO_ANSWER } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";

const refuse = async (): Promise<FormAnswer> => ({
  ...NO_ANSWER,
  message: "We found no order with that number and contact.",
});

export function FailingForm({ label }: { label: string }) {
  return (
    <ActionForm action={refuse} label={label} className="grid gap-3">
      <TextField name="number" id={`${label} number`.replaceAll(/\W+/g, "-")} label="Order number" />
      <SubmitButton>Find it</SubmitButton>
    </ActionForm>
  );
}
