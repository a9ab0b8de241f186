import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { ConversationView } from "@/server/modules/concierge/contract";
import { exactWords, Moment, momentWords } from "./moment";
import { wordsOf } from "./words";

type Message = ConversationView["messages"][number];

/** What was said, oldest first: theirs to the left, ours to the right on indigo. */
export function Messages({ messages }: { messages: readonly Message[] }) {
  return (
    <ol aria-label="Messages, oldest first" className="grid gap-3">
      {messages.map((message) => (
        <Bubble key={message.id} message={message} />
      ))}
    </ol>
  );
}

function Bubble({ message: { direction, author, text, status, at } }: { message: Message }) {
  const isOurs = direction === "out";
  const isBad = isOurs && (status === "failed" || status === "unknown");
  return (
    <li
      className={classNames(
        "grid max-w-[min(36rem,88%)] gap-1",
        isOurs ? "justify-items-end justify-self-end" : "justify-self-start",
      )}
    >
      <p
        className={classNames(
          "rounded-lg px-4 py-2.5 whitespace-pre-line [overflow-wrap:anywhere]",
          isOurs ? "cloth rounded-br-sm" : "rounded-bl-sm border border-line bg-surface",
        )}
      >
        <span className="sr-only">{isOurs ? `${author} wrote: ` : "They wrote: "}</span>
        {text}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        {isOurs ? <span>{author}</span> : null}
        <Moment at={at} />
        {isOurs ? (
          isBad ? (
            <Badge tone="danger">{wordsOf(status).label}</Badge>
          ) : (
            <span>{wordsOf(status).label}</span>
          )
        ) : null}
      </p>
    </li>
  );
}

/** Until when WhatsApp takes free text. */
export function Window({ endsAt }: { endsAt: Date | null }) {
  const now = new Date();
  if (endsAt && endsAt > now) {
    return (
      <p className="text-sm text-muted">
        WhatsApp takes your reply until{" "}
        <time
          dateTime={endsAt.toISOString()}
          title={exactWords(endsAt)}
          className="tabular font-semibold text-ink"
        >
          {momentWords(endsAt, now)}
        </time>
        , a day after they last wrote.
      </p>
    );
  }
  return (
    <Notice tone="warning" title="The window is shut">
      They last wrote more than a day ago, so WhatsApp takes no reply until they write again. Call or e-mail
      them instead.
    </Notice>
  );
}

export const isWindowOpen = (endsAt: Date | null): boolean => endsAt !== null && endsAt > new Date();
