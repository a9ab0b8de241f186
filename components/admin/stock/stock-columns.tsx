import { Badge } from "@/components/ui/badge";
import type { LevelView } from "@/server/modules/inventory/contract/levels";
import type { DenseColumn } from "../dense-table";
import { Figure } from "./figure";
import { MODE_WORDS } from "./stock-words";
import { ThingName } from "./thing-name";

const LOW = 3;

export const STOCK_COLUMNS: readonly Omit<DenseColumn<LevelView>, "header">[] = [
  { key: "what", isRowHeader: true, cell: (level) => <ThingName {...level} />, onPhone: "" },
  { key: "location", cell: ({ location }) => location, onPhone: "max-md:order-2" },
  {
    key: "onHand",
    isNumber: true,
    cell: ({ onHand }) => onHand,
    onPhone: "max-md:order-3",
    phoneLabel: "on the shelf",
  },
  {
    key: "reserved",
    isNumber: true,
    cell: ({ reserved }) => <Figure count={reserved} />,
    onPhone: "max-md:hidden",
  },
  {
    key: "available",
    isNumber: true,
    cell: ({ available }) => <Free count={available} />,
    onPhone: "max-md:order-1",
  },
  {
    key: "incoming",
    isNumber: true,
    cell: ({ incoming }) => <Figure count={incoming} />,
    onPhone: "max-md:hidden",
  },
  {
    key: "backordered",
    isNumber: true,
    cell: ({ backordered }) => <Figure count={backordered} />,
    onPhone: "max-md:hidden",
  },
  {
    key: "batched",
    isNumber: true,
    cell: ({ batched }) => <Figure count={batched} />,
    onPhone: "max-md:hidden",
  },
  { key: "mode", cell: ({ mode }) => MODE_WORDS[mode], onPhone: "max-md:hidden" },
];

function Free({ count }: { count: number }) {
  if (count > LOW) {
    return (
      <strong>
        {count}
        <span className="font-normal text-muted md:hidden"> to sell</span>
      </strong>
    );
  }
  return <Badge tone={count <= 0 ? "danger" : "warning"}>{count <= 0 ? "None left" : `${count} left`}</Badge>;
}
