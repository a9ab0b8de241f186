import { z } from "zod";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  CategoryNode,
  CreateCategoryInput,
  EndCategoryInput,
  MoveCategoryInput,
  RestoreCategoryInput,
  UpdateCategoryInput,
} from "../contract/categories";
import { createCategory, moveCategory, readTree, updateCategory } from "../service/edit-categories";
import { archiveCategory, removeCategory, restoreCategory } from "../service/end-category";

const Tree = z.array(CategoryNode);

/** Every change answers the tree as it then is. */
export const treeRouter = router({
  read: staffProcedure("catalog.read")
    .output(Tree)
    .query(({ ctx }) => readTree(ctx)),
  create: staffProcedure("catalog.manage")
    .input(CreateCategoryInput)
    .output(Tree)
    .mutation(({ ctx, input }) => createCategory(ctx, input)),
  update: staffProcedure("catalog.manage")
    .input(UpdateCategoryInput)
    .output(Tree)
    .mutation(({ ctx, input }) => updateCategory(ctx, input)),
  move: staffProcedure("catalog.manage")
    .input(MoveCategoryInput)
    .output(Tree)
    .mutation(({ ctx, input }) => moveCategory(ctx, input)),
  archive: staffProcedure("catalog.manage")
    .input(EndCategoryInput)
    .output(Tree)
    .mutation(({ ctx, input }) => archiveCategory(ctx, input)),
  restore: staffProcedure("catalog.manage")
    .input(RestoreCategoryInput)
    .output(Tree)
    .mutation(({ ctx, input }) => restoreCategory(ctx, input)),
  remove: staffProcedure("catalog.manage")
    .input(EndCategoryInput)
    .output(Tree)
    .mutation(({ ctx, input }) => removeCategory(ctx, input)),
});
