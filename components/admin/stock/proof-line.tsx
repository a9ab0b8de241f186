import { Notice } from "@/components/ui/notice";
import type { ProofView } from "@/server/modules/inventory/contract/levels";
import { agoWords } from "./stock-words";

const MOST = 5;

/** Whether the counters are what every movement adds up to, and how long ago that was proven. */
export function ProofLine({ proof: { last, disagreements } }: { proof: ProofView }) {
  if (disagreements.length > 0) {
    return (
      <Notice tone="danger" title="Counters differ from the stock ledger" className="mb-5">
        <ul>
          {disagreements.slice(0, MOST).map(({ sku, location, counter, held, derived }) => (
            <li key={`${sku} ${location} ${counter}`}>
              {sku}, {location}: {counter.replaceAll("_", " ")} says {held}, its movements say {derived}
            </li>
          ))}
        </ul>
        {disagreements.length > MOST ? <p>And {disagreements.length - MOST} more.</p> : null}
        <p>Count these before you sell more of them.</p>
      </Notice>
    );
  }
  if (!last) return <p className="mb-5 text-sm text-muted">The ledger has not been checked yet.</p>;
  return (
    <p className="mb-5 text-sm text-muted">
      {last.finishedAt
        ? `Ledger checked ${agoWords(last.finishedAt, new Date())}: ${last.checked.toLocaleString("en-GB")} variants, ${last.found} differences.`
        : `The ledger is being checked: ${last.checked.toLocaleString("en-GB")} variants so far, ${last.found} differences.`}
    </p>
  );
}
