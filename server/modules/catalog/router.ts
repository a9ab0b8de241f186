import { z } from "zod";
import { publicProcedure, router } from "@/server/trpc/init";
import {
  CategoryView,
  ListInput,
  ProductCard,
  ProductInput,
  ProductList,
  ProductView,
  ShelfInput,
  SuggestInput,
  Suggestions,
} from "./contract";
import { MovedAnswer, MovedInput } from "./contract/categories";
import { CollectionInput, CollectionView } from "./contract/collections";
import { treeRouter } from "./router/categories";
import { collectionsAdminRouter } from "./router/collections";
import { fillRouter } from "./router/fill";
import { mediaRouter } from "./router/media";
import { groupsRouter, priceListsRouter } from "./router/price-lists";
import { productsRouter } from "./router/products";
import { searchRouter } from "./router/search";
import { readCategories, readProduct } from "./service";
import { readMoved } from "./service/edit-categories";
import { findRedirect } from "./service/find-redirect";
import { listProducts, readShelf } from "./service/list-products";
import { readCollection, readCollections } from "./service/read-collections";
import { suggestProducts } from "./service/suggest-products";

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
    .output(Suggestions)
    .query(({ ctx, input }) => suggestProducts(ctx, input)),
  media: mediaRouter,
  movedTo: publicProcedure()
    .input(ProductInput.pick({ slug: true }))
    .output(z.string().nullable())
    .query(({ ctx, input }) => findRedirect(ctx, input.slug)),
  products: productsRouter,
  fill: fillRouter,
  search: searchRouter,
});
