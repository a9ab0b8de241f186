import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { ConversationRow } from "@/server/modules/concierge/contract";
import { Moment } from "./moment";
import { StatusBadge } from "./status";

/** Who wrote on WhatsApp: open ones first, the latest on top. */
export function ConversationList({ conversations }: { conversations: readonly ConversationRow[] }) {
  return (
    <ul className="border-t-2 border-line-strong">
      {conversations.map((conversation) => (
        <ConversationItem key={conversation.id} conversation={conversation} />
      ))}
    </ul>
  );
}

function ConversationItem({ conversation }: { conversation: ConversationRow }) {
  const { id, name, contact, status, lastText, cartReference, orderNumber, updatedAt } = conversation;
  const about = [orderNumber && `Order ${orderNumber}`, cartReference && `Cart ${cartReference}`]
    .filter(Boolean)
    .join(" · ");
  return (
    <li
      className={classNames(
        "relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-line py-3 focus-within:bg-sunken hover:bg-sunken",
        status === "closed" && "text-muted",
      )}
    >
      <Link
        href={`/admin/concierge/${id}`}
        prefetch={false}
        data-row=""
        className="stretched truncate font-bold"
      >
        {name || contact}
      </Link>
      <span className="text-right text-sm text-muted">
        <Moment at={updatedAt} />
      </span>
      <p className="truncate text-sm">{lastText}</p>
      <span className="text-right">
        <StatusBadge status={status} />
      </span>
      {about ? <p className="tabular text-sm text-muted">{about}</p> : null}
    </li>
  );
}
