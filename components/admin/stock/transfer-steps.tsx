import type { TransferView } from "@/server/modules/inventory/contract/transfers";
import { Part } from "../page-heading";
import type { StaffAction } from "../staff-answer";
import { Fold } from "./fold";
import { StaffField, StaffForm } from "./staff-form";

export type TransferActions = Readonly<Record<"send" | "receive" | "close" | "cancel", StaffAction>>;

type StepsProps = { transfer: TransferView; actions: TransferActions; newKey: () => string };

/** What can be done with a transfer now. */
export function TransferSteps({ transfer, actions, newKey }: StepsProps) {
  const { id, version, status, from, to, lines } = transfer;
  const step = { transferId: id, version: String(version) };
  if (status === "draft") {
    return (
      <Part
        title="Send it"
        lead={`It leaves the shelf in ${from}, and is on sale nowhere until it arrives in ${to}.`}
        className="mt-8"
      >
        <div className="flex flex-wrap items-start gap-4">
          <StaffForm action={actions.send} requestKey={newKey()} hidden={step} submit="It has left" />
          <StaffForm
            action={actions.cancel}
            requestKey={newKey()}
            hidden={step}
            submit="Drop the plan"
            variant="secondary"
          />
        </div>
      </Part>
    );
  }
  if (status !== "sent") return null;
  return (
    <Part
      title="What has come"
      lead="Leave a line empty while it has not come. The rest can be booked later."
      className="mt-8"
    >
      <StaffForm
        action={actions.receive}
        requestKey={newKey()}
        hidden={{ transferId: id }}
        submit="Put on the shelf"
      >
        {lines
          .filter(({ inTransit }) => inTransit > 0)
          .map(({ variantId, title, sku, inTransit }) => (
            <div key={variantId} className="grid grid-cols-[minmax(0,1fr)_7rem] items-center gap-3">
              <p>
                {title} <span className="font-mono text-xs">{sku}</span>
                <span className="block text-sm text-muted">{inTransit} on the way</span>
              </p>
              <StaffField
                within="came"
                name={`came:${variantId}`}
                label={`Units of ${sku} that came`}
                hideLabel
                type="number"
                inputMode="numeric"
                min={0}
                max={inTransit}
              />
            </div>
          ))}
      </StaffForm>
      <div className="mt-6">
        <Fold title="The rest will not come">
          <StaffForm
            action={actions.close}
            requestKey={newKey()}
            hidden={step}
            submit="Close and write it off"
            variant="danger"
          >
            <StaffField
              within="close"
              name="reason"
              label="What happened to it"
              minLength={3}
              maxLength={300}
              required
            />
          </StaffForm>
        </Fold>
      </div>
    </Part>
  );
}
