"use client";

import { type ReactNode, useId, useState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import type { LevelView } from "@/server/modules/inventory/contract/levels";
import type { StaffAction } from "../staff-answer";
import { StaffField, StaffForm, StaffSelect } from "./staff-form";
import { ADJUST_WORDS } from "./stock-words";

type Place = { readonly id: string; readonly name: string };
type Level = Pick<LevelView, "locationId" | "onHand" | "reserved">;

type ChangeFormProps = {
  action: StaffAction;
  requestKey: string;
  variantId: string;
  places: readonly Place[];
  levels: readonly Level[];
};

/** Goods that came: where, how many, and their batch where the box names one. */
export function ReceiveForm({ action, requestKey, variantId, places, levels }: ChangeFormProps) {
  return (
    <StaffForm
      action={action}
      requestKey={requestKey}
      hidden={{ variantId }}
      submit="Receive"
      label="Receive"
    >
      <Preview places={places} levels={levels} label="How many came?" name="quantity" sign={1} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <StaffField
          within="receive"
          name="code"
          label="Batch code"
          hint="From the box"
          isOptional
          maxLength={60}
        />
        <StaffField within="receive" name="expiresAt" label="Expires" type="date" isOptional />
      </div>
      <StaffField
        within="receive"
        name="note"
        label="Delivery note or supplier"
        minLength={3}
        maxLength={300}
        required
      />
    </StaffForm>
  );
}

type AdjustFormProps = ChangeFormProps & {
  batches: readonly { readonly id: string; readonly label: string }[];
};

/** What the book says is wrong: by how much, and why. */
export function AdjustForm({ action, requestKey, variantId, places, levels, batches }: AdjustFormProps) {
  return (
    <StaffForm
      action={action}
      requestKey={requestKey}
      hidden={{ variantId }}
      submit="Put it right"
      label="Put right"
    >
      <Preview
        places={places}
        levels={levels}
        label="By how many?"
        name="delta"
        sign={1}
        hint="−2 takes two away, 2 adds two"
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <StaffSelect within="adjust" name="code" label="Why?" defaultValue="" required>
          <option value="">Choose a reason</option>
          {Object.entries(ADJUST_WORDS).map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </StaffSelect>
        {batches.length > 0 ? (
          <StaffSelect within="adjust" name="batchId" label="Batch" defaultValue="">
            <option value="">The one that expires first</option>
            {batches.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </StaffSelect>
        ) : null}
      </div>
      <StaffField within="adjust" name="note" label="What happened" isOptional maxLength={300} />
    </StaffForm>
  );
}

/** Plans a move to another location; nothing leaves before it is sent. */
export function MoveForm({ action, requestKey, variantId, places, levels }: ChangeFormProps) {
  return (
    <StaffForm
      action={action}
      requestKey={requestKey}
      hidden={{ variantId }}
      submit="Plan the move"
      label="Move"
    >
      <Preview
        places={places}
        levels={levels}
        label="How many go?"
        name="quantity"
        placeName="fromId"
        placeLabel="From"
        sign={-1}
      />
      <StaffSelect within="move" name="toId" label="To" defaultValue={places[1]?.id ?? ""}>
        {places.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </StaffSelect>
      <StaffField within="move" name="note" label="Why it moves" isOptional maxLength={300} />
    </StaffForm>
  );
}

type PreviewProps = Pick<ChangeFormProps, "places" | "levels"> & {
  label: string;
  name: string;
  placeName?: string;
  placeLabel?: string;
  sign: 1 | -1;
  hint?: ReactNode;
};

/** Where and how many, and what that makes of the shelf before anything is sent. */
function Preview(props: PreviewProps) {
  const { places, levels, label, name, placeName = "locationId", placeLabel = "Where?", sign, hint } = props;
  const id = useId();
  const [place, setPlace] = useState(levels[0]?.locationId ?? places[0]?.id ?? "");
  const [typed, setTyped] = useState("");
  const level = levels.find(({ locationId }) => locationId === place);
  const was = level?.onHand ?? 0;
  const change = sign * Number(typed);
  const isShown = typed !== "" && Number.isInteger(change) && change !== 0;
  const isTooFew = was + change < (level?.reserved ?? 0);
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          id={`place${id}`}
          name={placeName}
          label={placeLabel}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        >
          {places.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <TextField
          id={`count${id}`}
          name={name}
          label={label}
          hint={hint}
          type="number"
          inputMode="numeric"
          step={1}
          required
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <p aria-live="polite" className="min-h-6 text-sm">
        {isShown ? (
          <>
            On the shelf: <del className="text-danger">{was}</del>
            <span aria-hidden="true"> → </span>
            <ins className="font-semibold text-success no-underline">{was + change}</ins>
            {isTooFew ? (
              <span className="block text-danger">
                {level?.reserved ?? 0} are put aside for buyers, so this will be refused.
              </span>
            ) : null}
          </>
        ) : (
          <span className="text-muted">
            {was} on the shelf there now{level && level.reserved > 0 ? `, ${level.reserved} put aside` : ""}.
          </span>
        )}
      </p>
    </>
  );
}
