import type { PolicyView } from "@/server/modules/inventory/contract/levels";
import { POLICY_MODES } from "@/server/modules/inventory/contract/writes";
import type { StaffAction } from "../staff-answer";
import { StaffField, StaffForm, StaffSelect } from "./staff-form";

const CHOICES = {
  deny: "Say it is sold out",
  backorder: "Let people order ahead",
  preorder: "Sell it before it comes, from a day on",
} as const satisfies Record<(typeof POLICY_MODES)[number], string>;

/** Written for a field of days: "2026-12-12" in Lagos. */
const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Lagos" });

type PolicyFormProps = { action: StaffAction; requestKey: string; policy: PolicyView };

/** Whether it may be sold before it is there, how many, and from when it ships. */
export function PolicyForm({ action, requestKey, policy }: PolicyFormProps) {
  const { variantId, mode, limit, backordered, availableFrom, version } = policy;
  return (
    <StaffForm
      action={action}
      requestKey={requestKey}
      hidden={{ variantId, version: String(version) }}
      submit="Save"
      variant="secondary"
      label="When it is gone"
    >
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <StaffSelect within="policy" name="mode" label="When it is gone" defaultValue={mode}>
          {POLICY_MODES.map((one) => (
            <option key={one} value={one}>
              {CHOICES[one]}
            </option>
          ))}
        </StaffSelect>
        <StaffField
          within="policy"
          name="limit"
          label="At most"
          type="number"
          inputMode="numeric"
          min={0}
          required
          defaultValue={limit}
          hint={backordered > 0 ? `${backordered} promised now` : "promised at one time"}
        />
        <StaffField
          within="policy"
          name="availableFrom"
          label="Ships from"
          type="date"
          isOptional={mode !== "preorder"}
          defaultValue={availableFrom ? DAY.format(availableFrom) : ""}
        />
      </div>
      <StaffField within="policy" name="note" label="Why it changes" minLength={3} maxLength={300} required />
    </StaffForm>
  );
}
