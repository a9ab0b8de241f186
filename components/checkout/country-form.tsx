import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { COUNTRIES, type Country, countryName } from "@/server/shared/place";

/** Other countries have a form of their own: choosing one shows the page again. */
export function CountryForm({ country }: { country: Country }) {
  return (
    <details>
      <summary className="inline-flex min-h-target items-center gap-1">
        <span className="text-muted">Delivering to {countryName(country)}.</span>
        <span className="font-semibold text-brand underline decoration-1 underline-offset-4">Elsewhere?</span>
      </summary>
      <form action="/checkout" className="flex items-end gap-2 pb-2">
        <SelectField
          name="country"
          id="country-choice"
          label="Country"
          hideLabel
          defaultValue={country}
          className="grow"
        >
          {COUNTRIES.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <Button type="submit" variant="secondary" className="flex-none">
          Deliver there
        </Button>
      </form>
    </details>
  );
}
