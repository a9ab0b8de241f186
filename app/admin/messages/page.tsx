import { addressOf } from "@/components/admin/address";
import { MessageTable } from "@/components/admin/message-table";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { MESSAGE_WORDS } from "@/components/admin/words";
import { Tabs } from "@/components/ui/tabs";
import { MessageStatus } from "@/server/modules/notifications/contract";
import { serverApi } from "@/server/trpc/caller";
import * as actions from "../actions";
import { ask } from "../ask";
import { oneOf, readSearch, readVisitor, type Search } from "../visit";

export const metadata = { title: "Messages" };

const PATH = "/admin/messages";
const TABS = ["failed", "unknown", "queued", "sent", "delivered"] as const;

export default async function MessagesPage({ searchParams }: { searchParams: Search }) {
  const { status: wanted, before: cursor } = await readSearch(searchParams);
  const status = oneOf(MessageStatus.options, wanted);
  const api = await serverApi();
  const page = await ask(api.admin.messages({ status, cursor }), addressOf(PATH, { status, before: cursor }));
  if (!page) return <NoAccess thing="messages" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Messages"
        lead="What the shop told people by e-mail, SMS and WhatsApp, and whether it reached them."
      />
      <Tabs
        label="Messages by status"
        tabs={[
          { href: PATH, label: "All", isHere: !status },
          ...TABS.map((tab) => ({
            href: addressOf(PATH, { status: tab }),
            label: MESSAGE_WORDS[tab].label,
            isHere: status === tab,
          })),
        ]}
      />
      <div className="mt-2">
        <MessageTable
          messages={page.rows}
          retry={actions.retryMessage}
          showOrder
          empty={
            status
              ? `None here: no message is ${MESSAGE_WORDS[status].label.toLowerCase()}.`
              : "No message was written yet."
          }
        />
      </div>
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { status, before: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, { status }) : null}
      />
    </>
  );
}
