"use client";

import { useState } from "react";
import { Moment } from "@/components/admin/moment";
import { Part } from "@/components/admin/page-heading";
import { StatusBadge } from "@/components/admin/status";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { readLagosField, toLagosField } from "./lagos-time";
import type { ProductEditing } from "./use-product-editor";

/** Whether it is on sale, from when until when, and what else can become of it. */
export function PublishPart({ editing }: { editing: ProductEditing }) {
  const { product, isBusy, ask } = editing;
  const { status, version, publishedAt, openCarts } = product;
  return (
    <Part title="On sale" aside={<StatusBadge status={status} />}>
      <div className="grid gap-4">
        <p className="text-sm text-muted">
          {publishedAt ? (
            <>
              First on sale <Moment at={publishedAt} />.{" "}
            </>
          ) : (
            "It has not been on sale yet. "
          )}
          {openCarts > 0 ? `${openCarts} open ${openCarts === 1 ? "cart holds" : "carts hold"} it.` : null}
        </p>
        <div className="flex flex-wrap gap-2">
          {status === "draft" ? (
            <Button disabled={isBusy} onClick={() => void ask({ kind: "publish", version }, "On sale.")}>
              Publish now
            </Button>
          ) : null}
          {status === "active" ? (
            <Button
              variant="secondary"
              disabled={isBusy}
              onClick={() => void ask({ kind: "unpublish", version }, OFF_SALE)}
            >
              Unpublish
            </Button>
          ) : null}
          {status === "archived" ? (
            <Button
              variant="secondary"
              disabled={isBusy}
              onClick={() => void ask({ kind: "restore", version }, "Back from the archive, as a draft.")}
            >
              Restore
            </Button>
          ) : (
            <Button
              variant="danger"
              disabled={isBusy}
              onClick={() => void ask({ kind: "archive", version }, OFF_SALE)}
            >
              Archive
            </Button>
          )}
        </div>
        {status === "archived" ? null : <Plan key={version} editing={editing} />}
      </div>
    </Part>
  );
}

export const OFF_SALE = "Off sale. Shoppers who open its page are told that it is gone.";

function Plan({ editing: { product, errors, isBusy, ask } }: { editing: ProductEditing }) {
  const { version, status } = product;
  const [from, setFrom] = useState(toLagosField(product.publishAt));
  const [until, setUntil] = useState(toLagosField(product.unpublishAt));
  const isPlanned = product.publishAt !== null || product.unpublishAt !== null;
  const isSame = from === toLagosField(product.publishAt) && until === toLagosField(product.unpublishAt);
  const plan = (publishAt: Date | null, unpublishAt: Date | null, done: string) =>
    void ask({ kind: "schedule", version, publishAt, unpublishAt }, done);
  return (
    <details open={isPlanned} className="rounded-lg border border-line px-4 py-2">
      <summary className="min-h-target cursor-pointer py-2 font-semibold">
        {isPlanned ? "Planned, in Lagos time" : "Plan it for later"}
      </summary>
      <div className="grid gap-3 pb-2">
        {status === "draft" ? (
          <TextField
            name="publishAt"
            type="datetime-local"
            label="On sale from"
            value={from}
            error={errors["publishAt"]}
            onChange={({ target }) => setFrom(target.value)}
          />
        ) : null}
        <TextField
          name="unpublishAt"
          type="datetime-local"
          label="Until"
          hint="Empty: until somebody takes it off. Times are of Lagos."
          value={until}
          error={errors["unpublishAt"]}
          onChange={({ target }) => setUntil(target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            disabled={isBusy || isSame}
            onClick={() => plan(readLagosField(from), readLagosField(until), "Planned.")}
          >
            Keep the plan
          </Button>
          {isPlanned ? (
            <Button
              variant="quiet"
              disabled={isBusy}
              onClick={() => plan(null, null, "The plan is taken away.")}
            >
              Take it away
            </Button>
          ) : null}
        </div>
      </div>
    </details>
  );
}
