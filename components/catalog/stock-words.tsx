import { Badge } from "@/components/ui/badge";
import { aheadWords, type OrderAhead } from "./ahead-words";

const FEW = 5;

type StockWordsProps = {
  available: number;
  /** Set when more may be bought than are there. */
  ahead: OrderAhead | null;
};

/** The truth about stock, no more urgent than it is. */
export function StockWords({ available, ahead }: StockWordsProps) {
  if (available <= 0 && ahead) return <Badge tone="info">Order ahead. {aheadWords(ahead)}</Badge>;
  if (available <= 0) return <Badge>Sold out</Badge>;
  if (available <= FEW && !ahead) return <Badge tone="warning">Only {available} left</Badge>;
  if (available <= FEW) return <Badge tone="success">{available} in stock, more to order ahead</Badge>;
  return <Badge tone="success">In stock</Badge>;
}
