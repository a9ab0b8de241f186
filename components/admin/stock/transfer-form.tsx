import type { StaffAction } from "../staff-answer";
import { LINES_OF_A_PLAN } from "./plan-lines";
import { StaffField, StaffForm, StaffSelect } from "./staff-form";

type TransferFormProps = {
  action: StaffAction;
  requestKey: string;
  places: readonly { readonly id: string; readonly name: string }[];
};

/** From where to where, and what. A scanner types into the SKU fields as a keyboard does. */
export function TransferForm({ action, requestKey, places }: TransferFormProps) {
  const options = places.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  return (
    <StaffForm action={action} requestKey={requestKey} submit="Save the plan" label="Plan a transfer">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <StaffSelect within="plan" name="fromId" label="From" defaultValue={places[0]?.id ?? ""}>
          {options}
        </StaffSelect>
        <StaffSelect within="plan" name="toId" label="To" defaultValue={places[1]?.id ?? ""}>
          {options}
        </StaffSelect>
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">What goes</legend>
        {Array.from({ length: LINES_OF_A_PLAN }, (_, place) => (
          <div key={place} className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-start gap-2">
            <StaffField
              within="plan"
              name={`sku${place}`}
              label={`SKU or barcode, line ${place + 1}`}
              hideLabel
              placeholder="SKU or barcode"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={80}
            />
            <StaffField
              within="plan"
              name={`quantity${place}`}
              label={`Units, line ${place + 1}`}
              hideLabel
              placeholder="Units"
              type="number"
              inputMode="numeric"
              min={1}
            />
          </div>
        ))}
      </fieldset>
      <StaffField within="plan" name="note" label="Why it moves" minLength={3} maxLength={300} required />
    </StaffForm>
  );
}
