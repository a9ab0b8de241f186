import { notFound } from "next/navigation";
import { ActionButton } from "@/components/admin/action-button";
import { addressOf } from "@/components/admin/address";
import { ColumnForm } from "@/components/admin/imports/column-form";
import {
  Afterwards,
  ImportProgress,
  ImportSteps,
  ProblemList,
  TallyList,
} from "@/components/admin/imports/import-steps";
import { ImportBadge } from "@/components/admin/imports/import-table";
import { KIND_WORDS } from "@/components/admin/imports/words";
import { LookAgain } from "@/components/admin/look-again";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Notice } from "@/components/ui/notice";
import type { ImportView } from "@/server/modules/imports/contract";
import { ImportRunId } from "@/server/shared/id";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readSearch, readVisitor, type Search } from "../../visit";
import { cancelFile, checkFile, runFile } from "../actions";

export const metadata = { title: "Import" };

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export default async function ImportPage({ params, searchParams }: Props) {
  const id = ImportRunId.safeParse((await params).id);
  if (!id.success) notFound();
  const { after: given } = await readSearch(searchParams);
  const after = /^\d{1,6}$/.test(given ?? "") ? Number(given) : 0;
  const path = `/admin/imports/${id.data}`;
  const view = await ask((await serverApi()).imports.read({ id: id.data, after }), path);
  if (!view) return <NoAccess thing="imports" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  const isUnderWay = view.state === "checking" || view.state === "running";
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Import and export", href: "/admin/imports" }]} here={view.fileName} />
      <PageHeading
        title={<span className="[overflow-wrap:anywhere]">{view.fileName}</span>}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <ImportBadge state={view.state} />
            {KIND_WORDS[view.kind].label}, sent by {view.startedBy}.
            {isUnderWay
              ? " You may close this page: it goes on, and you find it again under Import and export."
              : null}
          </span>
        }
        actions={isManager ? <Decide view={view} /> : null}
      />
      {isUnderWay ? <LookAgain /> : null}
      <ImportSteps view={view} />
      <div className="grid gap-8">
        {isUnderWay ? <ImportProgress view={view} /> : null}
        <Standing view={view} isManager={isManager} />
        {view.problems > 0 ? (
          <Part title="Rows to mend">
            <ProblemList view={view} />
            <Older
              olderHref={view.nextAfter === null ? null : addressOf(path, { after: String(view.nextAfter) })}
              newestHref={after > 0 ? path : null}
              olderLabel="Next"
              newestLabel="To the start"
            />
          </Part>
        ) : null}
      </div>
    </>
  );
}

function Standing({ view, isManager }: { view: ImportView; isManager: boolean }) {
  const { state, found, done, reason, kind, id, columns, targets } = view;
  if (state === "failed")
    return (
      <Notice tone="danger" title="It could not go on">
        {reason}
      </Notice>
    );
  const columnForm = isManager ? <ColumnForm {...{ id, columns, targets }} action={checkFile} /> : null;
  if (state === "uploaded" || state === "mapped")
    return <Part title="What each column is">{columnForm}</Part>;
  if (state === "checked")
    return (
      <>
        <Part title="What would come of it" lead="Nothing has been changed yet.">
          <TallyList tally={found} />
        </Part>
        <details>
          <summary className="min-h-target cursor-pointer py-2 font-semibold">
            Choose the columns again
          </summary>
          <div className="mt-4">{columnForm}</div>
        </details>
      </>
    );
  if (state === "done" || state === "cancelled" || state === "running")
    return (
      <Part title={state === "running" ? "Written so far" : "What was written"}>
        <div className="grid gap-4">
          <TallyList tally={done} />
          {state === "running" ? null : <Afterwards kind={kind} />}
        </div>
      </Part>
    );
  return null;
}

function Decide({ view: { id, state, found } }: { view: ImportView }) {
  const changes =
    found.productsMade +
    found.productsChanged +
    found.variantsMade +
    found.pricesChanged +
    found.stockChanged;
  return (
    <>
      {state === "checked" && changes > 0 ? (
        <ActionButton action={runFile} fields={{ id }} variant="primary">
          Write it
        </ActionButton>
      ) : null}
      {["uploaded", "mapped", "checking", "checked", "running"].includes(state) ? (
        <ActionButton action={cancelFile} fields={{ id }} variant="danger">
          {state === "running" ? "Stop here" : "Cancel"}
        </ActionButton>
      ) : null}
    </>
  );
}
