import { ConversationList } from "@/components/admin/conversation-list";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { readVisitor } from "../visit";

export const metadata = { title: "Conversations" };

export default async function ConversationsPage() {
  const api = await serverApi();
  const conversations = await ask(api.concierge.list(), "/admin/concierge");
  if (!conversations) return <NoAccess thing="conversations" isStaff={(await readVisitor()).role !== null} />;
  const open = conversations.filter(({ status }) => status === "open").length;
  return (
    <>
      <PageHeading
        title="Conversations"
        lead={
          open === 0
            ? "Nobody waits for an answer."
            : `${open} open. Shoppers write on WhatsApp; you answer here.`
        }
      />
      {conversations.length === 0 ? (
        <EmptyState title="Nobody has written yet">
          <p>
            When a shopper writes on WhatsApp, the conversation shows up here with the cart or order it is
            about.
          </p>
        </EmptyState>
      ) : (
        <ConversationList conversations={conversations} />
      )}
    </>
  );
}
