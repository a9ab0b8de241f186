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
import { fillRouter } from "./router/fill";
import { mediaRouter } from "./router/media";
import { productsRouter } from "./router/products";
import { searchRouter } from "./router/search";
import { readCategories, readProduct } from "./service";
import { findRedirect } from "./service/find-redirect";
import { listProducts, readShelf } from "./service/list-products";
import { suggestProducts } from "./service/suggest-products";

export const catalogRouter = router({
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
