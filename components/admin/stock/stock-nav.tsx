import { Tabs } from "@/components/ui/tabs";
import { STOCK_PLACES } from "../navigation";

/** The pages of the stock room, over each of them. */
export function StockNav({ here }: { here: (typeof STOCK_PLACES)[number]["href"] }) {
  return (
    <div className="mb-6">
      <Tabs label="Stock" tabs={STOCK_PLACES.map((place) => ({ ...place, isHere: place.href === here }))} />
    </div>
  );
}
