import { Badge } from "@/components/ui/badge";
import type { LocationView } from "@/server/modules/inventory/contract/locations";
import { countryName } from "@/server/shared/place";
import { Code } from "../code";
import type { StaffAction } from "../staff-answer";
import { Fold } from "./fold";
import { StaffField, StaffForm } from "./staff-form";
import { units } from "./stock-words";

export type LocationActions = Readonly<Record<"change" | "archive" | "raise", StaffAction>>;

type LocationListProps = {
  locations: readonly LocationView[];
  /** Null for those who may only look. */
  actions: LocationActions | null;
  newKey: () => string;
};

/** Where stock lies, in the order in which it is taken. */
export function LocationList({ locations, actions, newKey }: LocationListProps) {
  const open = locations.filter(({ isArchived }) => !isArchived).map(({ id }) => id);
  return (
    <ol>
      {locations.map((location) => {
        const { id, name, code, country, isArchived } = location;
        const place = open.indexOf(id);
        return (
          <li key={id} className="grid gap-2 border-b border-line py-4">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <p className="grow">
                <span className="font-semibold">{name}</span> {isArchived ? <Badge>Closed</Badge> : null}
                <span className="block text-sm text-muted">
                  <Code>{code}</Code> · {countryName(country)} · {units(location.units)}
                </span>
              </p>
              {actions && place > 0 ? (
                <StaffForm
                  action={actions.raise}
                  requestKey={newKey()}
                  hidden={{ ids: raised(open, place).join(",") }}
                  submit={
                    <>
                      Move up<span className="sr-only"> {name}</span>
                    </>
                  }
                  variant="quiet"
                />
              ) : null}
            </div>
            {actions && !isArchived ? <Change location={location} actions={actions} newKey={newKey} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** The same order with one place and the one before it exchanged. */
const raised = (ids: readonly string[], place: number): string[] => [
  ...ids.slice(0, place - 1),
  ...ids.slice(place, place + 1),
  ...ids.slice(place - 1, place),
  ...ids.slice(place + 1),
];

type ChangeProps = { location: LocationView; actions: LocationActions; newKey: () => string };

function Change({ location: { id, name, country, version, code }, actions, newKey }: ChangeProps) {
  const step = { id, version: String(version) };
  return (
    <Fold title={`Change ${name}`}>
      <div className="grid gap-6">
        <StaffForm
          action={actions.change}
          requestKey={newKey()}
          hidden={step}
          submit="Save"
          variant="secondary"
        >
          <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
            <StaffField within={code} name="name" label="Name" defaultValue={name} maxLength={80} required />
            <StaffField
              within={code}
              name="country"
              label="Country"
              defaultValue={country}
              maxLength={2}
              required
            />
          </div>
        </StaffForm>
        <StaffForm
          action={actions.archive}
          requestKey={newKey()}
          hidden={step}
          submit={`Close ${name}`}
          variant="danger"
        />
      </div>
    </Fold>
  );
}

/** A new place for stock. */
export function AddLocation({ action, requestKey }: { action: StaffAction; requestKey: string }) {
  return (
    <StaffForm action={action} requestKey={requestKey} submit="Add" label="Add a location">
      <div className="grid items-start gap-4 sm:grid-cols-[8rem_minmax(0,1fr)_8rem]">
        <StaffField
          within="new"
          name="code"
          label="Code"
          hint="Such as ABV"
          autoCapitalize="characters"
          maxLength={20}
          required
        />
        <StaffField within="new" name="name" label="Name" hint="City and quarter" maxLength={80} required />
        <StaffField
          within="new"
          name="country"
          label="Country"
          hint="NG, KE, GB"
          autoCapitalize="characters"
          maxLength={2}
          required
        />
      </div>
    </StaffForm>
  );
}
