import { SendForm } from "@/components/admin/imports/send-form";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { mayOffer, readVisitor } from "../../visit";
import { finishFile, openImport, startFile } from "../actions";

export const metadata = { title: "Import a file" };

export default async function NewImportPage() {
  if (!(await mayOffer("catalog.manage")))
    return <NoAccess thing="imports" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Import and export", href: "/admin/imports" }]} here="Import a file" />
      <PageHeading
        title="Import a file"
        lead="Pictures are not taken from a file; nothing is fetched from addresses in it."
      />
      <SendForm actions={{ start: startFile, finish: finishFile, open: openImport }} />
    </>
  );
}
