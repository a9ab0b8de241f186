import { z } from "zod";
import { ShopCurrency } from "@/server/shared/money";
import { publicProcedure, router } from "@/server/trpc/init";
import {
  CategoryView,
  ListInput,
  ProductCard,
  ProductInput,
  ProductList,
  ProductView,
  ShelfInput,
} from "./contract";
import { MovedAnswer, MovedInput } from "./contract/categories";
import { CollectionInput, CollectionView } from "./contract/collections";
import { treeRouter } from "./router/categories";
import { collectionsAdminRouter } from "./router/collections";
import { groupsRouter, priceListsRouter } from "./router/price-lists";
import { listProducts, readCategories, readProduct, readShelf, suggestProducts } from "./service";
import { readMoved } from "./service/edit-categories";
import { readCollection, readCollections } from "./service/read-collections";

const SuggestInput = z.strictObject({ query: z.string().trim().min(2).max(60), currency: ShopCurrency });

export const catalogRouter = router({
  tree: treeRouter,
  collectionsAdmin: collectionsAdminRouter,
  groups: groupsRouter,
  priceLists: priceListsRouter,
  list: publicProcedure({
    rest: { path: "/products", summary: "Products for sale, filtered, sorted and paged" },
  })
    .input(ListInput)
    .output(ProductList)
    .query(({ ctx, input }) => listProducts(ctx, input)),
  product: publicProcedure({
    rest: { path: "/products/{slug}", summary: "One product with its variants, prices and pictures" },
  })
    .input(ProductInput)
    .output(ProductView)
    .query(({ ctx, input }) => readProduct(ctx, input)),
  shelf: publicProcedure()
    .input(ShelfInput)
    .output(z.array(ProductCard))
    .query(({ ctx, input }) => readShelf(ctx, input)),
  categories: publicProcedure()
    .output(z.array(CategoryView))
    .query(({ ctx }) => readCategories(ctx)),
  collections: publicProcedure()
    .output(z.array(CollectionView))
    .query(({ ctx }) => readCollections(ctx)),
  collection: publicProcedure()
    .input(CollectionInput)
    .output(CollectionView)
    .query(({ ctx, input }) => readCollection(ctx, input)),
  /** Where a category or collection is now that was found at an address before. */
  moved: publicProcedure()
    .input(MovedInput)
    .output(MovedAnswer)
    .query(({ ctx, input }) => readMoved(ctx, input)),
  suggest: publicProcedure()
    .input(SuggestInput)
    .output(z.array(ProductCard))
    .query(({ ctx, input }) => suggestProducts(ctx, input)),
});
