import { z } from "zod";
import { publicProcedure, router, staffProcedure } from "@/server/trpc/init";
import {
  ConversationInput,
  ConversationRow,
  ConversationView,
  Link,
  LinkInput,
  ReplyInput,
} from "./contract";
import { closeConversation, listConversations, readConversation, reply } from "./service/answer-shopper";
import { makeLink } from "./service/make-link";

export const conciergeRouter = router({
  link: publicProcedure()
    .input(LinkInput)
    .output(Link)
    .query(({ ctx, input }) => makeLink(ctx, input)),
  list: staffProcedure("conversations.manage")
    .output(z.array(ConversationRow))
    .query(({ ctx }) => listConversations(ctx)),
  conversation: staffProcedure("conversations.manage")
    .input(ConversationInput)
    .output(ConversationView)
    .query(({ ctx, input }) => readConversation(ctx, input)),
  reply: staffProcedure("conversations.manage")
    .input(ReplyInput)
    .output(ConversationView)
    .mutation(({ ctx, input }) => reply(ctx, input)),
  close: staffProcedure("conversations.manage")
    .input(ConversationInput)
    .output(ConversationView)
    .mutation(({ ctx, input }) => closeConversation(ctx, input)),
});
