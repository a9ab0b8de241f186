import type { StaffAction } from "../staff-answer";
import { StaffField, StaffForm, StaffSelect } from "./staff-form";

type Named = { readonly id: string; readonly name: string };
type CountFormProps = {
  action: StaffAction;
  requestKey: string;
  places: readonly Named[];
  categories: readonly Named[];
};

/** What to count: a location, whole, or one kind of goods, or a few SKUs. */
export function CountForm({ action, requestKey, places, categories }: CountFormProps) {
  return (
    <StaffForm action={action} requestKey={requestKey} submit="Open the count" label="Open a count">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <StaffSelect within="count" name="locationId" label="Where" defaultValue={places[0]?.id ?? ""}>
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </StaffSelect>
        <StaffSelect within="count" name="categoryId" label="What" defaultValue="">
          <option value="">Everything there</option>
          {categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </StaffSelect>
      </div>
      <StaffField
        within="count"
        name="skus"
        label="Only these SKUs"
        isOptional
        hint="With spaces between them"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <StaffField within="count" name="note" label="Why you count" minLength={3} maxLength={300} required />
    </StaffForm>
  );
}
