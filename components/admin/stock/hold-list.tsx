import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { HoldView } from "@/server/modules/inventory/contract/levels";
import { Code } from "../code";
import { Moment } from "../moment";
import type { StaffAction } from "../staff-answer";
import { StaffField, StaffForm } from "./staff-form";

type HoldListProps = {
  rows: readonly HoldView[];
  /** Null for those who may only look. */
  release: StaffAction | null;
  newKey: () => string;
  empty: string;
};

/** What is put aside, the first to end first; each can be ended by hand, for a reason. */
export function HoldList({ rows, release, newKey, empty }: HoldListProps) {
  if (rows.length === 0) return <p className="py-3 text-muted">{empty}</p>;
  return (
    <ul>
      {rows.map((hold) => (
        <li
          key={hold.reference}
          className="grid gap-x-6 gap-y-2 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]"
        >
          <HoldWords hold={hold} />
          {release ? (
            <details>
              <summary className="flex min-h-target cursor-pointer items-center text-sm text-brand underline underline-offset-4">
                Give it back<span className="sr-only"> from {hold.orderNumber ?? hold.reference}</span>
              </summary>
              <StaffForm
                action={release}
                requestKey={newKey()}
                hidden={{ reference: hold.reference }}
                submit="Give back"
                variant="danger"
              >
                <StaffField
                  within={hold.reference}
                  name="reason"
                  label="Why"
                  minLength={3}
                  maxLength={300}
                  required
                />
              </StaffForm>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function HoldWords({ hold: { reference, orderNumber, expiresAt, isOverdue, lines } }: { hold: HoldView }) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {orderNumber ? (
          <TextLink href={`/admin/orders/${orderNumber}`} data-row="" className="tabular font-semibold">
            {orderNumber}
          </TextLink>
        ) : (
          <Code>{reference}</Code>
        )}
        {isOverdue ? <Badge tone="warning">Should have ended</Badge> : null}
        <span className="text-sm text-muted">
          until <Moment at={expiresAt} />
        </span>
      </p>
      <ul className="mt-1 text-sm">
        {lines.map(({ sku, location, quantity }) => (
          <li key={`${sku} ${location}`}>
            <span className="tabular font-semibold">{quantity}</span> of <Code>{sku}</Code> in {location}
          </li>
        ))}
      </ul>
    </div>
  );
}
