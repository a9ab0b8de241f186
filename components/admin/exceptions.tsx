import { TextLink } from "@/components/ui/text-link";
import type { ExceptionView } from "@/server/modules/payments/contract";
import { formatMoney, money } from "@/server/shared/money";
import { Code } from "./code";
import { Moment } from "./moment";
import { ResolveForm } from "./resolve-form";
import type { StaffAction } from "./staff-answer";
import { exceptionWords, providerName } from "./words";

/** Money that fits no order: what happened, what it means, and the ways to end it. */
export function OpenException({
  exception,
  resolve,
}: {
  exception: ExceptionView;
  resolve: StaffAction | null;
}) {
  const { id, kind, provider, reference, orderNumber, expected, paid, detail, createdAt } = exception;
  const { title, advice } = exceptionWords(kind);
  return (
    <li className="grid gap-x-10 gap-y-4 rounded-r-lg border-l-[6px] border-danger bg-surface p-4 sm:p-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <div>
        <h3 className="text-lg">{title}</h3>
        <p className="tabular mt-1 text-sm text-muted">
          {providerName(provider)} · <Code>{reference}</Code> · <Moment at={createdAt} />
          {orderNumber ? (
            <>
              {" · "}
              <TextLink href={`/admin/orders/${orderNumber}`} className="whitespace-nowrap">
                {orderNumber}
              </TextLink>
            </>
          ) : null}
        </p>
        <dl className="tabular mt-3 flex flex-wrap gap-x-8 gap-y-1">
          {expected && expected.minor > 0n ? <Figure term="Asked" value={formatMoney(expected)} /> : null}
          {paid.minor > 0n ? <Figure term="Came" value={formatMoney(paid)} /> : null}
        </dl>
        {expected && paid.minor > 0n ? null : <p className="mt-2 text-sm">{detail}</p>}
      </div>
      <div className="grid content-start gap-3">
        <p>{advice}</p>
        {resolve ? (
          <ResolveForm
            action={resolve}
            id={id}
            refundLabel={refundLabel(exception)}
            isByHand={kind === "refund_by_hand"}
          />
        ) : (
          <p className="text-sm text-muted">An admin resolves this.</p>
        )}
      </div>
    </li>
  );
}

function Figure({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="text-xl font-bold">{value}</dd>
    </div>
  );
}

/** What the refund button says it gives back: the same sum the server works out. */
function refundLabel({ kind, expected, paid }: ExceptionView): string | null {
  if (!exceptionWords(kind).canRefund) return null;
  if (kind === "refund_failed") return expected ? `Try the refund of ${formatMoney(expected)} again` : null;
  const isExcess = kind === "overpaid" && expected?.currency === paid.currency;
  return `Refund ${formatMoney(isExcess ? money(paid.minor - expected.minor, paid.currency) : paid)}`;
}

const ENDS: Readonly<Record<string, string>> = { refund: "Refunded", paid_back: "Paid back by hand" };

/** Those that were ended before, for looking back. */
export function ResolvedExceptions({ exceptions }: { exceptions: readonly ExceptionView[] }) {
  return (
    <details className="group mt-4">
      <summary className="inline-flex min-h-target items-center font-semibold text-brand underline underline-offset-4">
        {exceptions.length === 1 ? "1 resolved before" : `${exceptions.length} resolved before`}
      </summary>
      <ul className="mt-2 text-sm">
        {exceptions.map(({ id, kind, reference, paid, resolution, createdAt }) => (
          <li key={id} className="tabular flex flex-wrap gap-x-4 gap-y-1 border-b border-line py-2">
            <Moment at={createdAt} />
            <span className="font-semibold">{exceptionWords(kind).title}</span>
            <span>{formatMoney(paid)}</span>
            <Code>{reference}</Code>
            <span className="text-muted">{ENDS[resolution ?? ""] ?? "Dismissed"}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
