import { Badge } from "@/components/ui/badge";
import type { Season } from "./lagos";

const WORDS = {
  draft: { label: "Draft", tone: "neutral" },
  archived: { label: "Archived", tone: "neutral" },
  now: { label: "Now", tone: "success" },
  soon: { label: "Soon", tone: "info" },
  over: { label: "Over", tone: "warning" },
} as const;

/** What a collection or a price list does at this moment: a draft waits for people, one that is active for its period. */
export function StateBadge({ status, season }: { status: "draft" | "active" | "archived"; season: Season }) {
  const { label, tone } = WORDS[status === "active" ? season : status];
  return <Badge tone={tone}>{label}</Badge>;
}
