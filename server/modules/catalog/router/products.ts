import { z } from "zod";
import { ProductId } from "@/server/shared/id";
import { ListInput, readList } from "@/server/shared/list";
import { ShopCurrency } from "@/server/shared/money";
import { router, staffProcedure } from "@/server/trpc/init";
import { ProductView } from "../contract";
import { AttributeDefinition, DefineAttributeInput } from "../contract/attributes";
import {
  ChangeSlugInput,
  ConfirmableEdit,
  ConfirmableResult,
  CreateProductInput,
  DuplicateInput,
  Edit,
  ProductStand,
  SaveVariantsInput,
  ScheduleInput,
  UpdateProductInput,
} from "../contract/edit-product";
import { EditorProduct, PRODUCT_LIST, StaffList, StaffListInput } from "../contract/staff-products";
import { changeSlug } from "../service/change-slug";
import { createProduct } from "../service/create-product";
import { defineAttribute, listAttributes } from "../service/define-attribute";
import { duplicateProduct } from "../service/duplicate-product";
import { listForStaff, listProductRows, readTags } from "../service/list-staff-products";
import { archiveProduct, publishProduct, restoreProduct, unpublishProduct } from "../service/move-product";
import { previewProduct, readEditor } from "../service/read-editor";
import { saveVariants } from "../service/save-variants";
import { scheduleProduct } from "../service/schedule-product";
import { updateProduct } from "../service/update-product";

const ReadInput = z.strictObject({ id: ProductId });
const PreviewInput = z.strictObject({ id: ProductId, currency: ShopCurrency });

/** Products as staff look after them. */
export const productsRouter = router({
  list: staffProcedure("catalog.read")
    .input(StaffListInput)
    .output(StaffList)
    .query(({ ctx, input }) => listForStaff(ctx, input)),
  rows: staffProcedure("catalog.read")
    .input(ListInput)
    .output(StaffList)
    .query(({ ctx, input }) => listProductRows(ctx, readList(PRODUCT_LIST, input))),
  tags: staffProcedure("catalog.read")
    .output(z.array(z.string()))
    .query(({ ctx }) => readTags(ctx)),
  read: staffProcedure("catalog.read")
    .input(ReadInput)
    .output(EditorProduct)
    .query(({ ctx, input }) => readEditor(ctx, input.id)),
  preview: staffProcedure("catalog.read")
    .input(PreviewInput)
    .output(ProductView)
    .query(({ ctx, input }) => previewProduct(ctx, input)),
  create: staffProcedure("catalog.manage")
    .input(CreateProductInput)
    .output(ProductStand)
    .mutation(({ ctx, input }) => createProduct(ctx, input)),
  update: staffProcedure("catalog.manage")
    .input(UpdateProductInput)
    .output(ProductStand)
    .mutation(({ ctx, input }) => updateProduct(ctx, input)),
  saveVariants: staffProcedure("catalog.manage")
    .input(SaveVariantsInput)
    .output(ConfirmableResult)
    .mutation(({ ctx, input }) => saveVariants(ctx, input)),
  publish: staffProcedure("catalog.manage")
    .input(Edit)
    .output(ProductStand)
    .mutation(({ ctx, input }) => publishProduct(ctx, input)),
  unpublish: staffProcedure("catalog.manage")
    .input(ConfirmableEdit)
    .output(ConfirmableResult)
    .mutation(({ ctx, input }) => unpublishProduct(ctx, input)),
  archive: staffProcedure("catalog.manage")
    .input(ConfirmableEdit)
    .output(ConfirmableResult)
    .mutation(({ ctx, input }) => archiveProduct(ctx, input)),
  restore: staffProcedure("catalog.manage")
    .input(Edit)
    .output(ProductStand)
    .mutation(({ ctx, input }) => restoreProduct(ctx, input)),
  schedule: staffProcedure("catalog.manage")
    .input(ScheduleInput)
    .output(ProductStand)
    .mutation(({ ctx, input }) => scheduleProduct(ctx, input)),
  changeSlug: staffProcedure("catalog.manage")
    .input(ChangeSlugInput)
    .output(ProductStand)
    .mutation(({ ctx, input }) => changeSlug(ctx, input)),
  duplicate: staffProcedure("catalog.manage")
    .input(DuplicateInput)
    .output(ProductStand)
    .mutation(({ ctx, input }) => duplicateProduct(ctx, input)),
  attributes: staffProcedure("catalog.read")
    .output(z.array(AttributeDefinition))
    .query(({ ctx }) => listAttributes(ctx)),
  defineAttribute: staffProcedure("catalog.manage")
    .input(DefineAttributeInput)
    .output(AttributeDefinition)
    .mutation(({ ctx, input }) => defineAttribute(ctx, input)),
});
