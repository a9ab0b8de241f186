import { ActionButton } from "@/components/admin/action-button";
import { isWindowOpen, Messages, Window } from "@/components/admin/conversation";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { ReplyForm } from "@/components/admin/reply-form";
import { StatusBadge } from "@/components/admin/status";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Definitions } from "@/components/ui/definitions";
import { TextLink } from "@/components/ui/text-link";
import type { ConversationView } from "@/server/modules/concierge/contract";
import { serverApi } from "@/server/trpc/caller";
import * as actions from "../../actions";
import { ask } from "../../ask";
import { readVisitor } from "../../visit";

type Props = { readonly params: Promise<{ readonly id: string }> };

export const metadata = { title: "Conversation" };

export default async function ConversationPage({ params }: Props) {
  const { id } = await params;
  const api = await serverApi();
  const conversation = await ask(
    api.concierge.conversation({ id }),
    `/admin/concierge/${encodeURIComponent(id)}`,
  );
  if (!conversation) return <NoAccess thing="conversations" isStaff={(await readVisitor()).role !== null} />;
  const { name, contact, status, messages, windowEndsAt } = conversation;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Conversations", href: "/admin/concierge" }]} here={name || contact} />
      <PageHeading
        title={name || contact}
        actions={
          status === "open" ? (
            <ActionButton action={actions.closeConversation} fields={{ id }}>
              Close conversation
            </ActionButton>
          ) : null
        }
      />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <Messages messages={messages} />
          <div className="grid gap-4 border-t-2 border-line pt-5">
            <Window endsAt={windowEndsAt} />
            {isWindowOpen(windowEndsAt) ? <ReplyForm action={actions.reply} conversationId={id} /> : null}
          </div>
        </div>
        <About conversation={conversation} />
      </div>
    </>
  );
}

function About({
  conversation: { contact, status, cartReference, orderNumber },
}: {
  conversation: ConversationView;
}) {
  const order = orderNumber ? (
    <TextLink href={`/admin/orders/${orderNumber}`} className="tabular">
      {orderNumber}
    </TextLink>
  ) : (
    "None named"
  );
  return (
    <Part title="About">
      <Definitions
        className="text-sm"
        items={[
          { term: "Status", value: <StatusBadge status={status} /> },
          { term: "Contact", value: <span className="tabular">{contact}</span> },
          { term: "Order", value: order },
          {
            term: "Cart",
            value: cartReference ? <span className="tabular">{cartReference}</span> : "None named",
          },
        ]}
      />
      {orderNumber || cartReference ? (
        <p className="mt-3 text-sm text-muted">
          Anyone can write down a number. Ask a question only the buyer can answer before you tell them
          anything about it.
        </p>
      ) : null}
    </Part>
  );
}
