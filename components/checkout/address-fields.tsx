import type { ChangeEvent } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";

type AddressFieldsProps = {
  country: string;
  state: string;
  states: readonly string[];
  values: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, string>>;
  hasScripts: boolean;
  onStateChange: (event: ChangeEvent<HTMLSelectElement>) => void;
};

/** Where to. Nigeria and Kenya find the door by a landmark, others by a postcode. */
export function AddressFields(props: AddressFieldsProps) {
  const { country, values, fields } = props;
  const isByLandmark = country === "NG" || country === "KE";
  return (
    <>
      {props.states.length > 0 ? (
        <StateField {...props} />
      ) : (
        <TextField
          name="state"
          label={country === "US" ? "State" : "County"}
          autoComplete="address-level1"
          maxLength={60}
          required
          defaultValue={values["state"]}
          error={fields["state"]}
        />
      )}
      <TextField
        name="city"
        label={country === "NG" ? "City or LGA" : "Town or city"}
        autoComplete="address-level2"
        maxLength={80}
        required
        defaultValue={values["city"]}
        error={fields["city"]}
      />
      <TextField
        name="street"
        label="House and street"
        autoComplete="street-address"
        maxLength={160}
        required
        defaultValue={values["street"]}
        error={fields["street"]}
        className="sm:col-span-2"
      />
      {isByLandmark ? (
        <TextField
          name="landmark"
          label="Landmark"
          hint={`What the rider will see: “blue gate, opposite ${country === "KE" ? "the petrol station" : "First Bank"}”`}
          isOptional
          maxLength={160}
          defaultValue={values["landmark"]}
          error={fields["landmark"]}
          className="sm:col-span-2"
        />
      ) : (
        <TextField
          name="postcode"
          label={country === "US" ? "ZIP code" : "Postcode"}
          autoComplete="postal-code"
          maxLength={12}
          required
          defaultValue={values["postcode"]}
          error={fields["postcode"]}
        />
      )}
    </>
  );
}

function StateField({
  country,
  state,
  states,
  values,
  fields,
  hasScripts,
  onStateChange,
}: AddressFieldsProps) {
  return (
    <div className="grid content-start gap-2">
      <SelectField
        // A select does not take up a new default value after a form action.
        key={values["state"]}
        name="state"
        label={country === "KE" ? "County" : "State"}
        autoComplete="address-level1"
        required
        defaultValue={values["state"] ?? state}
        error={fields["state"]}
        onChange={onStateChange}
      >
        {states.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      {hasScripts ? null : (
        <Button type="submit" name="intent" value="quote" variant="secondary" formNoValidate>
          Show delivery to this {country === "KE" ? "county" : "state"}
        </Button>
      )}
    </div>
  );
}
