import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { AddLocation, LocationList } from "@/components/admin/stock/location-list";
import { StockNav } from "@/components/admin/stock/stock-nav";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readVisitor } from "../../visit";
import { addLocation, archiveLocation, changeLocation, raiseLocation } from "./actions";

export const metadata = { title: "Locations" };

const PATH = "/admin/inventory/locations";
const newKey = () => crypto.randomUUID();

export default async function LocationsPage() {
  const locations = await ask((await serverApi()).inventory.locations.list(), PATH);
  if (!locations) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("stock.manage");
  const actions = {
    change: changeLocation,
    archive: archiveLocation,
    raise: raiseLocation,
  };
  return (
    <>
      <PageHeading
        title="Locations"
        lead="An order is filled from the buyer's country first, then from the first location that has it."
      />
      <StockNav here={PATH} />
      <LocationList locations={locations} actions={isManager ? actions : null} newKey={newKey} />
      {isManager ? (
        <Part title="Add a location" className="mt-10">
          <AddLocation action={addLocation} requestKey={newKey()} />
        </Part>
      ) : null}
    </>
  );
}
