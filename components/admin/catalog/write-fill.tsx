"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ShopCurrency } from "@/server/shared/money";

export type FillAnswer =
  | { readonly ok: true; readonly written: number; readonly hasMore: boolean }
  | { readonly ok: false; readonly message: string };

type WriteFillProps = {
  currency: ShopCurrency;
  rateId: string;
  /** How many prices the preview counted. */
  total: number;
  write: (currency: ShopCurrency, rateId: string) => Promise<FillAnswer>;
};

const LOST = "That did not reach the shop. What was written stays; go on when the connection is back.";

/** Writes the prices of the preview some hundreds at a time, and shows how far it is. Can be stopped; what is written stays. */
export function WriteFill({ currency, rateId, total, write }: WriteFillProps) {
  const router = useRouter();
  const [written, setWritten] = useState(0);
  const [state, setState] = useState<"idle" | "running" | "done">("idle");
  const [problem, setProblem] = useState<string | null>(null);

  async function run(): Promise<void> {
    setProblem(null);
    setState("running");
    let [count, hasMore] = [0, true];
    while (hasMore) {
      const answer = await write(currency, rateId).catch((): FillAnswer => ({ ok: false, message: LOST }));
      if (!answer.ok) {
        setProblem(answer.message);
        return setState("idle");
      }
      count += answer.written;
      setWritten(count);
      ({ hasMore } = answer);
    }
    setState("done");
    router.refresh();
  }

  return (
    <div className="grid gap-3">
      {state === "running" ? (
        <div className="grid max-w-text gap-1">
          <progress
            className="h-2 w-full"
            max={total}
            value={Math.min(written, total)}
            aria-label="Prices written"
          />
          <p role="status" className="tabular text-sm text-muted">
            {written.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} prices written
          </p>
        </div>
      ) : null}
      {problem ? (
        <Notice tone="danger" isLive>
          {problem}
        </Notice>
      ) : null}
      {state === "done" ? (
        <Notice tone="success" isLive>
          {written === 1 ? "One price is" : `${written.toLocaleString("en-GB")} prices are`} written. The shop
          shows them now.
        </Notice>
      ) : null}
      {state !== "done" && total > 0 ? (
        <div>
          <Button disabled={state === "running"} onClick={() => void run()}>
            {state === "running"
              ? "Writing…"
              : `Write ${total === 1 ? "this price" : `these ${total.toLocaleString("en-GB")} prices`}`}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
