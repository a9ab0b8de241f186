"use client";

import { useActionState, useId, useState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SynonymView } from "@/server/modules/catalog/contract/search";

type SynonymFormProps = {
  action: StaffAction;
  /** Null for a new one. */
  synonym: SynonymView | null;
  /** What people searched for, to begin with. */
  words?: string;
};

/** Words that mean each other, or words that find others too. */
export function SynonymForm({ action, synonym, words = "" }: SynonymFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const [kind, setKind] = useState<SynonymView["kind"]>(synonym?.kind ?? "same");
  const id = useId();
  const { values, fields } = state;
  const errorOf = (name: string) =>
    Object.entries(fields).find(([key]) => key === name || key.startsWith(`${name}.`))?.[1];
  return (
    <form action={send} className="grid max-w-text gap-3">
      {synonym ? (
        <>
          <input type="hidden" name="id" value={synonym.id} />
          <input type="hidden" name="version" value={synonym.version} />
        </>
      ) : null}
      <input type="hidden" name="kind" value={kind} />
      <fieldset>
        <legend className="sr-only">What they do</legend>
        {KINDS.map(({ value, label, detail }) => (
          <Choice
            key={value}
            name={`kind${id}`}
            value={value}
            label={label}
            detail={detail}
            checked={kind === value}
            onChange={() => setKind(value)}
          />
        ))}
      </fieldset>
      <TextField
        name="terms"
        id={`terms${id}`}
        label={kind === "same" ? "The words" : "Who searches for"}
        hint="Commas between them."
        defaultValue={values["terms"] ?? synonym?.terms.join(", ") ?? words}
        error={errorOf("terms")}
        autoComplete="off"
        required
      />
      {kind === "also" ? (
        <TextField
          name="meanings"
          id={`meanings${id}`}
          label="Also finds"
          hint="Commas between them."
          defaultValue={values["meanings"] ?? synonym?.meanings.join(", ") ?? ""}
          error={errorOf("meanings")}
          autoComplete="off"
          required
        />
      ) : null}
      <TextField
        name="reason"
        id={`reason${id}`}
        label="Why"
        hint="For the activity log."
        defaultValue={values["reason"] ?? ""}
        maxLength={200}
        isOptional
      />
      <div>
        <SubmitButton variant={synonym ? "secondary" : "primary"}>
          {synonym ? "Save" : "Make the synonym"}
        </SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}

const KINDS = [
  { value: "same", label: "They mean the same", detail: "Whoever searches for one finds all of them." },
  { value: "also", label: "One finds others too", detail: "And not the other way round." },
] as const;
