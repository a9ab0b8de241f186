import { Tabs } from "@/components/ui/tabs";

const PLACES = [
  ["/admin/inventory", "Levels"],
  ["/admin/inventory/alerts", "Running low"],
  ["/admin/inventory/transfers", "Transfers"],
  ["/admin/inventory/counts", "Counts"],
  ["/admin/inventory/batches", "Batches"],
  ["/admin/inventory/holds", "Holds"],
  ["/admin/inventory/locations", "Locations"],
] as const;

export type StockPlace = (typeof PLACES)[number][0];

/** The pages of the stock room, over each of them. */
export function StockNav({ here }: { here: StockPlace }) {
  return (
    <div className="mb-6">
      <Tabs label="Stock" tabs={PLACES.map(([href, label]) => ({ href, label, isHere: href === here }))} />
    </div>
  );
}
