import { z } from "zod";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  ArrangeCollectionInput,
  CreateCollectionInput,
  OrderCollectionsInput,
  PreviewRuleInput,
  RemoveCollectionInput,
  RulePreview,
  StaffCollection,
  StaffCollectionInput,
  StaffCollectionPage,
  UpdateCollectionInput,
} from "../contract/collections";
import {
  arrangeCollection,
  createCollection,
  orderCollections,
  removeCollection,
  updateCollection,
} from "../service/edit-collections";
import { listCollections, previewRule, readStaffCollection } from "../service/read-collections";

export const collectionsAdminRouter = router({
  list: staffProcedure("catalog.read")
    .output(z.array(StaffCollection))
    .query(({ ctx }) => listCollections(ctx)),
  read: staffProcedure("catalog.read")
    .input(StaffCollectionInput)
    .output(StaffCollectionPage)
    .query(({ ctx, input }) => readStaffCollection(ctx, input)),
  preview: staffProcedure("catalog.read")
    .input(PreviewRuleInput)
    .output(RulePreview)
    .query(({ ctx, input }) => previewRule(ctx, input)),
  create: staffProcedure("catalog.manage")
    .input(CreateCollectionInput)
    .output(StaffCollectionPage)
    .mutation(({ ctx, input }) => createCollection(ctx, input)),
  update: staffProcedure("catalog.manage")
    .input(UpdateCollectionInput)
    .output(StaffCollectionPage)
    .mutation(({ ctx, input }) => updateCollection(ctx, input)),
  arrange: staffProcedure("catalog.manage")
    .input(ArrangeCollectionInput)
    .output(StaffCollectionPage)
    .mutation(({ ctx, input }) => arrangeCollection(ctx, input)),
  order: staffProcedure("catalog.manage")
    .input(OrderCollectionsInput)
    .output(z.array(StaffCollection))
    .mutation(({ ctx, input }) => orderCollections(ctx, input)),
  remove: staffProcedure("catalog.manage")
    .input(RemoveCollectionInput)
    .output(z.void())
    .mutation(({ ctx, input }) => removeCollection(ctx, input)),
});
