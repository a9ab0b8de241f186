import { z } from "zod";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  AddMemberInput,
  CreateGroupInput,
  GroupInput,
  GroupView,
  MemberPage,
  RemoveGroupInput,
  RemoveMemberInput,
  RenameGroupInput,
} from "../contract/groups";
import {
  CreatePriceListInput,
  ExplainPriceInput,
  FindVariantsInput,
  FoundVariant,
  PriceExplanation,
  PriceListInput,
  PriceListPage,
  PriceListView,
  RemovePriceListInput,
  SetEntriesInput,
  UpdatePriceListInput,
} from "../contract/price-lists";
import {
  addMember,
  createGroup,
  listGroups,
  listMembers,
  removeGroup,
  removeMember,
  renameGroup,
} from "../service/edit-groups";
import { createPriceList, removePriceList, setEntries, updatePriceList } from "../service/edit-price-lists";
import { explainPrice, findVariants, listPriceLists, readPriceList } from "../service/read-price-lists";

export const priceListsRouter = router({
  list: staffProcedure("catalog.read")
    .output(z.array(PriceListView))
    .query(({ ctx }) => listPriceLists(ctx)),
  read: staffProcedure("catalog.read")
    .input(PriceListInput)
    .output(PriceListPage)
    .query(({ ctx, input }) => readPriceList(ctx, input)),
  explain: staffProcedure("catalog.read")
    .input(ExplainPriceInput)
    .output(PriceExplanation)
    .query(({ ctx, input }) => explainPrice(ctx, input)),
  variants: staffProcedure("catalog.read")
    .input(FindVariantsInput)
    .output(z.array(FoundVariant))
    .query(({ ctx, input }) => findVariants(ctx, input)),
  create: staffProcedure("catalog.manage")
    .input(CreatePriceListInput)
    .output(PriceListView)
    .mutation(({ ctx, input }) => createPriceList(ctx, input)),
  update: staffProcedure("catalog.manage")
    .input(UpdatePriceListInput)
    .output(PriceListView)
    .mutation(({ ctx, input }) => updatePriceList(ctx, input)),
  setEntries: staffProcedure("catalog.manage")
    .input(SetEntriesInput)
    .output(PriceListView)
    .mutation(({ ctx, input }) => setEntries(ctx, input)),
  remove: staffProcedure("catalog.manage")
    .input(RemovePriceListInput)
    .output(z.void())
    .mutation(({ ctx, input }) => removePriceList(ctx, input)),
});

export const groupsRouter = router({
  list: staffProcedure("catalog.read")
    .output(z.array(GroupView))
    .query(({ ctx }) => listGroups(ctx)),
  members: staffProcedure("catalog.manage")
    .input(GroupInput)
    .output(MemberPage)
    .query(({ ctx, input }) => listMembers(ctx, input)),
  create: staffProcedure("catalog.manage")
    .input(CreateGroupInput)
    .output(z.array(GroupView))
    .mutation(({ ctx, input }) => createGroup(ctx, input)),
  rename: staffProcedure("catalog.manage")
    .input(RenameGroupInput)
    .output(z.array(GroupView))
    .mutation(({ ctx, input }) => renameGroup(ctx, input)),
  remove: staffProcedure("catalog.manage")
    .input(RemoveGroupInput)
    .output(z.array(GroupView))
    .mutation(({ ctx, input }) => removeGroup(ctx, input)),
  addMember: staffProcedure("catalog.manage")
    .input(AddMemberInput)
    .output(MemberPage)
    .mutation(({ ctx, input }) => addMember(ctx, input)),
  removeMember: staffProcedure("catalog.manage")
    .input(RemoveMemberInput)
    .output(MemberPage)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
});
