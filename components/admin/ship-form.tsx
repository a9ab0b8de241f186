"use client";

import { useActionState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type StaffAction, UNSENT } from "./staff-answer";

const CARRIERS = ["GIG Logistics", "DHL", "Kwik", "Red Star Express", "Own rider"] as const;

/** Hands the parcel to a carrier. The field for another carrier appears when it is chosen, with or without scripts. */
export function ShipForm({ action, number }: { action: StaffAction; number: string }) {
  const [{ message, fields, values }, send] = useActionState(action, UNSENT);
  const isFieldError = Boolean(fields["carrier"] || fields["trackingNumber"]);
  return (
    <form action={send} className="group/ship grid gap-4">
      <input type="hidden" name="number" value={number} />
      {message && !isFieldError ? (
        <Notice tone="danger" isLive>
          {message}
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-[14rem_minmax(0,1fr)_auto]">
        <SelectField
          key={values["choice"] ?? ""}
          name="choice"
          label="Carrier"
          defaultValue={values["choice"] ?? CARRIERS[0]}
          error={values["choice"] === "another" ? null : fields["carrier"]}
        >
          {CARRIERS.map((carrier) => (
            <option key={carrier}>{carrier}</option>
          ))}
          <option value="another">Another carrier…</option>
        </SelectField>
        <TextField
          name="trackingNumber"
          label="Tracking number"
          defaultValue={values["trackingNumber"] ?? ""}
          error={fields["trackingNumber"]}
          hint="The buyer gets it by message. Own rider? Write the rider's phone number."
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          required
        />
        <TextField
          name="carrier"
          label="Which carrier?"
          defaultValue={values["carrier"] ?? ""}
          error={values["choice"] === "another" ? fields["carrier"] : null}
          autoComplete="off"
          maxLength={60}
          className="hidden! group-has-[option[value=another]:checked]/ship:grid! sm:col-span-2 xl:col-span-1 xl:col-start-1 xl:row-start-2"
        />
        <SubmitButton
          size="lg"
          pendingLabel="Writing the shipment down…"
          className="sm:col-span-2 xl:col-span-1 xl:col-start-3 xl:row-start-1 xl:mt-[1.9rem]"
        >
          Mark as shipped
        </SubmitButton>
      </div>
    </form>
  );
}
