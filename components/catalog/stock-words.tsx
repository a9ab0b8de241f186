import { Badge } from "@/components/ui/badge";

const FEW = 5;

/** The truth about stock, no more urgent than it is. */
export function StockWords({ available }: { available: number }) {
  if (available <= 0) return <Badge>Sold out</Badge>;
  if (available <= FEW) return <Badge tone="warning">Only {available} left</Badge>;
  return <Badge tone="success">In stock</Badge>;
}
