import { ImportTable } from "@/components/admin/imports/import-table";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { mayOffer, readVisitor } from "../visit";

export const metadata = { title: "Import and export" };

export default async function ImportsPage() {
  const rows = await ask((await serverApi()).imports.list(), "/admin/imports");
  if (!rows) return <NoAccess thing="imports" isStaff={(await readVisitor()).role !== null} />;
  const [isManager, maySeeStock] = await Promise.all([mayOffer("catalog.manage"), mayOffer("stock.read")]);
  return (
    <>
      <PageHeading
        title="Import and export"
        lead="Products, prices and stock as files. A file is checked first; nothing is changed until you say so."
        actions={isManager ? <ButtonLink href="/admin/imports/new">Import a file</ButtonLink> : null}
      />
      <ImportTable rows={rows} />
      <Part
        title="Export"
        lead="Everything as CSV. Sent back as it is, it changes nothing."
        className="mt-10"
      >
        <div className="flex flex-wrap gap-3">
          <Download file="catalog">Products</Download>
          <Download file="prices">Prices</Download>
          {maySeeStock ? <Download file="stock">Stock</Download> : null}
        </div>
      </Part>
    </>
  );
}

function Download({ file, children }: { file: string; children: string }) {
  return (
    <ButtonLink href={`/admin/export/file-${file}`} variant="secondary" download>
      {children}
    </ButtonLink>
  );
}
